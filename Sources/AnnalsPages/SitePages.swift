public import AnnalsArchive
public import AnnalsTemplates
public import AnnalsVocabulary

/// Turns a public archive into the pages of a site: one recipe for each page of each edition.
public struct SitePages: Sendable {
  private let editions: [EditionArchive]
  private let templates: TemplateSet
  private let stylesheet: Stylesheet
  private let bodies: BodyRenderer
  private let assets: [Site.File]
  private let origins: PageOrigins

  /// Indexes the archive and names everything in the language of each edition.
  ///
  /// - Parameters:
  ///   - archive: What the public may see.
  ///   - templates: From `compile(_:)` with the same sources.
  ///   - sources: Their files below `assets/` are copied.
  ///   - editions: At least one; the first is the archive's main language.
  ///   - tree: What the archive was read from; bodies are read from it again.
  public init(
    _ archive: PublicArchive,
    templates: TemplateSet,
    sources: TemplateSources,
    editions: [Edition],
    tree: FileTree
  ) {
    let index = ArchiveIndex(archive)
    let stylesheet = Stylesheet(sources, accent: archive.configuration.accentColor)
    self.templates = templates
    self.stylesheet = stylesheet
    self.editions = editions.map {
      EditionArchive(index, $0, of: editions, stylesheet: stylesheet.path)
    }
    bodies = BodyRenderer(
      tree: tree,
      links: DocumentLinks(archive, tree),
      card: templates.template(CardRoot.template)
    )
    assets = otherAssets(sources)
    origins = PageOrigins(archive, tree)
  }

  /// Every file of the site that is a page, an asset of the theme or a file of `Content/Media/`.
  public func files() -> [Site.File] {
    var files = [stylesheet.file] + assets
    for media in editions.first?.archive.media ?? [] {
      files.append(
        Site.File(path: media.path, recipe: .copy(file: media.file), sources: [media.file])
      )
    }
    for edition in editions { append(edition, to: &files) }
    guard let main = editions.first else { return files }
    append(NotFoundPage(edition: main), to: &files)
    if editions.count > 1 {
      append(LanguagesPage(edition: main), at: SitePath(known: "index.html"), to: &files)
    }
    return files
  }
}

extension SitePages {
  private func append(_ edition: EditionArchive, to files: inout [Site.File]) {
    let archive = edition.archive
    append(HomePage(edition: edition), to: &files)
    appendReports(edition, to: &files)
    for index in archive.types.indices {
      append(TypePage(edition: edition, id: ID(index)), to: &files)
    }
    for index in archive.sources.indices {
      append(SourcePage(edition: edition, id: ID(index)), to: &files)
    }
    for index in edition.index.periods.all.indices {
      append(PeriodPage(edition: edition, index: index), to: &files)
    }
    appendCalendar(edition, to: &files)
    for list in [NameListKind.towns, .factions] {
      append(NamesPage(edition: edition, list: list, letter: nil), to: &files)
      guard edition.list(list).isCut else { continue }
      for letter in edition.list(list).letters.indices {
        append(NamesPage(edition: edition, list: list, letter: UInt32(letter)), to: &files)
      }
    }
    append(TypesPage(edition: edition), to: &files)
    append(SourcesPage(edition: edition), to: &files)
    append(SearchPage(edition: edition), to: &files)
    for index in archive.tombstones.indices {
      append(TombstonePage(edition: edition, id: ID(index)), to: &files)
    }
    if !archive.tombstones.isEmpty { append(RemovalsPage(edition: edition), to: &files) }
  }

  private func appendReports(_ edition: EditionArchive, to files: inout [Site.File]) {
    let archive = edition.archive
    for index in archive.articles.indices {
      let id = ID<Article>(index)
      append(ArticlePage.self, .article(id), edition, to: &files) { bodies in
        let (body, problems) = bodies.article(id, of: edition)
        return (ArticlePage(edition: edition, id: id, body: body), problems)
      }
    }
    for (index, event) in archive.events.enumerated() {
      let (id, text, path) = (ID<Event>(index), event.body, event.sourcePath)
      append(EventPage.self, .event(id), edition, to: &files) { bodies in
        let (body, problems) = bodies.other(text, at: path, .event(id), of: edition)
        return (EventPage(edition: edition, id: id, body: body), problems)
      }
    }
    for (index, town) in archive.towns.enumerated() {
      let (id, text, path) = (ID<Town>(index), town.body, town.sourcePath)
      append(TownPage.self, .town(id), edition, to: &files) { bodies in
        let (body, problems) = bodies.other(text, at: path, .town(id), of: edition)
        return (TownPage(edition: edition, id: id, body: body), problems)
      }
    }
    for (index, faction) in archive.factions.enumerated() {
      let (id, text, path) = (ID<Faction>(index), faction.body, faction.sourcePath)
      append(FactionPage.self, .faction(id), edition, to: &files) { bodies in
        let (body, problems) = bodies.other(text, at: path, .faction(id), of: edition)
        return (FactionPage(edition: edition, id: id, body: body), problems)
      }
    }
    for (index, page) in archive.pages.enumerated() {
      let (id, text, path) = (ID<Page>(index), page.body, page.sourcePath)
      append(ArchivePage.self, .page(id), edition, to: &files) { bodies in
        let (body, problems) = bodies.other(text, at: path, .page(id), of: edition)
        return (ArchivePage(edition: edition, id: id, body: body), problems)
      }
    }
  }

  private func appendCalendar(_ edition: EditionArchive, to files: inout [Site.File]) {
    let calendar = edition.index.calendar
    for index in calendar.days.indices {
      append(DayPage(edition: edition, id: ID(index)), to: &files)
    }
    for index in calendar.months.indices {
      append(MonthPage(edition: edition, id: ID(index)), to: &files)
    }
    for index in calendar.years.indices {
      append(YearPage(edition: edition, id: ID(index)), to: &files)
    }
    append(DatesPage(edition: edition), to: &files)
  }

  private func append<Root: PageRoot>(
    _ root: Root,
    at path: SitePath? = nil,
    to files: inout [Site.File]
  ) {
    guard let template = templates.template(Root.template) else { return }
    let path = path ?? root.edition.path(of: root.key)
    let context = PageContext(depth: path.depth)
    files.append(
      Site.File(
        path: path,
        recipe: .render { writer in
          template.render(root: root, page: context, into: &writer).map { [$0.diagnostic] } ?? []
        },
        template: Root.template,
        sources: origins.files(of: root.key)
      )
    )
  }

  /// A page with a body, which is rendered first and only when the page is.
  private func append<Root: PageRoot>(
    _ type: Root.Type,
    _ key: PageKey,
    _ edition: EditionArchive,
    to files: inout [Site.File],
    root: @escaping @Sendable (BodyRenderer) -> (Root, [Diagnostic])
  ) {
    guard let template = templates.template(Root.template) else { return }
    let path = edition.path(of: key)
    let context = PageContext(depth: path.depth)
    let bodies = bodies
    // The same body gives the same problems in every edition; they are told once.
    let isMain = edition.language == editions.first?.language
    files.append(
      Site.File(
        path: path,
        recipe: .render { writer in
          let (root, found) = root(bodies)
          let problems = isMain ? found : found.filter { $0.severity == .error }
          let failure = template.render(root: root, page: context, into: &writer)
          return problems + (failure.map { [$0.diagnostic] } ?? [])
        },
        template: Root.template,
        sources: origins.files(of: key)
      )
    )
  }
}

/// The theme's files below `assets/` but the stylesheet, under their own names.
private func otherAssets(_ sources: TemplateSources) -> [Site.File] {
  var files: [Site.File] = []
  for file in sources.overrides + sources.builtIn
  where file.path.utf8.starts(with: "assets/".utf8)
    && !file.path.utf8.elementsEqual(Stylesheet.source.utf8)
  {
    guard let path = SitePath(file.path), !files.contains(where: { $0.path == path }) else {
      continue
    }
    files.append(Site.File(path: path, recipe: .bytes(file.bytes)))
  }
  return files
}
