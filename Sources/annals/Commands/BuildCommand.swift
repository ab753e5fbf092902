internal import AnnalsBuild
internal import AnnalsPublishing
internal import AnnalsVocabulary
internal import ArgumentParser

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site.",
    discussion: """
      Reads annals.yaml, Content/ and Templates/ of the source folder, and makes the site in the \
      output folder; where the last build left one, only what has changed since. When anything is \
      wrong, the old site stays as it is.
      """
  )

  @Option(help: ArgumentHelp("The folder of the archive.", valueName: "folder"))
  var source = "."

  @Option(
    help: ArgumentHelp(
      "The folder of the site; one that annals made, an empty one, or a new one.",
      valueName: "folder"
    )
  )
  var output = "Public"

  @Flag(help: "End with status 1 when there are warnings.")
  var strict = false

  @Flag(help: "Show drafts too.")
  var drafts = false

  @Option(
    help: ArgumentHelp(
      "The day embargoes are compared with; today, or that of SOURCE_DATE_EPOCH, when not given.",
      valueName: "date"
    )
  )
  var asOf: String?

  @Flag(help: "Print the report as JSON on the standard output.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "How many threads work; as many as processors when not given.",
      valueName: "n"
    )
  )
  var jobs: Int?

  @Flag(help: "Make everything anew, not only what has changed since the last build.")
  var clean = false

  @Flag(help: "Print what each stage and template cost, and the slowest files.")
  var profile = false

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
    let run = BuildRun(
      output: output,
      strict: strict,
      json: json,
      quiet: quiet,
      profile: profile
    )
    throw ExitCode(try run.run(build(), interruption: interruption))
  }
}

extension BuildCommand {
  private func build() throws -> Build {
    var build = Build(
      source: source,
      output: output,
      asOf: try asOf.flatMap { CalendarDay($0) } ?? Today.day(),
      version: Annals.version
    )
    build.home = environment("HOME")
    build.includesDrafts = drafts
    build.isClean = clean
    build.isProfiled = profile
    if let jobs { build.workers = Workers(jobs) }
    return build
  }
}
