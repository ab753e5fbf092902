import AnnalsArchive
import AnnalsVocabulary

/// Which days, months and years have something on them, and what.
///
/// An event stands on every day that one of its dates names, an interval of up to 31 days on each of
/// its days. What is known to the month only, or is a longer interval, stands on its months; what is
/// longer than two years stands on its years, and past fifty on the first and the last of them.
///
/// A class, since copying its many arrays showed in the time of rendering.
final class ArchiveCalendar: Sendable {
  /// In order; each has an event or a report.
  let days: [CalendarDay]
  let months: [CalendarMonth]
  let years: [Int]
  let eventsOfDay: Relation<CalendarDay, Event>
  let articlesOfDay: Relation<CalendarDay, Article>
  /// Events on a day of the month and those of the month as a whole.
  let eventsOfMonth: Relation<CalendarMonth, Event>
  let undatedEventsOfMonth: Relation<CalendarMonth, Event>
  let eventsOfYear: Relation<CalendarYear, Event>
  let undatedEventsOfYear: Relation<CalendarYear, Event>
  /// How many reports appeared in each month.
  let articleCounts: [Int]

  /// A page of the calendar.
  enum Place: Hashable, Sendable {
    case day(ID<CalendarDay>)
    case month(ID<CalendarMonth>)
    case year(ID<CalendarYear>)
  }

  init(_ archive: PublicArchive) {
    var entries = CalendarEntries()
    for (index, event) in archive.events.enumerated() {
      for date in event.dates { entries.add(ID(index), on: date) }
      entries.add(ID(index), on: event.date)
    }
    let reportedDays = archive.articles.map(\.published.day)

    let days = ascending(entries.days.map(\.0) + reportedDays)
    let months = ascending(days.map { CalendarMonth($0) } + entries.months.map(\.0))
    let years = ascending(months.map(\.year) + entries.years.map(\.0))

    let dayPairs = entries.days.map { (ID<CalendarDay>(position($0.0, in: days)), $0.1) }
    let monthPairs = entries.months.map { (ID<CalendarMonth>(position($0.0, in: months)), $0.1) }
    let yearPairs = entries.years.map { (ID<CalendarYear>(position($0.0, in: years)), $0.1) }
    let monthOfDay = days.map { ID<CalendarMonth>(position(CalendarMonth($0), in: months)) }
    let yearOfMonth = months.map { ID<CalendarYear>(position($0.year, in: years)) }

    let allMonthPairs = dayPairs.map { (monthOfDay[$0.0.index], $0.1) } + monthPairs
    eventsOfDay = Relation(count: days.count, pairs: dayPairs)
    articlesOfDay = Relation(
      count: days.count,
      pairs: reportedDays.enumerated().map { (ID(position($1, in: days)), ID($0)) }
    )
    undatedEventsOfMonth = Relation(count: months.count, pairs: monthPairs)
    eventsOfMonth = Relation(count: months.count, pairs: allMonthPairs)
    undatedEventsOfYear = Relation(count: years.count, pairs: yearPairs)
    eventsOfYear = Relation(
      count: years.count,
      pairs: allMonthPairs.map { (yearOfMonth[$0.0.index], $0.1) } + yearPairs
    )
    var counts = [Int](repeating: 0, count: months.count)
    for day in reportedDays { counts[position(CalendarMonth(day), in: months)] += 1 }
    articleCounts = counts
    (self.days, self.months, self.years) = (days, months, years)
  }

  /// The pages on which an event of this date stands, of those that there are.
  static func places(
    of date: ArchiveDate,
    day: (CalendarDay) -> ID<CalendarDay>?,
    month: (CalendarMonth) -> ID<CalendarMonth>?,
    year: (Int) -> ID<CalendarYear>?
  ) -> [Place] {
    var entries = CalendarEntries()
    entries.add(ID(0), on: date)
    return entries.days.compactMap { day($0.0).map { .day($0) } }
      + entries.months.compactMap { month($0.0).map { .month($0) } }
      + entries.years.compactMap { year($0.0).map { .year($0) } }
  }
}

/// One month of one year, ordered as time is.
struct CalendarMonth: Hashable, Comparable, Sendable {
  let year: Int
  let month: Int

  init(_ day: CalendarDay) {
    year = day.year
    month = day.month
  }

  init(number: Int) {
    year = number / 12
    month = number % 12 + 1
  }

  /// Counts months without gaps.
  var number: Int { year * 12 + month - 1 }

  /// `2019-08`.
  var description: String { "\(year)-\(twoDigits(month))" }

  static func < (one: CalendarMonth, other: CalendarMonth) -> Bool { one.number < other.number }
}

/// Stands for a year where a type is needed.
enum CalendarYear {}

/// Where events stand, before days, months and years have numbers.
private struct CalendarEntries {
  var days: [(CalendarDay, ID<Event>)] = []
  var months: [(CalendarMonth, ID<Event>)] = []
  var years: [(Int, ID<Event>)] = []

  mutating func add(_ event: ID<Event>, on date: ArchiveDate) {
    switch date.precision {
    case .day: days.append((date.first, event))
    case .month: months.append((CalendarMonth(date.first), event))
    case .year: years.append((date.first.year, event))
    case .interval: addInterval(event, date.first, date.last)
    }
  }

  private mutating func addInterval(
    _ event: ID<Event>,
    _ first: CalendarDay,
    _ last: CalendarDay
  ) {
    if last.dayNumber - first.dayNumber < 31 {
      var day: CalendarDay? = first
      while let current = day, current <= last {
        days.append((current, event))
        day = current.next
      }
      return
    }
    let months = CalendarMonth(first).number...CalendarMonth(last).number
    if months.count <= 24 {
      self.months += months.map { (CalendarMonth(number: $0), event) }
    } else if last.year - first.year < 50 {
      years += (first.year...last.year).map { ($0, event) }
    } else {
      years += [(first.year, event), (last.year, event)]
    }
  }
}

/// Sorted, each value once.
private func ascending<Value: Comparable>(_ values: [Value]) -> [Value] {
  var result: [Value] = []
  for value in values.sorted() where value != result.last { result.append(value) }
  return result
}

/// Where `value` stands in a sorted array, or would stand.
private func position<Value: Comparable>(_ value: Value, in sorted: [Value]) -> Int {
  var low = 0
  var high = sorted.count
  while low < high {
    let middle = (low + high) / 2
    if sorted[middle] < value { low = middle + 1 } else { high = middle }
  }
  return low
}
