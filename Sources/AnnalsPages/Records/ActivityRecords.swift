import AnnalsTemplates
import AnnalsVocabulary

/// How many things fall into each month of each year that has any.
final class ActivityTable: Sendable {
  struct Year: Sendable {
    let year: Int
    /// January first.
    let months: [Int]
  }

  let years: [Year]
  /// The greatest number of one month.
  let peak: Int

  init(_ days: [CalendarDay]) {
    var years: [Int: [Int]] = [:]
    for day in days { years[day.year, default: Array(repeating: 0, count: 12)][day.month - 1] += 1 }
    self.years = years.sorted { $0.key < $1.key }.map { Year(year: $0.key, months: $0.value) }
    peak = self.years.flatMap(\.months).max() ?? 0
  }

  func value(_ edition: EditionArchive) -> Value {
    .list(years.indices) {
      .record(ActivityYearRecord(edition: edition, table: self, index: $0))
    }
  }

  /// 0 for nothing, else 1 to 4 by quarters of the peak.
  func level(_ count: Int) -> Int { shade(of: count, beside: peak) }
}

/// One row of an activity table.
struct ActivityYearRecord: Record {
  let edition: EditionArchive
  let table: ActivityTable
  let index: Int

  static let fields = RecordFields<ActivityYearRecord>(
    "activity_year",
    "How much fell into each month of a year."
  ) {
    Field("text", .text, "The year.") {
      .text($0.edition.locale.dates.text(year: $0.year.year))
    }
    Field("url", .optional(.link), "The page of the year.") {
      let edition = $0.edition
      return edition.index.calendar.id(ofYear: $0.year.year).map {
        .link(edition.addresses.years[$0.index])
      } ?? .absent
    }
    Field("total", .integer, "In the whole year.") { .integer($0.year.months.reduce(0, +)) }
    Field("bars", .text, "Twelve bars as the path of an SVG of 120 by 30.") {
      .text($0.bars)
    }
    Field("months", .list(.record("activity_month")), "Twelve months, January first.") {
      let (edition, table, year) = ($0.edition, $0.table, $0.year)
      return .list(0..<12) {
        .record(
          ActivityMonthRecord(
            edition: edition,
            month: Int32(year.year * 12 + $0),
            count: Int32(clamping: year.months[$0]),
            level: UInt8(table.level(year.months[$0]))
          )
        )
      }
    }
  }

  private var year: ActivityTable.Year { table.years[index] }

  /// The busiest month of the table has the whole height, and a single thing still a mark.
  private var bars: String {
    var path = ""
    for (month, count) in year.months.enumerated() where count > 0 {
      let height = max(1, count * 30 / max(1, table.peak))
      path += "M\(month * 10 + 1) 30v-\(height)h8v\(height)z"
    }
    return path
  }
}

/// One cell of an activity table.
struct ActivityMonthRecord: Record {
  let edition: EditionArchive
  /// As `CalendarMonth.number`.
  let month: Int32
  let count: Int32
  let level: UInt8

  static let fields = RecordFields<ActivityMonthRecord>(
    "activity_month",
    "How much fell into one month."
  ) {
    Field("text", .text, "The month and its year.") {
      .text($0.edition.text(of: CalendarMonth(number: Int($0.month))))
    }
    Field("count", .integer, "How much.") { .integer(Int($0.count)) }
    Field(
      "level",
      .integer,
      "0 for nothing, 1 to 4 by quarters of the busiest month, or of 4 where that has fewer."
    ) {
      .integer(Int($0.level))
    }
    Field("url", .optional(.link), "The page of the month.") {
      let edition = $0.edition
      return edition.index.calendar.id(of: CalendarMonth(number: Int($0.month))).map {
        .link(edition.addresses.months[$0.index])
      } ?? .absent
    }
  }
}

/// 0 for nothing, else 1 to 4 by quarters of the peak.
///
/// A peak below 4 counts as 4, so that single events are not shown as a storm of them.
func shade(of count: Int, beside peak: Int) -> Int {
  let peak = max(4, peak)
  return count == 0 ? 0 : max(1, (count * 4 + peak - 1) / peak)
}
