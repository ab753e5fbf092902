import AnnalsVocabulary

/// How a language writes dates, by its locale file.
///
/// A class, since copying its many texts showed in the time of rendering.
final class DateFormat: Sendable {
  /// What a date pattern may name.
  static let places = [
    "weekday", "day", "month", "year", "day2", "month2", "year2",
  ]

  /// Twelve names, January first.
  let months: [String]
  let shortMonths: [String]
  /// Seven names, Monday first.
  let weekdays: [String]
  let shortWeekdays: [String]
  /// 1 is Monday.
  let firstWeekday: Int
  /// `1er`; nil where the first of a month is written like the others.
  let firstOfMonth: String?
  let numbers: NumberFormat
  let full: Pattern
  let long: Pattern
  let dayAndMonth: Pattern
  let monthAndYear: Pattern
  let intervalOfDays: Pattern
  let intervalOfMonths: Pattern
  let intervalOfYears: Pattern
  let uncertain: Pattern
  let approximate: Pattern
  let uncertainAndApproximate: Pattern

  /// `native` is the format of the locale file, in whose digits its short names are written.
  init(
    _ checker: inout LocaleChecker,
    _ numbers: NumberFormat,
    _ native: NumberFormat,
    _ monthNames: ArchiveConfiguration.MonthNames?
  ) {
    let first = Int(checker.text("calendar.first_weekday")) ?? 0
    if !(1...7 ~= first) {
      checker.report(
        "bad-message",
        "message 'calendar.first_weekday' must be 1 (Monday) to 7 (Sunday)",
        at: checker.location("calendar.first_weekday")
      )
    }
    let own = checker.list("calendar.months", count: 12)
    let short = checker.list("calendar.short_months", count: 12)
    let other = (1...12).compactMap { checker.optionalText("calendar.international_months.\($0)") }
    let isOther = monthNames == .international && other.count == 12
    months = isOther ? other : own
    shortMonths = (isOther ? other : short).map { numbers.rewriting($0, from: native) }
    weekdays = checker.list("calendar.weekdays", count: 7)
    shortWeekdays = checker.list("calendar.short_weekdays", count: 7)
    firstWeekday = 1...7 ~= first ? first : 1
    firstOfMonth = checker.optionalText("calendar.first_of_month")
    self.numbers = numbers
    full = checker.pattern("dates.full", places: Self.places)
    long = checker.pattern("dates.long", places: Self.places)
    dayAndMonth = checker.pattern("dates.day_and_month", places: Self.places)
    monthAndYear = checker.pattern("dates.month_and_year", places: Self.places)
    intervalOfDays = checker.pattern("dates.interval_of_days", places: Self.places)
    intervalOfMonths = checker.pattern("dates.interval_of_months", places: Self.places)
    intervalOfYears = checker.pattern("dates.interval_of_years", places: Self.places)
    uncertain = checker.pattern("dates.uncertain", places: ["date"])
    approximate = checker.pattern("dates.approximate", places: ["date"])
    uncertainAndApproximate = checker.pattern(
      "dates.uncertain_and_approximate",
      places: ["date"]
    )
  }

  /// `mercredi 21 août 2019`.
  func fullText(_ day: CalendarDay) -> String { text(full, day, day) }

  /// `21 août 2019`.
  func text(_ day: CalendarDay) -> String { text(long, day, day) }

  /// `21 août`.
  func shortText(_ day: CalendarDay) -> String { text(dayAndMonth, day, day) }

  /// `août 2019`.
  func text(year: Int, month: Int) -> String {
    monthAndYear.filled(["", "", months[month - 1], numbers.plainText(year)])
  }

  func text(year: Int) -> String { numbers.plainText(year) }

  /// A date as precise as it is, with words for what is not sure.
  func text(_ date: ArchiveDate) -> String {
    let plain =
      switch date.precision {
      case .day: text(date.first)
      case .month: text(year: date.first.year, month: date.first.month)
      case .year: text(year: date.first.year)
      case .interval: text(from: date.first, to: date.last)
      }
    return switch date.certainty {
    case .certain: plain
    case .uncertain: uncertain.filled([plain])
    case .approximate: approximate.filled([plain])
    case .uncertainAndApproximate: uncertainAndApproximate.filled([plain])
    }
  }

  private func text(from first: CalendarDay, to last: CalendarDay) -> String {
    if first.year != last.year { return text(intervalOfYears, first, last) }
    if first.month != last.month { return text(intervalOfMonths, first, last) }
    return text(intervalOfDays, first, last)
  }

  private func text(_ pattern: Pattern, _ first: CalendarDay, _ last: CalendarDay) -> String {
    var writer = ByteWriter(capacity: 64)
    for piece in pattern.pieces {
      switch piece {
      case .text(let literal): writer.append(literal)
      case .place(0): writer.append(weekdays[first.weekday - 1])
      case .place(1): write(dayOfMonth: first, into: &writer)
      case .place(2): writer.append(months[first.month - 1])
      case .place(3): numbers.write(plain: first.year, into: &writer)
      case .place(4): write(dayOfMonth: last, into: &writer)
      case .place(5): writer.append(months[last.month - 1])
      case .place: numbers.write(plain: last.year, into: &writer)
      }
    }
    return writer.text
  }

  private func write(dayOfMonth day: CalendarDay, into writer: inout ByteWriter) {
    if day.day == 1, let firstOfMonth { return writer.append(firstOfMonth) }
    numbers.write(plain: day.day, into: &writer)
  }
}
