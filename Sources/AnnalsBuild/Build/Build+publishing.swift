internal import AnnalsArchive
internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary
internal import AnnalsWithholding

/// A site that is ready to be written.
struct MadeSite {
  let site: Site
  /// What its pages say of the release that it is; nil for a plain site.
  let notice: ReleaseNotice?
  /// Files that differ in every release, whatever the archive says.
  let varying: [SitePath]
  /// Finds what is withheld; nil when nothing is.
  let inspection: SiteInspection?
  /// What every cell of the model holds, for the next build.
  let cells: CellTable
  /// The words of all documents, for the next build.
  var words: [KeptBytes] = []
  /// How the dictionary of the search is cut, for the next build.
  var dictionary = KeptBytes()
  /// The articles, for the next build.
  var articles = KeptBytes()
}

extension Build {
  /// What the new release says of itself; nil when none is asked for, or when it may not follow the
  /// one before.
  func notice(
    of archive: PublicArchive,
    after previous: StatedContents?,
    _ report: inout BuildReport
  )
    -> ReleaseNotice?
  {
    guard let release else { return nil }
    let configuration = archive.configuration
    let name = configuration.id ?? Slug(configuration.title.main)
    let previous = previous?.release
    if let previous, previous.archive != name {
      report.add([otherArchive(name, than: previous.archive)], as: .configurationErrors)
      return nil
    }
    if let id = release.key.flatMap({ PublicKey($0) })?.idText,
      previous?.revokedKeys.contains(id) == true
    {
      report.add([revoked(id)], as: .configurationErrors)
      return nil
    }
    return ReleaseNotice(
      archive: name,
      sequence: (previous?.sequence ?? 0) + 1,
      date: release.date ?? newestDay(of: archive) ?? asOf,
      key: release.key
    )
  }

  /// What to state of the site; nil for a plain site.
  func plan(for made: MadeSite, of tree: FileTree, after previous: StatedContents?) -> ReleasePlan?
  {
    guard let release, let notice = made.notice else { return nil }
    var plan = ReleasePlan(
      notice: notice,
      previous: previous?.digest,
      sources: tree.files.map(\.path),
      version: version
    )
    plan.sign = release.sign
    plan.repeats = release.repeats
    plan.switching = release.switching
    // What was stated of keys is stated again, until the next key signs; a revocation is for ever.
    let announced = previous?.release.nextKey
    plan.nextKey = release.nextKey ?? (announced == release.key ? nil : announced)
    plan.revokedKeys = Array(
      Set((previous?.release.revokedKeys ?? []) + release.revokedKeys)
    )
    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    plan.varying = made.varying
    return plan
  }

  /// What the release in the output tells of itself; nil when there is none.
  func former(in target: borrowing OutputFolder, _ current: StatedContents?)
    throws(PublishingFailure) -> FormerRelease?
  {
    guard let current else { return nil }
    return try FormerRelease(current) { (path, limit) throws(PublishingFailure) in
      try target.file(path, of: current, limit: limit)
    }
  }

  /// Adds to the notice what the release changes of the one before.
  func history(
    _ notice: ReleaseNotice?,
    of archive: PublicArchive,
    _ tree: FileTree,
    export: [Site.File],
    prefixes: [String],
    after former: FormerRelease?,
    gate: LeakGate
  ) -> ReleaseHistory? {
    guard let notice else { return nil }
    var output = ByteWriter(capacity: 1 << 16)
    for case .parts(let count, let write) in export.map(\.recipe) {
      for part in 0..<count { write(part, &output) }
    }
    return ReleaseHistory(
      notice,
      of: archive,
      tree,
      export: output.bytes,
      prefixes: prefixes,
      after: former,
      gate: gate
    )
  }

  /// Warns when mirrors are not told of everything that is gone.
  func silence(_ count: Int) -> [Diagnostic] {
    guard count > 0 else { return [] }
    return [
      Diagnostic(
        .warning,
        "removal-unlisted",
        "\(count) addresses or ids that are gone or changed name what is withheld, and are left out of "
          + "data/removals.json and data/changes.json; tell those who keep mirrors yourself",
        at: SourceLocation(path: "data/removals.json")
      )
    ]
  }

  func publish(
    _ made: MadeSite,
    to target: borrowing OutputFolder,
    _ plan: ReleasePlan,
    _ folder: SourceFolder,
    _ report: inout BuildReport,
    _ interruption: Interruption,
    _ progress: @escaping Progress
  ) throws(PublishingFailure) {
    let published = try report.timing(.writing) {
      () throws(PublishingFailure) -> PublishedRelease in
      try target.publish(
        made.site,
        copying: folder.copying,
        plan: plan,
        workers: workers,
        interruption: interruption,
        inspection: made.inspection,
        progress: { progress(.writing, $0, made.site.files.count) }
      )
    }
    report.add(published.written)
    report.published = published
  }

  /// The day on which the newest report was published or put right.
  private func newestDay(of archive: PublicArchive) -> CalendarDay? {
    archive.articles.flatMap { [$0.published.day] + $0.corrections.map(\.day) }.max()
  }

  private func revoked(_ id: String) -> Diagnostic {
    Diagnostic(
      .error,
      "revoked-key",
      "the release before states that the key \(id) is not to be trusted; sign with another",
      at: SourceLocation(path: ReleaseFile.statement.text)
    )
  }

  private func otherArchive(_ name: Slug, than previous: Slug) -> Diagnostic {
    Diagnostic(
      .error,
      "other-archive",
      "'\(output)' holds releases of the archive '\(previous)', and this one is called '\(name)'; "
        + "write 'id: \(previous)' if it is the same under a new title, or publish to another folder",
      at: SourceLocation(path: "annals.yaml")
    )
  }
}
