import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// A report, in a list or on its own page.
struct ArticleRecord: Record {
  let edition: EditionArchive
  let id: ID<Article>

  static let fields = RecordFields<ArticleRecord>("article", "A report.") {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.articles[$0.id.index]) }
    Field("title", .text, "Its title.") { .text($0.edition.articles[$0.id.index].text) }
    Field("label", .html, "Its title, marked with its language.") {
      .html($0.edition.articles[$0.id.index])
    }
    Field("lang", .text, "Language of the report, a BCP 47 tag.") {
      .text($0.article.language.text)
    }
    Field("dir", .text, "`rtl` or `ltr`.") {
      .text($0.article.language.isRightToLeft ? "rtl" : "ltr")
    }
    Field("date", .record("date"), "The day it was published.") {
      .record(DateRecord(edition: $0.edition, date: ArchiveDate(day: $0.article.published.day)))
    }
    Field("date_text", .text, "`date.text`.") { .text($0.edition.articleDates[$0.id.index]) }
    Field("date_iso", .text, "`date.iso`.") { .text($0.edition.articleTimes[$0.id.index]) }
    Field("time", .optional(.text), "The time it was published, with its offset, as written.") {
      .optional($0.article.published.time)
    }
    Field("source", .optional(.record("source")), "Who published it.") {
      let edition = $0.edition
      return $0.article.source.map { .record(SourceRecord(edition: edition, id: $0)) } ?? .absent
    }
    Field("author", .optional(.text), "Who wrote it.") { .optional($0.article.author) }
    Field("original_url", .optional(.url), "Where it was published.") {
      .webAddress($0.article.url)
    }
    Field("archived_url", .optional(.url), "A copy kept by somebody else.") {
      .webAddress($0.article.archivedURL)
    }
    Field("sha256", .optional(.text), "SHA-256 of the original, in hexadecimal.") {
      .optional($0.article.sha256)
    }
    Field("tags", .list(.text), "Its tags.") { .list($0.article.tags) { .text($0) } }
    Field("corrections", .list(.record("correction")), "What was put right in it since.") {
      let edition = $0.edition
      return .list($0.article.corrections) {
        .record(CorrectionRecord(edition: edition, correction: $0))
      }
    }
    Field(
      "content_warning",
      .optional(.record("foreign_text")),
      "What to say before its text is opened."
    ) {
      let (edition, article) = ($0.edition, $0.article)
      return .optional(article.contentWarning, in: article.language, on: edition)
    }
    Field("events", .list(.record("event")), "The events it tells, earliest first.") {
      let edition = $0.edition
      return .list(edition.archive.relations.eventsOfArticle[$0.id]) {
        EventRecord(edition: edition, id: $0)
      }
    }
    Field(
      "accounts",
      .list(.record("account")),
      "What it says of each event, as its author has it."
    ) {
      let edition = $0.edition
      return .list($0.article.accounts) { .record(AccountRecord(edition: edition, id: $0)) }
    }
    Field("towns", .list(.record("town")), "The towns it names.") {
      let edition = $0.edition
      return .list(edition.sorted(edition.archive.relations.townsOfArticle[$0.id])[...]) {
        TownRecord(edition: edition, id: $0)
      }
    }
    Field("factions", .list(.record("faction")), "The factions it names.") {
      let edition = $0.edition
      return .list(edition.sorted(edition.archive.relations.factionsOfArticle[$0.id])[...]) {
        FactionRecord(edition: edition, id: $0)
      }
    }
    Field(
      "related",
      .list(.record("article")),
      "Reports of the same events, and of the same towns on the same day."
    ) {
      let edition = $0.edition
      return .list(edition.index.related[$0.id]) { ArticleRecord(edition: edition, id: $0) }
    }
    Field("is_unpublished", .boolean, "Shown in a local preview only.") {
      .boolean($0.article.isUnpublished)
    }
    Field("citation", .text, "How to cite it.") { .text($0.edition.citation(of: $0.id)) }
  }

  var article: Article { _read { yield edition.archive.articles[id.index] } }
}

/// Something put right in a report.
struct CorrectionRecord: Record {
  let edition: EditionArchive
  let text: DisplayText
  let day: CalendarDay

  init(edition: EditionArchive, correction: Correction) {
    self.edition = edition
    day = correction.day
    text = DisplayText(correction.text, nil, on: edition.language)
  }

  static let fields = RecordFields<CorrectionRecord>(
    "correction",
    "Something put right in a report."
  ) {
    Field("date", .record("date"), "When.") {
      .record(DateRecord(edition: $0.edition, date: ArchiveDate(day: $0.day)))
    }
    Field("label", .html, "What was put right.") { .html($0.text) }
  }
}

extension EditionArchive {
  /// How to cite a report: `Author, “Title”, Source, 22 August 2019, https://…. In: Archive`.
  func citation(of id: ID<Article>) -> String {
    let article = archive.articles[id.index]
    var parts: [String] = []
    if let author = article.author { parts.append(isolatedByDirection(author)) }
    parts.append(locale.text(.quotation, isolatedByDirection(article.title)))
    if let source = article.source {
      parts.append(isolatedByDirection(archive.sources[source.index].name))
    }
    parts.append(locale.dates.text(article.published.day))
    if let url = article.url { parts.append(isolatedFromRightToLeft(url)) }
    return locale.text(
      .citedIn,
      parts.joined(separator: locale[.listSeparator]),
      citedArchive(addresses.articles[id.index])
    )
  }

  /// How to cite an event: `Airstrike, near Khan Sheikhun, 20 August 2019 (id). In: Archive`.
  func citation(of id: ID<Event>) -> String {
    let work = title(of: .event(id)) + " (\(isolatedFromRightToLeft(archive.events[id.index].key)))"
    return locale.text(.citedIn, work, citedArchive(addresses.events[id.index]))
  }

  /// The name of the archive and, where it is known, the address of a page in it.
  func citedArchive(_ path: SitePath) -> String {
    guard let base = archive.configuration.baseURL else { return archiveTitle }
    return archiveTitle + locale[.listSeparator]
      + isolatedFromRightToLeft(base + path.text)
  }

  /// In a text from right to left, digits and hyphens of an id or an address would change places; the
  /// two signs round it (LRI and PDI of UAX 9) keep them when the text is copied too.
  private func isolatedFromRightToLeft(_ text: String) -> String {
    language.isRightToLeft ? "\u{2066}\(text)\u{2069}" : text
  }

  /// A name or title in a text from right to left, in the direction of its own first letter (FSI and PDI):
  /// two Latin ones beside each other would else be read in the wrong order.
  private func isolatedByDirection(_ text: String) -> String {
    language.isRightToLeft ? "\u{2068}\(text)\u{2069}" : text
  }
}
