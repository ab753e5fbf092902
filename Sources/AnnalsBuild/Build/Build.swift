public import AnnalsPublishing
internal import AnnalsRelease
public import AnnalsVocabulary
internal import CSystem

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
  /// Shows drafts and what is under embargo too.
  public var includesDrafts = false
  /// The day that embargoes are compared with.
  public var asOf: CalendarDay
  public var workers = Workers()
  /// Makes everything anew, whatever the last build left word of.
  public var isClean = false
  /// Notes what every file costs to write.
  public var isProfiled = false
  /// Of the program, for the site's marker.
  public var version: String
  /// Makes the site a release that can be verified; nil makes a plain site.
  public var release: ReleaseRequest?

  /// A stage, how much of it is done, and how much there is to do.
  public typealias Progress = @Sendable (BuildStage, _ done: Int, _ total: Int) -> Void

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
      let target = try OutputFolder(
        at: output,
        source: source,
        home: home,
        interruption: interruption
      )
      let current = release == nil ? nil : try target.current()
      // 50 of 320 MB at 10,000 articles: the tables of one stage are not there in the next.
      annals_give_back_large_blocks()
      let origin = ProgramIdentity.bytes(version: version)
      let (opened, left) = report.timing(.listing) {
        workers.both({ self.open() }, { self.lastCache(in: target, origin) })
      }
      guard let folder = folder(opened, &report) else { return report.finished() }
      var memory = report.timing(.listing) { self.memory(of: target, origin, left) }
      report.cleanReason = cleanReason(memory)
      if let last = memory?.last, last.isCurrent(for: folder, options: options) {
        report.repeatReport(of: last.cache)
        return report.finished()
      }
      if let last = memory?.last, let texts = target.texts(for: last.cache) {
        memory?.words = texts.words
        memory?.dictionary = texts.dictionary
        memory?.articles = ContentStage.LastArticles(
          bytes: texts.articles,
          positions: last.positions(of: folder)
        )
      }
      guard
        let made = site(
          of: folder,
          after: try former(in: target, current),
          memory,
          &report,
          progress: progress
        )
      else { return report.finished() }
      let site = made.site
      if let plan = plan(for: made, of: folder.tree, after: current) {
        try publish(made, to: target, plan, folder, &report, interruption, progress)
        return report.finished()
      }
      let cache = memory.map { self.cache($0, folder, made, report) }
      let written = try report.timing(.writing) { () throws(PublishingFailure) -> WrittenSite in
        if let last = memory?.last, let cache {
          return try target.update(
            with: site,
            from: last.cache,
            last.scan,
            to: cache,
            copying: folder.copying,
            workers: workers,
            interruption: interruption,
            inspection: made.inspection,
            progress: { progress(.writing, $0, site.files.count) }
          )
        }
        return try target.replace(
          with: site,
          copying: folder.copying,
          version: version,
          cache: cache,
          workers: workers,
          interruption: interruption,
          isProfiled: isProfiled,
          inspection: made.inspection,
          progress: { progress(.writing, $0, site.files.count) }
        )
      }
      report.add(written)
      report.remains = [made, folder, memory]
    } catch {
      report.fail(error)
    }
    return report.finished()
  }

  private func open() -> Result<SourceFolder, FileFailure> {
    do throws(FileFailure) {
      return .success(try SourceFolder(source))
    } catch {
      return .failure(error)
    }
  }

  /// The archive's folder; nil when there is none, which the report then says.
  private func folder(
    _ opened: Result<SourceFolder, FileFailure>,
    _ report: inout BuildReport
  ) -> SourceFolder? {
    do throws(FileFailure) {
      let folder = try opened.get()
      if folder.tree.files.isEmpty && folder.tree.problems.isEmpty {
        report.outcome = .noArchive(advice: try ArchiveAdvice(for: source).text)
        return nil
      }
      return folder
    } catch {
      report.outcome = .noSource(error)
      return nil
    }
  }
}
