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
    let search = SearchStage(
      texts: BodyTexts(
        tree: tree,
        kept: content.texts,
        sizeLimit: configuration.fileSizeLimit
      ),
      archive: archive,
      typeNames: theme.typeNames,
      typeForms: theme.typeForms,
      writesJSON: configuration.writesSearchJSON,
      digests: memory.map { BodyDigests($0.key, contents: content.digests) },
      known: memory?.words.flatMap { KnownWords($0) },
      dictionary: memory?.dictionary.flatMap { DictionaryRecord($0) },
      aside: memory?.aside,
      standing: memory?.last?.standing() ?? [:],
      workers: workers,
      progress: { progress(.indexing, $0, $1) }
    )
    let plan = { @Sendable () -> Plan in
      let pages = theme.pages(archive, tree, layers, notice)
      guard let memory else { return Plan(pages: pages, cells: CellTable()) }
      let cells = pages.cells(
        memory.key,
        environment: memory.environment(theme.environment),
        contents: content.digests,
        copied: { folder.copyDigest(of: $0, memory.key) }
      )
      return Plan(pages: pages, cells: cells)
    }
    let (planned, index) = self.plan(plan, beside: search, &report)
    let (pages, cells) = (planned.pages, planned.cells)
    report.add(index.problems, as: .contentErrors)
    let (site, kept, collisions) = report.timing(.planning) {
      // Listed when the words are gone: 17 of 180 MB at 10,000 articles.
      var files = pages.files()
      let kept = MediaStage(tree: tree).clean(&files) { source in
        memory.flatMap { folder.copyDigest(of: source, $0.key) }
      }
      let exported = inputs(of: cells, for: "data", bodies: false, memory)
      let searched = inputs(of: cells, for: "search", bodies: true, memory)
      files += data.map { $0.made(from: exported) }
      files += index.files
      files += index.rest.map { $0.made(from: searched) }
      files += history?.files(beside: files) ?? []
      let (site, collisions) = Site.gathering(files)
      return (site, kept, collisions)
    }
    report.add(kept, as: .contentErrors)
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
      words: index.words,
      dictionary: KeptBytes(index.dictionary?.bytes ?? []),
      articles: content.articles
    )
  }

  /// What is known of the site's pages before they are made.
  private struct Plan: Sendable {
    let pages: SitePages
    let cells: CellTable
  }

  /// Plans the pages, on one thread, while the search index is finished on another.
  private func plan(
    _ plan: @Sendable () -> Plan,
    beside search: SearchStage,
    _ report: inout BuildReport
  ) -> (Plan, SearchStage.Index) {
    let gathered = report.timing(.indexing) { search.gather() }
    return report.timing(.planning) {
      workers.both {
        gathered.prepare()
        return plan()
      } _: {
        search.finish(gathered)
      }
    }
  }

  /// Of what is made from the whole model; nil when nothing is remembered.
  private func inputs(of cells: CellTable, for use: String, bodies: Bool, _ memory: Memory?)
    -> Digest?
  {
    guard let memory, let model = SitePages.model(of: cells, memory.key, bodies: bodies) else {
      return nil
    }
    return memory.inputs(model, for: use)
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
      texts: memory?.texts,
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

extension Site.File {
  /// The file with what it is made from, where that is known.
  fileprivate func made(from inputs: Digest?) -> Site.File {
    var file = self
    file.inputs = inputs
    return file
  }
}
