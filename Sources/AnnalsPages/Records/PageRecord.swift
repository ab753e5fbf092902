import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// The page being rendered.
struct PageRecord: Record {
  let edition: EditionArchive
  let key: PageKey

  static let fields = RecordFields<PageRecord>(
    "page",
    "The page being rendered.",
    fields: content + reuse
  )

  @FieldsBuilder<PageRecord> private static var content: [Field<PageRecord>] {
    Field("title", .text, "Its name, without the archive's.") {
      .text($0.edition.title(of: $0.key))
    }
    Field("full_title", .text, "Its name and the archive's, for `title`.") {
      $0.key == .home
        ? .text($0.edition.title(of: .home))
        : .text(
          $0.edition.locale.text(
            .pageTitle,
            $0.edition.title(of: $0.key),
            $0.edition.archiveTitle
          )
        )
    }
    Field("description", .text, "One sentence on it.") {
      .text($0.edition.description(of: $0.key))
    }
    Field("kind", .text, "What it is about: `article`, `event`, `town`, …") {
      .text($0.key.kind)
    }
    Field("canonical_url", .optional(.url), "Its address, when `annals.yaml` has a `base_url`.") {
      let path = $0.edition.path(of: $0.key).text
      return $0.edition.archive.configuration.baseURL.map { .url($0 + path) } ?? .absent
    }
    Field("path", .text, "Where it lies in the site: `en/towns/idlib.html`.") {
      .text($0.edition.path(of: $0.key).text)
    }
    Field(
      "updated",
      .optional(.record("date")),
      "The day of the newest report, or correction, that it rests on; absent for lists."
    ) {
      let edition = $0.edition
      return edition.newestDay(of: $0.key).map {
        .record(DateRecord(edition: edition, date: ArchiveDate(day: $0)))
      } ?? .absent
    }
    Field("is_indexed", .boolean, "Whether search engines may list it.") {
      .boolean($0.key.isIndexed)
    }
    Field("translations", .list(.record("translation")), "The page in every edition, this one too.")
    {
      let (edition, key) = ($0.edition, $0.key)
      guard edition.editions.count > 1 else { return .list([Edition]()) { _ in .absent } }
      return .list(edition.editions.indices) {
        .record(TranslationRecord(edition: edition, key: key, index: UInt16($0)))
      }
    }
    Field("breadcrumbs", .list(.record("crumb")), "The pages above it, the first page first.") {
      let edition = $0.edition
      return .list(edition.parents(of: $0.key)) {
        .record(CrumbRecord(edition: edition, key: $0))
      }
    }
    Field("structured_data", .html, "A `script` element with JSON-LD for search engines.") {
      let (edition, key) = ($0.edition, $0.key)
      return .html(HTML { writer in edition.writeStructuredData(of: key, into: &writer) })
    }
  }
}

/// The page in one of the editions.
struct TranslationRecord: Record {
  let edition: EditionArchive
  let key: PageKey
  let index: UInt16

  static let fields = RecordFields<TranslationRecord>(
    "translation",
    "The page in one of the editions."
  ) {
    Field("lang", .text, "The edition's language, a BCP 47 tag.") { .text($0.other.language.text) }
    Field("dir", .text, "`rtl` or `ltr`.") {
      .text($0.other.language.isRightToLeft ? "rtl" : "ltr")
    }
    Field("name", .text, "The language's name for itself.") { .text($0.other.locale.name) }
    Field("preview_locale", .text, "The language for Open Graph: `fr_FR`.") {
      .text($0.other.locale.previewLocale)
    }
    Field("url", .link, "The page in that edition.") { .link($0.path) }
    Field("absolute_url", .optional(.url), "Its address, when `annals.yaml` has a `base_url`.") {
      let path = $0.path.text
      return $0.edition.archive.configuration.baseURL.map { .url($0 + path) } ?? .absent
    }
    Field("is_current", .boolean, "Whether it is the edition of this page.") {
      .boolean($0.other.language == $0.edition.language)
    }
  }

  private var other: Edition { edition.editions[Int(index)] }

  private var path: SitePath { edition.path(of: key, in: other) }
}

/// A page above another.
struct CrumbRecord: Record {
  let edition: EditionArchive
  let key: PageKey

  static let fields = RecordFields<CrumbRecord>("crumb", "A page above another.") {
    Field("url", .link, "The page.") { .link($0.edition.path(of: $0.key)) }
    Field("label", .html, "Its name.") { .html($0.edition.crumbLabel(of: $0.key)) }
  }
}

extension PageKey {
  var kind: String {
    switch self {
    case .home: "home"
    case .article: "article"
    case .event: "event"
    case .town: "town"
    case .faction: "faction"
    case .type: "type"
    case .source: "source"
    case .period: "period"
    case .day: "day"
    case .month: "month"
    case .year: "year"
    case .dates: "dates"
    case .towns, .townsUnder: "towns"
    case .factions, .factionsUnder: "factions"
    case .types: "types"
    case .sources: "sources"
    case .search: "search"
    case .map: "map"
    case .page: "page"
    case .tombstone: "tombstone"
    case .removals: "removed"
    case .verify: "verify"
    case .changes: "changes"
    case .notFound: "not-found"
    }
  }

  var isIndexed: Bool {
    switch self {
    case .tombstone, .removals, .notFound: false
    default: true
    }
  }
}

extension EditionArchive {
  /// The day of the newest report, or correction, that a page rests on.
  func newestDay(of key: PageKey) -> CalendarDay? {
    func newest(_ articles: some Collection<ID<Article>>) -> CalendarDay? {
      articles.map { archive.articles[$0.index].published.day }.max()
    }
    switch key {
    case .article(let id):
      let article = archive.articles[id.index]
      return max(article.published.day, article.corrections.last?.day ?? article.published.day)
    case .event(let id): return newest(articles(telling: id))
    // Reports are in order of their days.
    case .town(let id): return newest(archive.relations.articlesOfTown[id].suffix(1))
    case .faction(let id): return newest(archive.relations.articlesOfFaction[id].suffix(1))
    case .source(let id): return newest(archive.relations.articlesOfSource[id].suffix(1))
    default: return nil
    }
  }

  /// The pages above a page, from the first page down.
  func parents(of key: PageKey) -> [PageKey] {
    switch key {
    case .home: return []
    case .article(let id): return calendarParents(archive.articles[id.index].published.day)
    case .event(let id):
      return index.calendar.places(of: archive.events[id.index].date).first.map(calendarParents)
        ?? [.home, .dates]
    case .tombstone: return [.home, .removals]
    case .town, .townsUnder: return [.home, .towns]
    case .faction, .factionsUnder: return [.home, .factions]
    case .type: return [.home, .types]
    case .source: return [.home, .sources]
    case .period(let number): return periodParents(Int(number))
    case .day(let id): return Array(calendarParents(index.calendar.days[id.index]).dropLast())
    case .month(let id):
      let year = index.calendar.id(ofYear: index.calendar.months[id.index].year)
      return [.home, .dates] + (year.map { [.year($0)] } ?? [])
    case .year: return [.home, .dates]
    case .dates, .towns, .factions, .types, .sources, .search, .map, .page, .removals, .verify,
      .changes,
      .notFound:
      return [.home]
    }
  }

  private func calendarParents(_ place: ArchiveCalendar.Place) -> [PageKey] {
    switch place {
    case .day(let id): calendarParents(index.calendar.days[id.index])
    case .month(let id): parents(of: .month(id)) + [.month(id)]
    case .year(let id): [.home, .dates, .year(id)]
    }
  }

  private func calendarParents(_ day: CalendarDay) -> [PageKey] {
    let calendar = index.calendar
    var keys: [PageKey] = [.home, .dates]
    if let year = calendar.id(ofYear: day.year) { keys.append(.year(year)) }
    if let month = calendar.id(of: CalendarMonth(day)) { keys.append(.month(month)) }
    if let id = calendar.id(of: day) { keys.append(.day(id)) }
    return keys
  }

  private func periodParents(_ number: Int) -> [PageKey] {
    let period = index.periods.all[number]
    let subject: PageKey =
      switch period.subject {
      case .town(let id): .town(id)
      case .faction(let id): .faction(id)
      case .type(let id): .type(id)
      case .source(let id): .source(id)
      }
    let year = PeriodRecord(edition: self, index: number).yearIndex
    return parents(of: subject) + [subject] + (year.map { [.period(UInt32($0))] } ?? [])
  }

  /// A page's name as its children show it: short, since its own parents stand beside it.
  func crumbLabel(of key: PageKey) -> DisplayText {
    switch key {
    case .town(let id): towns[id.index]
    case .faction(let id): factions[id.index]
    case .type(let id): types[id.index]
    case .source(let id): sources[id.index]
    case .article(let id): articles[id.index]
    case .page: DisplayText(title(of: key), nil, on: language)
    case .home: DisplayText(interface: locale[.home], language)
    case .day(let id):
      DisplayText(interface: locale.dates.shortText(index.calendar.days[id.index]), language)
    case .period(let number):
      DisplayText(interface: PeriodRecord(edition: self, index: Int(number)).text, language)
    default: DisplayText(interface: title(of: key), language)
    }
  }
}
