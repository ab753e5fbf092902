internal import AnnalsBuild
internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary
internal import ArgumentParser

struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Builds the site and publishes it as a release that anybody can verify.",
    discussion: """
      Builds the site anew, states every file in _annals/, and puts the release in the place of the \
      one before in one step. When anything is wrong, the old release stays as it is.
      """
  )

  @Option(help: ArgumentHelp("The folder of the archive.", valueName: "folder"))
  var source = "."

  @Option(
    help: ArgumentHelp(
      "The folder of the release; one that annals made, an empty one, or a new one.",
      valueName: "folder"
    )
  )
  var output = "Public"

  @Flag(help: "End with status 1 when there are warnings.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "The day of the release, and the one embargoes are compared with; that of SOURCE_DATE_EPOCH, or "
        + "the newest report's and today, when not given.",
      valueName: "date"
    )
  )
  var asOf: String?

  @OptionGroup var signing: SigningOptions

  @Flag(help: "Publish a new release even when nothing has changed.")
  var again = false

  @Flag(help: "Print the report as JSON on the standard output.")
  var json = false

  @Option(
    name: .customLong("switch"),
    help: ArgumentHelp(
      "How the release takes the place of the one before: exchange of two folders; symlink, by which the "
        + "output is a symbolic link to a folder beside it; auto, as it was done before, and at first "
        + "exchange where the file system can.",
      valueName: "way"
    ),
    transform: { text in
      guard let way = SiteSwitch(rawValue: text) else {
        throw ValidationError("--switch takes auto, exchange or symlink.")
      }
      return way
    }
  )
  var switching = SiteSwitch.automatic

  @Option(
    help: ArgumentHelp(
      "How many threads work; as many as processors when not given.",
      valueName: "n"
    )
  )
  var jobs: Int?

  @Flag(help: "Print nothing but problems.")
  var quiet = false

  func validate() throws {
    if let asOf, CalendarDay(asOf) == nil {
      throw ValidationError("'\(escapedForTerminal(asOf))' is not a day; write it as 2019-08-21.")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024.")
    }
  }

  func run() throws {
    let interruption = Interruption()
    stopOnSignals(interruption)
    let run = BuildRun(output: output, strict: strict, json: json, quiet: quiet)
    try failing(.inputOutput) {
      throw ExitCode(try run.run(build(), interruption: interruption))
    }
  }
}

extension PublishCommand {
  private func build() throws -> Build {
    var build = Build(
      source: source,
      output: output,
      asOf: try asOf.flatMap { CalendarDay($0) } ?? Today.day(),
      version: Annals.version
    )
    build.home = environment("HOME")
    if let jobs { build.workers = Workers(jobs) }
    var release = ReleaseRequest()
    release.date = try asOf.flatMap { CalendarDay($0) } ?? Today.statedDay()
    release.repeats = again
    release.switching = switching
    try signing.apply(to: &release)
    build.release = release
    return build
  }
}
