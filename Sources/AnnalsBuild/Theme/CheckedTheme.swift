internal import AnnalsArchive
internal import AnnalsContent
internal import AnnalsExports
internal import AnnalsMaps
internal import AnnalsPages
internal import AnnalsTemplates
internal import AnnalsVocabulary

/// The theme of one build, compiled, with what is wrong with it.
struct CheckedTheme {
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

  /// By what other words readers look for an event type, in all these languages.
  @Sendable func typeForms(_ type: EventType) -> [String] {
    (editions.map(\.locale) + otherLocales).flatMap { $0.forms(ofType: type.id) }
  }
}
