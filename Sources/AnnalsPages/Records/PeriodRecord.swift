import AnnalsTemplates
import AnnalsVocabulary

/// One year or month of a list that is too long for one page.
struct PeriodRecord: Record {
  let edition: EditionArchive
  /// In `Periods.all`.
  let index: Int

  static let fields = RecordFields<PeriodRecord>(
    "period",
    "One year, or one month, of a list that is too long for one page."
  ) {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.periods[$0.index]) }
    Field("text", .text, "The year or month in words.") { .text($0.text) }
    Field("iso", .text, "`2019` or `2019-08`.") {
      .text("\($0.period.year)" + ($0.period.month.map { "-" + twoDigits($0) } ?? ""))
    }
    Field("subject", .html, "Name of the town, faction, type or source whose list it is.") {
      .html($0.edition.label(of: $0.period.subject))
    }
    Field("subject_name", .text, "That name alone.") {
      .text($0.edition.label(of: $0.period.subject).text)
    }
    Field("subject_url", .link, "The page of that town, faction, type or source.") {
      .link($0.edition.path(of: $0.period.subject))
    }
    Field("event_count", .integer, "How many events fall into it.") {
      .integer($0.period.eventCount)
    }
    Field("article_count", .integer, "How many reports appeared in it.") {
      .integer($0.period.articleCount)
    }
    Field(
      "events",
      .list(.record("event")),
      "Its events, earliest first; of a year that is cut by month, those not known to the month."
    ) {
      let edition = $0.edition
      return .list($0.period.events[...]) { EventRecord(edition: edition, id: $0) }
    }
    Field(
      "articles",
      .list(.record("article")),
      "Its reports, oldest first; none for a year that is cut by month."
    ) {
      let edition = $0.edition
      return .list($0.period.articles[...]) { ArticleRecord(edition: edition, id: $0) }
    }
    Field("months", .list(.record("period")), "The months of a year that is cut by month.") {
      let edition = $0.edition
      return .list($0.period.months) { .record(PeriodRecord(edition: edition, index: $0)) }
    }
    Field("year", .optional(.record("period")), "Of a month: its year.") {
      let edition = $0.edition
      return $0.yearIndex.map { .record(PeriodRecord(edition: edition, index: $0)) } ?? .absent
    }
    Field("previous", .optional(.record("period")), "The period before, with something in it.") {
      $0.sibling(-1)
    }
    Field("next", .optional(.record("period")), "The period after, with something in it.") {
      $0.sibling(1)
    }
  }

  var period: Period { edition.index.periods.all[index] }

  var text: String {
    guard let month = period.month else { return edition.locale.dates.text(year: period.year) }
    return edition.locale.dates.text(year: period.year, month: month)
  }

  /// Of a month, its year.
  var yearIndex: Int? {
    guard period.month != nil else { return nil }
    return edition.index.periods.years(of: period.subject).first {
      edition.index.periods.all[$0].months.contains(index)
    }
  }

  /// Years and months of one subject stand side by side, the months of all years in one run.
  private func sibling(_ step: Int) -> Value {
    let all = edition.index.periods.all
    let other = index + step
    guard all.has(other), all[other].subject == period.subject,
      (all[other].month == nil) == (period.month == nil)
    else { return .absent }
    return .record(PeriodRecord(edition: edition, index: other))
  }
}

extension EditionArchive {
  func label(of subject: ListSubject) -> DisplayText {
    switch subject {
    case .town(let id): towns[id.index]
    case .faction(let id): factions[id.index]
    case .type(let id): types[id.index]
    case .source(let id): sources[id.index]
    }
  }

  func path(of subject: ListSubject) -> SitePath {
    switch subject {
    case .town(let id): addresses.towns[id.index]
    case .faction(let id): addresses.factions[id.index]
    case .type(let id): addresses.types[id.index]
    case .source(let id): addresses.sources[id.index]
    }
  }
}
