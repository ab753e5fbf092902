extension Locale {
  /// How numbers and dates are written, by the keys of the locale file, for a script that writes them
  /// as pages do: months by their numbers, the ten digits as one text, patterns with their places.
  var formats: [(key: String, text: String)] {
    let months = zip(1..., dates.months).map { (key: "\($0)", text: $1) }
    let patterns: [(String, Pattern)] = [
      ("long", dates.long), ("month_and_year", dates.monthAndYear),
      ("interval_of_days", dates.intervalOfDays), ("interval_of_months", dates.intervalOfMonths),
      ("interval_of_years", dates.intervalOfYears),
    ]
    let doubts: [(String, Pattern)] = [
      ("uncertain", dates.uncertain), ("approximate", dates.approximate),
      ("uncertain_and_approximate", dates.uncertainAndApproximate),
    ]
    return [
      ("digits", numbers.digits.joined()), ("group", numbers.groupSeparator),
      ("first_of_month", dates.firstOfMonth ?? ""),
    ] + months
      + patterns.map { ($0, $1.filled(DateFormat.places.map { "{\($0)}" })) }
      + doubts.map { ($0, $1.filled(["{date}"])) }
  }
}
