internal import AnnalsArchive
internal import AnnalsContent
internal import AnnalsExports
internal import AnnalsMaps
internal import AnnalsPages
internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsSearch
internal import AnnalsTemplates
internal import AnnalsVocabulary
internal import AnnalsWithholding

extension Build {
  /// Runs the stages; nil when one of them found errors, which the report then holds.
  ///
  /// A configuration with errors ends the build, since everything else would be read in its light;
  /// the errors of templates and of content are found in one run.
  func site(
    of folder: SourceFolder,
    after former: FormerRelease?,
    _ memory: Memory?,
    _ report: inout BuildReport,
    progress: @escaping Progress
  ) -> MadeSite? {
    let written = folder.tree
    report.add(written.problems, as: .contentErrors)
    let withholding = WithholdingStage(written)
    report.add(withholding.problems, as: .configurationErrors)
    if withholding.problems.contains(where: { $0.severity == .error }) { return nil }
    let tree = withholding.covered(written)
    guard let configuration = configuration(of: tree, &report) else { return nil }
    let theme = report.timing(.templates) { CheckedTheme(of: tree, configuration) }
    report.add(theme.problems, as: .templateErrors)
    let (archive, gate, content) = archive(
      of: tree,
      configuration,
      withholding,
      memory,
      &report,
      progress: progress
    )
    guard case .built = report.outcome else { return nil }
    let plain = notice(of: archive, after: former?.stated, &report)
    let data = theme.dataFiles(archive)
    var history = report.timing(.planning) { () -> ReleaseHistory? in
      self.history(
        plain,
        of: archive,
        tree,
        export: data,
        prefixes: theme.prefixes,
        after: former,
        gate: gate
      )
    }
    report.add(history?.problems ?? [], as: .contentErrors)
    let notice = history?.notice
    let (layers, faults) = MapLayerStage(tree: tree).read()
    report.add(faults, as: .contentErrors)
    let (pages, cells) = report.timing(.planning) { () -> (SitePages, CellTable) in
      let pages = theme.pages(archive, tree, layers, notice)
      guard let memory else { return (pages, CellTable()) }
      let environment = memory.environment(theme.environment)
      let cells = pages.cells(
        memory.key,
        environment: environment,
        contents: content.digests,
        copied: { folder.copyDigest(of: $0, memory.key) }
      )
      return (pages, cells)
    }
    let model = memory.flatMap { SitePages.model(of: cells, $0.key) }
    let index = report.timing(.indexing) {
      SearchStage(
        tree: tree,
        archive: archive,
        typeNames: theme.typeNames,
        writesJSON: configuration.writesSearchJSON,
        digests: memory.map { BodyDigests($0.key, contents: content.digests) },
        inputs: model.flatMap { memory?.inputs($0, for: "search") },
        known: memory?.words.flatMap { KnownWords($0) },
        aside: memory?.aside,
        standing: memory?.last?.standing() ?? [:],
        workers: workers,
        progress: { progress(.indexing, $0, $1) }
      ).index()
    }
    report.add(index.problems, as: .contentErrors)
    let copied = pages.files().map { file in
      guard let memory, case .copy(let source) = file.recipe else { return file }
      return file.made(from: folder.copyDigest(of: source, memory.key))
    }
    let (files, kept) = MediaStage(tree: tree).cleaned(copied)
    report.add(kept, as: .contentErrors)
    let (site, collisions) = report.timing(.planning) {
      let inputs = model.flatMap { memory?.inputs($0, for: "data") }
      let whole = files + data.map { $0.made(from: inputs) } + index.files
      return Site.gathering(whole + (history?.files(beside: whole) ?? []))
    }
    report.add(silence(history?.silenced ?? 0), as: .contentErrors)
    report.add(collisions.map(collision), as: .contentErrors)
    report.counts.pages = site.files.count {
      $0.path.text.utf8.suffix(5).elementsEqual(".html".utf8)
    }
    guard case .built = report.outcome else { return nil }
    return MadeSite(
      site: site,
      notice: notice,
      varying: ReleaseHistory.varying(theme.prefixes),
      inspection: gate.inspection,
      cells: cells,
      words: index.words ?? memory?.words?.map { KeptBytes($0) } ?? [],
      articles: content.articles
    )
  }

  private func configuration(of tree: FileTree, _ report: inout BuildReport)
    -> ArchiveConfiguration?
  {
    let path = ConfigurationReader.path
    guard let index = tree.index(of: path) else {
      if !tree.problems.contains(where: { $0.location.path == path }) {
        report.add([noConfiguration()], as: .configurationErrors)
      }
      return ConfigurationReader.standard
    }
    switch tree.bytes(at: index) {
    case .success(let bytes):
      let (configuration, problems) = ConfigurationReader.configuration(bytes)
      report.add(problems, as: .configurationErrors)
      return problems.contains { $0.severity == .error } ? nil : configuration
    case .failure(let problem):
      report.add([problem], as: .configurationErrors)
      return nil
    }
  }

  private func archive(
    of tree: FileTree,
    _ configuration: ArchiveConfiguration,
    _ withholding: WithholdingStage,
    _ memory: Memory?,
    _ report: inout BuildReport,
    progress: @escaping Progress
  ) -> (PublicArchive, LeakGate, ContentStage.Content) {
    let stage = ContentStage(
      tree: tree,
      configuration: configuration,
      withheldMedia: withholding.register.media,
      workers: workers,
      key: memory?.key,
      last: memory?.articles,
      aside: memory?.aside,
      progress: { progress(.reading, $0, $1) }
    )
    var content = report.timing(.reading) { stage.read() }
    report.add(content.problems, as: .contentErrors)
    let (archive, hiddenTerms, hidden) = report.timing(.resolving) {
      let archive = Archive(resolving: content.documents, configuration: configuration)
      let (shown, problems) = archive.redacted(asOf: asOf, showDrafts: includesDrafts)
      return (
        shown, archive.hiddenTerms(asOf: asOf, showDrafts: includesDrafts),
        archive.diagnostics + problems
      )
    }
    report.add(hidden, as: .contentErrors)
    report.counts.articles = archive.articles.count
    report.counts.events = archive.events.count
    report.counts.towns = archive.towns.count
    report.counts.factions = archive.factions.count
    let (gate, unsought) = withholding.gate(content.withheld + hiddenTerms, archive)
    report.add(unsought, as: .contentErrors)
    content.documents = []
    return (archive, gate, content)
  }

  private func noConfiguration() -> Diagnostic {
    let standard = ConfigurationReader.standard
    return Diagnostic(
      .warning,
      "no-configuration",
      "there is no annals.yaml; the archive is called '\(standard.title.main)' and its language is "
        + "'\(standard.languages[0])'",
      at: SourceLocation(path: ConfigurationReader.path)
    )
  }

  /// Two files of the site that would be one on some file system.
  private func collision(_ first: SitePath, _ second: SitePath) -> Diagnostic {
    Diagnostic(
      .error,
      "path-collision",
      "two pages would have the address '\(second)'"
        + (first == second ? "" : ", which is '\(first)' where case does not matter"),
      at: SourceLocation(path: second.text)
    )
  }
}

/// The theme of one build, compiled, with what is wrong with it.
private struct CheckedTheme {
  private let sources: TemplateSources
  private let templates: TemplateSet
  private let editions: [Edition]
  /// Texts in languages that the archive has no edition in: readers search in those too.
  private let otherLocales: [Locale]
  let problems: [Diagnostic]
  /// The bytes of the files, besides templates, that every page depends on.
  let environment: [[UInt8]]

  init(of tree: FileTree, _ configuration: ArchiveConfiguration) {
    let (stage, unread) = ThemeStage.reading(tree)
    sources = stage.sources
    let (templates, faults) = SitePages.compile(stage.sources)
    self.templates = templates
    let (found, lacks) = stage.locales(configuration.languages, configuration)
    editions = Edition.all(found)
    let others = stage.builtInLanguages.compactMap { LanguageTag($0) }
    otherLocales =
      stage.locales(others.filter { !configuration.languages.contains($0) }, configuration).0
    problems = unread + faults + lacks
    let locales = stage.sources.overrides.filter { $0.path.utf8.starts(with: "locales/".utf8) }
    environment =
      [tree.bytesForDigest(at: tree.index(of: ConfigurationReader.path))]
      + locales.flatMap { [Array($0.path.utf8), $0.bytes] }
      + tree.files.indices.filter { ContentKind(path: tree.files[$0].path) == .mapLayer }
      .flatMap { [Array(tree.files[$0].path.utf8), tree.bytesForDigest(at: $0)] }
  }

  func pages(
    _ archive: PublicArchive,
    _ tree: FileTree,
    _ layers: [MapLayer],
    _ notice: ReleaseNotice?
  ) -> SitePages {
    SitePages(
      archive,
      templates: templates,
      sources: sources,
      editions: editions,
      tree: tree,
      layers: layers,
      release: notice
    )
  }

  /// What stands before the pages of each edition.
  var prefixes: [String] { editions.map(\.prefix) }

  func dataFiles(_ archive: PublicArchive) -> [Site.File] {
    let export = ArchiveExport(
      archive,
      editions: editions.map { ArchiveExport.Edition(language: $0.language, prefix: $0.prefix) }
    )
    return export.siteFiles()
  }

  /// What an event type is called in every language that the interface could have.
  @Sendable func typeNames(_ type: EventType) -> [LocalizedName] {
    let locales = editions.map(\.locale) + otherLocales
    let named = locales.map { locale in
      type.names.first { $0.language == locale.language }
        ?? LocalizedName(language: locale.language, name: locale.name(ofType: type.id))
    }
    return named + type.names.filter { own in !locales.contains { $0.language == own.language } }
  }
}

extension Site.File {
  /// The file with what it is made from, where that is known.
  fileprivate func made(from inputs: Digest?) -> Site.File {
    var file = self
    file.inputs = inputs
    return file
  }
}
