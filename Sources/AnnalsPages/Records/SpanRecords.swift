import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// Dates side by side on one line of time.
final class SpanChart: Sendable {
  struct Row: Sendable {
    let label: DisplayText
    let path: SitePath
    let fragment: String?
    let date: ArchiveDate
  }

  let edition: EditionArchive
  /// Whole months.
  let first: CalendarMonth
  let last: CalendarMonth
  let rows: [Row]

  init(_ edition: EditionArchive, from first: CalendarMonth, to last: CalendarMonth, _ rows: [Row])
  {
    self.edition = edition
    self.first = first
    self.last = last
    self.rows = rows
  }

  /// What stands at the ends of the line.
  var ends: (from: String, to: String) {
    let length = CalendarDay.days(inMonth: first.month, of: first.year)
    let days = [1, length].compactMap { CalendarDay(year: first.year, month: first.month, day: $0) }
    guard first == last, days.count == 2 else {
      return (edition.text(of: first), edition.text(of: last))
    }
    return (edition.locale.dates.shortText(days[0]), edition.locale.dates.shortText(days[1]))
  }

  /// Where a date begins and how long it is, in thousandths of the line; what lies beyond its ends is
  /// cut off.
  func place(of date: ArchiveDate) -> (start: Int, length: Int) {
    let begin = CalendarDay(year: first.year, month: first.month, day: 1)?.dayNumber ?? 0
    let next = CalendarMonth(number: last.number + 1)
    let end = CalendarDay(year: next.year, month: next.month, day: 1)?.dayNumber ?? begin + 1
    let start = min(max(date.first.dayNumber, begin), end - 1) - begin
    let stop = min(max(date.last.dayNumber + 1, begin + start + 1), end) - begin
    let length = max(8, (stop - start) * 1000 / (end - begin))
    return (min(start * 1000 / (end - begin), 1000 - length), length)
  }
}

/// Dates side by side on one line of time.
struct SpanChartRecord: Record {
  let chart: SpanChart

  static let fields = RecordFields<SpanChartRecord>(
    "span_chart",
    "Dates side by side on one line of time of whole months."
  ) {
    Field("from", .text, "The month with which the line begins; of a single month, its first day.")
    {
      .text($0.chart.ends.from)
    }
    Field("to", .text, "The month with which it ends; of a single month, its last day.") {
      .text($0.chart.ends.to)
    }
    Field("rows", .list(.record("span")), "The dates, in the order of what they belong to.") {
      let chart = $0.chart
      return .list(chart.rows.indices) { .record(SpanRecord(chart: chart, index: $0)) }
    }
  }
}

/// One date on a line of time.
struct SpanRecord: Record {
  let chart: SpanChart
  let index: Int

  static let fields = RecordFields<SpanRecord>("span", "One date on a line of time.") {
    Field("label", .html, "What or who has this date.") { .html($0.row.label) }
    Field("url", .link, "Where that stands.") { .link($0.row.path, $0.row.fragment) }
    Field("date", .record("date"), "The date.") {
      .record(DateRecord(edition: $0.chart.edition, date: $0.row.date))
    }
    Field("start", .integer, "Where it begins, in thousandths of the line.") {
      .integer($0.chart.place(of: $0.row.date).start)
    }
    Field("length", .integer, "How long it is, in thousandths of the line.") {
      .integer($0.chart.place(of: $0.row.date).length)
    }
  }

  private var row: SpanChart.Row { chart.rows[index] }
}

extension EditionArchive {
  /// The dates accounts give of an event, where one is more than a day, unsure, or unlike the others.
  func spans(of id: ID<Event>) -> Value {
    let event = archive.events[id.index]
    let given = event.accounts.map { ID<Account>($0) }.filter {
      archive.accounts[$0.index].dateIsOwn
    }
    let dates = given.map { archive.accounts[$0.index].date }
    guard dates.contains(where: { !$0.isPlainDay || $0 != dates[0] }) else { return .absent }
    let rows = zip(given, dates).map { account, date in
      SpanChart.Row(
        label: origin(of: archive.accounts[account.index]),
        path: addresses.events[id.index],
        fragment: anchor(of: account),
        date: date
      )
    }
    return chart(rows)
  }

  /// The events of a month whose dates are more than a day or unsure.
  func spans(ofMonth id: ID<CalendarMonth>) -> Value {
    let month = index.calendar.months[id.index]
    let rows = spanRows(index.calendar.eventsOfMonth[id]) { !$0.isPlainDay }
    return chart(rows, month...month)
  }

  /// The events of a year whose dates are more than a month.
  func spans(ofYear id: ID<CalendarYear>) -> Value {
    let year = index.calendar.years[id.index]
    let rows = spanRows(index.calendar.eventsOfYear[id]) {
      CalendarMonth($0.first) != CalendarMonth($0.last)
    }
    return chart(rows, CalendarMonth(number: year * 12)...CalendarMonth(number: year * 12 + 11))
  }

  /// At most 40, so that a page stays a page.
  private func spanRows(
    _ events: ArraySlice<ID<Event>>,
    where isMeant: @escaping (ArchiveDate) -> Bool
  ) -> [SpanChart.Row] {
    Array(
      events.lazy.filter { isMeant(self.archive.events[$0.index].date) }.prefix(40).map {
        SpanChart.Row(
          label: self.events[$0.index],
          path: self.addresses.events[$0.index],
          fragment: nil,
          date: self.archive.events[$0.index].date
        )
      }
    )
  }

  private func chart(_ rows: [SpanChart.Row], _ months: ClosedRange<CalendarMonth>? = nil) -> Value
  {
    guard let first = rows.map(\.date.first).min(), let last = rows.map(\.date.last).max() else {
      return .absent
    }
    let months = months ?? CalendarMonth(first)...CalendarMonth(last)
    let chart = SpanChart(self, from: months.lowerBound, to: months.upperBound, rows)
    return .record(SpanChartRecord(chart: chart))
  }
}

extension ArchiveDate {
  /// A day that nobody doubts.
  fileprivate var isPlainDay: Bool { precision == .day && certainty == .certain }
}
