public import AnnalsPublishing
public import AnnalsVocabulary
internal import CSystem

/// What came of a build.
public struct BuildReport: Sendable {
  /// What a build ended with; the first stage that failed decides.
  public enum Outcome: Sendable {
    case built
    /// The folder holds nothing that an archive is made of; one sentence without a full stop.
    case noArchive(advice: String)
    /// `annals.yaml` could not be understood.
    case configurationErrors
    case templateErrors
    case contentErrors
    /// A file could not be read, or changed while it was.
    case unreadableFiles
    /// The archive's folder could not be opened.
    case noSource(FileFailure)
    case notPublished(PublishingFailure)
  }

  /// How much there is of everything.
  public struct Counts: Sendable, Hashable {
    public var articles = 0
    public var events = 0
    public var towns = 0
    public var factions = 0
    /// HTML pages of the site.
    public var pages = 0
    /// All files of the site.
    public var files = 0
    /// All bytes of the site.
    public var bytes = 0
    /// Files that were written, being new or other than those that stood there.
    public var written = 0
    /// Files that stood there and are no part of the site any more.
    public var removed = 0
  }

  public var outcome = Outcome.built
  /// In the order of their places.
  public var diagnostics: [Diagnostic] = []
  public var counts = Counts()
  public var times: [StageTime] = []
  /// Why everything was made anew; nil when only what had changed was, or the build ended before that
  /// was known.
  public var cleanReason: CleanBuildReason?
  /// What each template cost, when that was asked for.
  public var profile: WritingProfile?
  /// The old site, or a part of it, that could not be removed.
  public var leftover: FileFailure?
  /// The release that was published, or that stands there still because nothing changed.
  public var published: PublishedRelease?
  /// What the build made and nobody needs any more, which goes with the report: a program that ends does
  /// better not to free it piece by piece.
  public var remains: [any Sendable] = []

  public init() {}

  public var errors: Int { diagnostics.count { $0.severity == .error } }
  public var warnings: Int { diagnostics.count { $0.severity == .warning } }
}

extension BuildReport {
  /// Runs a stage and notes how long it took.
  ///
  /// First what earlier stages let go of is given back: at 10,000 articles it was 40 of 190 MB.
  mutating func timing<Result: ~Copyable, Failure: Error>(
    _ stage: BuildStage,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = ContinuousClock.now
    let before = ResourceUse.now
    annals_give_back_free_memory()
    let result = try body()
    let use = ResourceUse.now
    let time = StageTime(
      stage: stage,
      duration: ContinuousClock.now - start,
      processorTime: use.processorTime - before.processorTime,
      peakMemory: use.peakMemory
    )
    if let place = times.firstIndex(where: { $0.stage == stage }) {
      times[place] = times[place].adding(time)
    } else {
      times.append(time)
    }
    return result
  }

  /// Adds what a stage found; its first error makes the build end as `failure`.
  ///
  /// A file that could not be read weighs more than what was not found for want of it.
  mutating func add(_ problems: [Diagnostic], as failure: Outcome) {
    diagnostics += problems
    let errors = problems.filter { $0.severity == .error }
    if errors.contains(where: { ["cannot-read", "file-changed"].contains($0.identifier) }) {
      outcome = .unreadableFiles
    } else if case .built = outcome, !errors.isEmpty {
      outcome = failure
    }
  }

  /// The report with its problems in the order of their places, each once.
  consuming func finished() -> BuildReport {
    diagnostics.sort()
    var last: Diagnostic?
    diagnostics.removeAll { diagnostic in
      defer { last = diagnostic }
      return diagnostic == last
    }
    return self
  }

  mutating func add(_ written: WrittenSite) {
    counts.files = written.files
    counts.bytes = written.bytes
    counts.written = written.changed
    counts.removed = written.removed
    leftover = written.leftover
    profile = written.profile
    diagnostics += written.diagnostics
  }

  mutating func fail(_ failure: PublishingFailure) {
    guard case .rendering(let problems) = failure else {
      if case .leaking(let leaks) = failure { diagnostics += leaks }
      outcome = .notPublished(failure)
      return
    }
    let isOfContent = problems.contains { problem in
      problem.severity == .error && problem.location.path.utf8.starts(with: "Content/".utf8)
    }
    add(problems, as: isOfContent ? .contentErrors : .templateErrors)
  }
}

/// What a stage cost.
public struct StageTime: Sendable {
  public let stage: BuildStage
  public let duration: Duration
  /// Of all threads, the kernel's work for them included.
  public let processorTime: Duration
  /// The most memory the program had held until the stage ended, in bytes.
  public let peakMemory: Int

  /// A stage that is done in two parts.
  func adding(_ other: StageTime) -> StageTime {
    StageTime(
      stage: stage,
      duration: duration + other.duration,
      processorTime: processorTime + other.processorTime,
      peakMemory: max(peakMemory, other.peakMemory)
    )
  }
}

/// What a build does, in order.
public enum BuildStage: String, Sendable, CaseIterable {
  case listing
  case templates
  case reading
  case resolving
  case planning
  case indexing
  case writing
}
