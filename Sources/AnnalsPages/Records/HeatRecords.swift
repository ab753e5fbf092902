import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// How many events happened on each day of a year.
final class HeatTable: Sendable {
  let year: Int
  /// By the number of the month and of the day, from 0.
  let counts: [[Int]]
  /// The greatest number of one day.
  let peak: Int

  init(_ year: Int, _ calendar: TracedCalendar) {
    self.year = year
    var counts = (1...12).map {
      [Int](repeating: 0, count: CalendarDay.days(inMonth: $0, of: year))
    }
    let bounds = [year, year + 1].map { CalendarDay(year: $0, month: 1, day: 1) }
    if let first = bounds[0], let end = bounds[1] {
      for index in calendar.days.place(of: first)..<calendar.days.place(of: end) {
        let day = calendar.days[index]
        counts[day.month - 1][day.day - 1] = calendar.eventsOfDay[ID(index)].count
      }
    }
    self.counts = counts
    peak = counts.joined().max() ?? 0
  }
}

/// A row of the heat map of a year.
struct HeatMonthRecord: Record {
  let edition: EditionArchive
  let table: HeatTable
  /// From 0.
  let month: Int

  static let fields = RecordFields<HeatMonthRecord>(
    "heat_month",
    "A month in the heat map of a year, whether or not anything happened in it."
  ) {
    Field("name", .text, "Its name in short.") {
      .text($0.edition.locale.dates.shortMonths[$0.month])
    }
    Field("url", .optional(.link), "Its page, where there is something in it.") {
      let edition = $0.edition
      let month = CalendarMonth(number: $0.table.year * 12 + $0.month)
      return edition.index.calendar.id(of: month).map {
        .link(edition.addresses.months[$0.index])
      } ?? .absent
    }
    Field("days", .list(.record("heat_day")), "Its days, the first first.") {
      let (edition, table, month) = ($0.edition, $0.table, $0.month)
      return .list(table.counts[month].indices) {
        .record(
          HeatDayRecord(edition: edition, table: table, month: Int16(month), day: Int16($0))
        )
      }
    }
    Field("missing_days", .integer, "How many days it is shorter than the longest months.") {
      .integer(31 - $0.table.counts[$0.month].count)
    }
  }
}

/// A day in the heat map of a year.
struct HeatDayRecord: Record {
  let edition: EditionArchive
  let table: HeatTable
  /// From 0, as `day`.
  let month: Int16
  let day: Int16

  static let fields = RecordFields<HeatDayRecord>("heat_day", "A day in the heat map of a year.") {
    Field("count", .integer, "How many events happened on it.") { .integer($0.count) }
    Field(
      "level",
      .integer,
      "0 for nothing, 1 to 4 by quarters of the year's busiest day, or of 4 where that has fewer."
    ) {
      .integer(shade(of: $0.count, beside: $0.table.peak))
    }
    Field("url", .optional(.link), "Its page, where anything happened on it.") {
      let edition = $0.edition
      let date = CalendarDay(year: $0.table.year, month: Int($0.month) + 1, day: Int($0.day) + 1)
      guard $0.count > 0, let id = date.flatMap({ edition.index.calendar.id(of: $0) }) else {
        return .absent
      }
      return .link(edition.addresses.days[id.index])
    }
  }

  private var count: Int { table.counts[Int(month)][Int(day)] }
}

extension EditionArchive {
  func heat(ofYear year: Int) -> Value {
    let table = HeatTable(year, index.calendar)
    guard table.peak > 0 else { return .list(0..<0) { _ in .absent } }
    return .list(0..<12) { .record(HeatMonthRecord(edition: self, table: table, month: $0)) }
  }

  /// `1` … `31`, as the edition writes them.
  var dayNumbers: Value {
    let numbers = locale.numbers
    return .list(1..<32) { .text(numbers.plainText($0)) }
  }
}
