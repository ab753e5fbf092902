import AnnalsTemplates
import AnnalsVocabulary

/// When something happened or appeared.
struct DateRecord: Record {
  let edition: EditionArchive
  let date: ArchiveDate

  static let fields = RecordFields<DateRecord>(
    "date",
    "A day, an interval, a month or a year, as sure as its source is."
  ) {
    Field("text", .text, "The date in words: `21 August 2019 (uncertain)`.") {
      .text($0.edition.locale.dates.text($0.date))
    }
    Field("iso", .text, "For `datetime` of a `time` element: `2019-08-21`, `2019-08` or `2019`.") {
      .text($0.date.machineText)
    }
    Field("edtf", .text, "Exactly as it was written: `2019-08-19/2019-08-21?`.") {
      .text($0.date.description)
    }
    Field("is_sure", .boolean, "Whether the date is neither uncertain nor approximate.") {
      .boolean($0.date.certainty == .certain)
    }
    Field("url", .optional(.link), "The first page of the calendar on which it stands.") {
      let edition = $0.edition
      return $0.places.first.map { .link(edition.path(of: $0)) } ?? .absent
    }
    Field(
      "pages",
      .list(.record("calendar_link")),
      "Every page of the calendar on which it stands."
    ) {
      let edition = $0.edition
      return .list($0.places) { .record(CalendarLinkRecord(edition: edition, place: $0)) }
    }
  }

  private var places: [ArchiveCalendar.Place] { edition.index.calendar.places(of: date) }
}

/// A page of the calendar.
struct CalendarLinkRecord: Record {
  let edition: EditionArchive
  let place: ArchiveCalendar.Place

  static let fields = RecordFields<CalendarLinkRecord>(
    "calendar_link",
    "A link to a day, a month or a year."
  ) {
    Field("url", .link, "The page.") { .link($0.edition.path(of: $0.place)) }
    Field("text", .text, "The day, month or year in words.") {
      .text($0.edition.text(of: $0.place))
    }
  }
}

extension EditionArchive {
  func path(of place: ArchiveCalendar.Place) -> SitePath {
    switch place {
    case .day(let id): addresses.days[id.index]
    case .month(let id): addresses.months[id.index]
    case .year(let id): addresses.years[id.index]
    }
  }

  func text(of place: ArchiveCalendar.Place) -> String {
    switch place {
    case .day(let id): locale.dates.text(index.calendar.days[id.index])
    case .month(let id): text(of: index.calendar.months[id.index])
    case .year(let id): locale.dates.text(year: index.calendar.years[id.index])
    }
  }

  func text(of month: CalendarMonth) -> String {
    locale.dates.text(year: month.year, month: month.month)
  }
}

extension ArchiveDate {
  /// What `datetime` may hold: HTML has nothing for an interval, so its first day stands for it.
  var machineText: String {
    switch precision {
    case .day, .interval: first.description
    case .month: "\(first.year)-\(twoDigits(first.month))"
    case .year: String(first.year)
    }
  }
}
