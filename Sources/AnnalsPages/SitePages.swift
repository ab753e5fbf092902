public import AnnalsArchive
public import AnnalsMaps
public import AnnalsTemplates
public import AnnalsVocabulary

/// Turns a public archive into the pages of a site: one recipe for each page of each edition.
public struct SitePages: Sendable {
  let editions: [EditionPlan]
  let templates: TemplateSet
  let sources: TemplateSources
  let bodies: BodyRenderer
  private let assets: ThemeAssets
  private let origins: PageOrigins

  /// Indexes the archive and names everything in the language of each edition.
  ///
  /// - Parameters:
  ///   - archive: What the public may see.
  ///   - templates: From `compile(_:)` with the same sources.
  ///   - sources: Their files below `assets/` are copied.
  ///   - editions: At least one; the first is the archive's main language.
  ///   - tree: What the archive was read from; bodies are read from it again.
  ///   - layers: What the archive adds to the base map.
  ///   - release: What the site says of the release that it is; nil for a plain site.
  public init(
    _ archive: PublicArchive,
    templates: TemplateSet,
    sources: TemplateSources,
    editions: [Edition],
    tree: FileTree,
    layers: [MapLayer] = [],
    release: ReleaseNotice? = nil
  ) {
    let index = ArchiveIndex(archive, layers: layers)
    let assets = ThemeAssets(sources, accent: archive.configuration.accentColor)
    self.templates = templates
    self.sources = sources
    self.assets = assets
    let pictures = Pictures(archive, tree)
    let logo = Logo(archive, pictures)
    self.editions = editions.indices.map {
      EditionPlan(index, $0, of: editions, assets: assets, logo: logo, release: release)
    }
    bodies = BodyRenderer(
      tree: tree,
      links: DocumentLinks(archive, tree),
      pictures: pictures
    )
    origins = PageOrigins(archive, tree)
  }

  /// Every file of the site that is a page, an asset of the theme or a file of `Content/Media/`.
  public func files() -> [Site.File] {
    var files = PageList(templates)
    files.files = assets.files
    for media in editions.first?.archive.media ?? [] {
      files.files.append(
        Site.File(path: media.path, recipe: .copy(file: media.file), sources: [media.file])
      )
    }
    let editions = editions.map { PlannedEdition($0) }
    for edition in editions { append(edition, to: &files) }
    guard let main = editions.first else { return files.files }
    files.files += sitemap(of: main.plan, files.files)
    append(.notFound, main, to: &files) { NotFoundPage(edition: $0) }
    if editions.count > 1 {
      let root = SitePath(known: "index.html")
      append(.home, main, at: root, to: &files) { LanguagesPage(edition: $0) }
      // Readers who know no more than the archive's address find a feed there too.
      appendFeeds(of: .archive, main.plan, at: "", to: &files)
    }
    return files.files
  }
}

// What follows says which pages there are. A page itself is made from the `EditionArchive` that its
// closure is given, and from nothing that is caught here but ids.
extension SitePages {
  private func append(_ edition: PlannedEdition, to files: inout PageList) {
    let archive = edition.plan.archive
    append(.home, edition, to: &files) { HomePage(edition: $0) }
    appendReports(edition, to: &files)
    for id in ids(archive.types) {
      append(.type(id), edition, to: &files) { TypePage(edition: $0, id: id) }
    }
    for id in ids(archive.sources) {
      append(.source(id), edition, to: &files) { SourcePage(edition: $0, id: id) }
    }
    for index in edition.plan.index.periods.all.indices {
      append(.period(UInt32(index)), edition, to: &files) { PeriodPage(edition: $0, index: index) }
    }
    appendCalendar(edition, to: &files)
    appendNames(edition.plan.townIndex, .towns, edition, to: &files)
    appendNames(edition.plan.factionIndex, .factions, edition, to: &files)
    append(.types, edition, to: &files) { TypesPage(edition: $0) }
    append(.sources, edition, to: &files) { SourcesPage(edition: $0) }
    append(.search, edition, to: &files) { SearchPage(edition: $0) }
    if edition.plan.release != nil {
      append(.verify, edition, to: &files) { VerifyPage(edition: $0) }
      append(.changes, edition, to: &files) { ChangesPage(edition: $0) }
      files.files.append(changesFeed(of: edition.plan))
    }
    if edition.plan.index.maps.frameOfAll != nil {
      append(.map, edition, to: &files) { MapPage(edition: $0) }
    }
    for id in ids(archive.tombstones) {
      append(.tombstone(id), edition, to: &files) { TombstonePage(edition: $0, id: id) }
    }
    if !archive.tombstones.isEmpty {
      append(.removals, edition, to: &files) { RemovalsPage(edition: $0) }
    }
    for subject in edition.feeds { appendFeeds(of: subject, edition.plan, to: &files) }
  }

  /// `folder` takes the place of the edition's prefix.
  private func appendFeeds(
    of subject: FeedSubject,
    _ plan: EditionPlan,
    at folder: String? = nil,
    to files: inout PageList
  ) {
    let reader = EditionArchive(plan, Trace())
    guard reader.hasFeed(subject) else { return }
    for format in FeedFormat.allCases {
      let own = reader.path(of: subject, as: format)
      let path =
        folder.flatMap { SitePath($0 + own.text.dropFirst(plan.edition.prefix.count)) } ?? own
      let recipe = Site.Recipe.page { writer, trace in
        Feed(EditionArchive(plan, trace), subject, at: path).write(as: format, into: &writer)
        return []
      }
      files.files.append(Site.File(path: path, recipe: recipe))
    }
  }

  private func changesFeed(of plan: EditionPlan) -> Site.File {
    let path = EditionArchive(plan, Trace()).changesFeed
    let recipe = Site.Recipe.page { writer, trace in
      ChangesFeed(edition: EditionArchive(plan, trace), path: path).write(into: &writer)
      return []
    }
    return Site.File(path: path, recipe: recipe)
  }

  /// Of the pages of the main edition, which all editions have.
  private func sitemap(of main: EditionPlan, _ files: [Site.File]) -> [Site.File] {
    guard let base = main.archive.configuration.baseURL else { return [] }
    let prefix = main.edition.prefix
    let hidden = Set(main.archive.tombstones.map(\.path.text) + ["removed.html"])
    let pages = files.compactMap { file -> String? in
      guard file.path.text.utf8.starts(with: prefix.utf8),
        file.path.text.utf8.suffix(5).elementsEqual(".html".utf8)
      else { return nil }
      let page = String(file.path.text.dropFirst(prefix.utf8.count))
      return hidden.contains(page) ? nil : page
    }
    return Sitemap(base: base, editions: main.editions, pages: pages).files()
  }

  private func appendReports(_ edition: PlannedEdition, to files: inout PageList) {
    let archive = edition.plan.archive
    for id in ids(archive.articles) {
      append(.article(id), edition, to: &files) { ArticlePage(edition: $0, id: id, body: $1) }
    }
    for id in ids(archive.events) {
      append(.event(id), edition, to: &files) { EventPage(edition: $0, id: id, body: $1) }
    }
    for id in ids(archive.towns) {
      append(.town(id), edition, to: &files) { TownPage(edition: $0, id: id, body: $1) }
    }
    for id in ids(archive.factions) {
      append(.faction(id), edition, to: &files) { FactionPage(edition: $0, id: id, body: $1) }
    }
    for id in ids(archive.pages) {
      append(.page(id), edition, to: &files) { ArchivePage(edition: $0, id: id, body: $1) }
    }
  }

  private func appendCalendar(_ edition: PlannedEdition, to files: inout PageList) {
    let calendar = edition.plan.index.calendar
    for index in calendar.days.indices {
      append(.day(ID(index)), edition, to: &files) { DayPage(edition: $0, id: ID(index)) }
    }
    for index in calendar.months.indices {
      append(.month(ID(index)), edition, to: &files) { MonthPage(edition: $0, id: ID(index)) }
    }
    for index in calendar.years.indices {
      append(.year(ID(index)), edition, to: &files) { YearPage(edition: $0, id: ID(index)) }
    }
    append(.dates, edition, to: &files) { DatesPage(edition: $0) }
  }

  private func appendNames(
    _ names: NameList,
    _ kind: NameListKind,
    _ edition: PlannedEdition,
    to files: inout PageList
  ) {
    append(kind.page(letter: nil), edition, to: &files) {
      NamesPage(edition: $0, list: kind, letter: nil)
    }
    guard names.isCut else { return }
    for letter in names.letters.indices.map({ UInt32($0) }) {
      append(kind.page(letter: letter), edition, to: &files) {
        NamesPage(edition: $0, list: kind, letter: letter)
      }
    }
  }

  private func ids<Element>(_ elements: [Element]) -> some Sequence<ID<Element>> {
    elements.indices.lazy.map { ID($0) }
  }

  private func append<Root: PageRoot>(
    _ key: PageKey,
    _ edition: PlannedEdition,
    at path: SitePath? = nil,
    to files: inout PageList,
    root: @escaping @Sendable (EditionArchive) -> Root
  ) {
    let path = path ?? edition.path(of: key)
    let context = PageContext(depth: path.depth)
    let plan = edition.plan
    guard let folded = files.template(of: Root.self, plan, context) else { return }
    let recipe = Site.Recipe.page { writer, trace in
      folded.note(in: trace)
      let root = root(EditionArchive(plan, trace))
      let failure = folded.template.render(root: root, page: context, into: &writer)
      return failure.map { [$0.diagnostic] } ?? []
    }
    let sources = origins.files(of: key)
    files.files.append(
      Site.File(path: path, recipe: recipe, template: Root.template, sources: sources)
    )
  }

  /// A page with a body, which is rendered first and only when the page is.
  private func append<Root: PageRoot>(
    _ key: PageKey,
    _ edition: PlannedEdition,
    to files: inout PageList,
    root: @escaping @Sendable (EditionArchive, [UInt8]) -> Root
  ) {
    let path = edition.path(of: key)
    let context = PageContext(depth: path.depth)
    let (plan, bodies) = (edition.plan, bodies)
    let card = files.template(of: CardRoot.self, plan, context)
    guard let folded = files.template(of: Root.self, plan, context) else { return }
    // The same body gives the same problems in every edition; they are told once.
    let isMain = plan.ordinal == 0
    let recipe = Site.Recipe.page { writer, trace in
      folded.note(in: trace)
      card?.note(in: trace)
      let archive = EditionArchive(plan, trace)
      let (body, found) = bodies.body(of: key, archive, card: card?.template)
      let problems = isMain ? found : found.filter { $0.severity == .error }
      let root = root(archive, body)
      let failure = folded.template.render(root: root, page: context, into: &writer)
      return problems + (failure.map { [$0.diagnostic] } ?? [])
    }
    let sources = origins.files(of: key)
    files.files.append(
      Site.File(path: path, recipe: recipe, template: Root.template, sources: sources)
    )
  }
}

/// An edition while its pages are listed, and a way to ask for their addresses, of which the notes are
/// thrown away.
private struct PlannedEdition {
  let plan: EditionPlan
  private let reader: EditionArchive

  init(_ plan: EditionPlan) {
    self.plan = plan
    reader = EditionArchive(plan, Trace())
  }

  func path(of key: PageKey) -> SitePath { reader.path(of: key) }

  /// Whose feeds the edition has.
  var feeds: [FeedSubject] {
    let subjects =
      [.archive] + plan.archive.towns.indices.map { FeedSubject.town(ID($0)) }
      + plan.archive.factions.indices.map { .faction(ID($0)) }
    return subjects.filter { reader.hasFeed($0) }
  }
}
