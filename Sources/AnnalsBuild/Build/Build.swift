public import AnnalsPublishing
public import AnnalsVocabulary

/// One build: an archive's folder becomes a site's folder.
///
/// Content, templates, configuration and version decide the site's bytes; the number of workers and
/// the clock do not.
public struct Build: Sendable {
  /// The folder with `annals.yaml`, `Content/` and `Templates/`.
  public var source: String
  /// The folder that becomes the site.
  public var output: String
  /// The user's home folder, which is never replaced.
  public var home: String?
  /// Shows drafts too.
  public var includesDrafts = false
  /// The day that embargoes are compared with.
  public var asOf: CalendarDay
  public var workers = Workers()
  /// Of the program, for the site's marker.
  public var version: String

  public init(source: String, output: String, asOf: CalendarDay, version: String) {
    self.source = source
    self.output = output
    self.asOf = asOf
    self.version = version
  }

  /// Builds the site; the old one stays when something is wrong.
  ///
  /// - Parameters:
  ///   - interruption: Looked at while the site is written.
  ///   - progress: Told what is being done and how far; called from any thread.
  /// - Returns: What came of it, with every problem that was found.
  public func run(
    interruption: Interruption = Interruption(),
    progress: @escaping Progress = { _, _, _ in }
  ) -> BuildReport {
    var report = BuildReport()
    do throws(PublishingFailure) {
      let folder = try OutputFolder(
        at: output,
        source: source,
        home: home,
        interruption: interruption
      )
      guard let made = site(&report, progress: progress) else { return report }
      let total = made.site.files.count
      let written = try report.timing(.writing) { () throws(PublishingFailure) -> WrittenSite in
        try folder.replace(
          with: made.site,
          copying: made.copying,
          version: version,
          workers: workers,
          interruption: interruption,
          progress: { progress(.writing, $0, total) }
        )
      }
      report.add(written)
    } catch {
      report.fail(error)
    }
    return report
  }

  /// A stage, how much of it is done, and how much there is to do.
  public typealias Progress = @Sendable (BuildStage, _ done: Int, _ total: Int) -> Void
}

extension Build {
  /// What is to be written, and how files that are only copied come over.
  private struct Made {
    let site: Site
    let copying: FileCopying
  }

  /// Runs the stages; nil when one of them failed, which the report then says.
  private func site(_ report: inout BuildReport, progress: Progress) -> Made? {
    let folder: SourceFolder
    do {
      folder = try report.timing(.listing) { () throws(FileFailure) in try SourceFolder(source) }
    } catch {
      report.outcome = .noSource(error)
      return nil
    }
    let tree = folder.tree
    report.diagnostics += tree.problems
    let (site, _) = Site.gathering([])
    return Made(site: site, copying: folder.copying)
  }
}
