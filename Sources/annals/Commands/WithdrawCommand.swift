internal import AnnalsBuild
internal import AnnalsChanges
internal import AnnalsDeploy
internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary
internal import ArgumentParser

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Takes back something that was public, here and at every target that is known.",
    discussion: """
      Marks the item in the content and prints what it changed, publishes a new release without it, \
      removes every release before from this machine and from the targets, reads there that they are \
      gone, and lists what it cannot reach. Run it again when it was cut off: it goes on.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "What: the id of an article or event, as data/archive.json has it, or a file below Content/.",
      valueName: "id"
    )
  )
  var id: String

  @Option(
    help: ArgumentHelp(
      "Why: safety, consent, privacy, legal or error; this word is published.",
      valueName: "code"
    )
  )
  var reason: String

  @Option(help: ArgumentHelp("The folder of the archive.", valueName: "folder"))
  var source = "."

  @Option(help: ArgumentHelp("The folder of the release.", valueName: "folder"))
  var output = "Public"

  @Option(
    help: ArgumentHelp(
      "The day of the withdrawal; today, or that of SOURCE_DATE_EPOCH, when not given.",
      valueName: "date"
    )
  )
  var asOf: String?

  @OptionGroup var signing: SigningOptions

  @Option(
    help: ArgumentHelp(
      "Deploy to this target; those of annals.yaml when not given. May be given several times.",
      valueName: "target"
    )
  )
  var target: [String] = []

  @Option(help: ArgumentHelp("A configuration file for ssh.", valueName: "file"))
  var sshConfig: String?

  @Flag(help: "Print what would be changed in the content, and do nothing.")
  var dryRun = false

  func validate() throws {
    guard WithdrawalReason(rawValue: reason) != nil else {
      let codes = WithdrawalReason.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--reason takes one of: \(codes).")
    }
    if let asOf, CalendarDay(asOf) == nil {
      throw ValidationError("'\(escapedForTerminal(asOf))' is not a day; write it as 2019-08-21.")
    }
  }

  func run() throws {
    guard let reason = WithdrawalReason(rawValue: reason) else { return }
    let day = try asOf.flatMap { CalendarDay($0) } ?? Today.day()
    try failing(.inputOutput) {
      let configuration = try DeployTargets.configuration(of: source)
      let targets = try DeployTargets.named(target, in: source)
      try mark(Withdrawal(source: source, id: id, reason: reason, day: day))
      if dryRun { return }
      try publish(day)
      for (name, place) in targets {
        Terminal.output.write("\(escapedForTerminal(name)):\n")
        var deployment = Deployment(folder: output, target: place)
        // What a withdrawal removes must go, however much it is.
        deployment.deletionLimit = .max
        deployment.forgets = true
        deployment.sshConfiguration = sshConfig
        try DeployRun(deployment: deployment).run()
      }
      let copy = try ReleaseCopy(output)
      let bytes = try copy.file(RemovalList.path, limit: RemovalList.lengthLimit)
      let unreached = Unreached(
        release: copy.stated.release,
        removals: RemovalList(reading: bytes ?? []),
        base: configuration.baseURL,
        targets: targets.map(\.1)
      )
      Terminal.output.write(unreached.text)
    }
  }
}

extension WithdrawCommand {
  private func mark(_ withdrawal: Withdrawal) throws {
    do throws(Withdrawal.Failure) {
      let edits = try withdrawal.edits()
      for edit in edits {
        Terminal.output.write(
          "\(dryRun ? "would change" : "changed") \(escapedForTerminal(edit.path)):\n"
        )
        for line in edit.removed { Terminal.output.write("- \(escapedForTerminal(line))\n") }
        for line in edit.added { Terminal.output.write("+ \(escapedForTerminal(line))\n") }
        if edit.staysPublic {
          Terminal.output.write(
            "read the text of \(escapedForTerminal(edit.path)): what it tells of the event in words of "
              + "its own stays public\n"
          )
        }
      }
      if edits.isEmpty { Terminal.output.write("it is marked already\n") }
      if !dryRun { try withdrawal.make(edits) }
    } catch {
      throw CommandFailure(error.message)
    }
  }

  private func publish(_ day: CalendarDay) throws {
    var build = Build(source: source, output: output, asOf: day, version: Annals.version)
    build.home = environment("HOME")
    var release = ReleaseRequest()
    release.date = try asOf.flatMap { CalendarDay($0) } ?? Today.statedDay()
    try signing.apply(to: &release)
    build.release = release
    let interruption = Interruption()
    stopOnSignals(interruption)
    let run = BuildRun(output: output, strict: false, json: false, quiet: false)
    let (code, leftover) = try run.runKeepingReport(build, interruption: interruption)
    guard code == 0 else {
      DiagnosticPrinter(terminal: .errors).print(
        error:
          "nothing was published, so the item is public as before; put right what is said above, "
          + "and run this again"
      )
      throw ExitCode(code)
    }
    if let leftover {
      throw CommandFailure("the release before is still on this disk: \(leftover)")
    }
  }
}

/// What no command reaches, and what to do about it.
struct Unreached {
  let release: Release
  let removals: RemovalList
  /// Where the site is read; nil when that is not known.
  let base: String?
  let targets: [DeployTarget]

  var text: String {
    var lines = ["", "What this could not reach:"]
    if targets.isEmpty {
      lines.append(
        "- servers: no target is known; write 'deploy:' into annals.yaml or give --target"
      )
    } else {
      lines.append(
        "- what a web server shows of the targets: they were read by their own means, not over http; "
          + "look with: annals verify \(base ?? "ADDRESS")"
      )
    }
    lines += [
      "- offline editions handed out: \(release.archive)-1.zip to \(release.archive)-"
        + "\(release.sequence - 1).zip; write to those who have them, and remove your own",
      "- mirrors: send them data/removals.json, which lists what to remove",
      "- search engines and web archives (archive.org: info@archive.org): ask each to remove the "
        + "addresses below",
      "- networks in front of the site (CDN): purge the addresses below",
    ]
    for case .git(let url, _) in targets {
      lines.append(
        "- \(url): the old commits can be had by their ids until its host collects garbage, "
          + "and clones keep them; ask the host's support"
      )
    }
    for case .rclone(let remote) in targets {
      lines.append("- \(remote): old versions that the store keeps, and its backups")
    }
    lines.append(
      "- the repository and backups of the archive itself: Content/ still holds the text"
    )
    let gone = removals.entries.filter { $0.sequence == release.sequence }
    lines.append(gone.isEmpty ? "No address was removed by this release." : "Addresses removed:")
    lines += gone.map { "  \(base ?? "")\($0.path)" }
    return lines.map { escapedForTerminal($0) + "\n" }.joined()
  }
}
