internal import AnnalsContent
internal import AnnalsDeploy
internal import AnnalsPublishing
internal import AnnalsVocabulary
internal import ArgumentParser

struct DeployCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy",
    abstract: "Brings a published release to a server, a store or a branch.",
    discussion: """
      The target is rsync:user@host:/folder, rclone:remote:path, or git:URL#branch. A cut anywhere \
      leaves the old release whole there; run again, it sends what is missing. Without a target the \
      list 'deploy' of annals.yaml is gone through.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Where the release is to go; the targets of annals.yaml when not given.",
      valueName: "target"
    )
  )
  var target: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the archive, whose annals.yaml names targets.",
      valueName: "folder"
    )
  )
  var source = "."

  @Option(help: ArgumentHelp("The folder of the release.", valueName: "folder"))
  var output = "Public"

  @Flag(help: "Print what would change, and change nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("How many files of the old release may go.", valueName: "n")
  )
  var maxDeletes = 256

  @Flag(help: "Remove the previous release as well, and the history of a branch.")
  var forget = false

  @Option(help: ArgumentHelp("A configuration file for ssh.", valueName: "file"))
  var sshConfig: String?

  func validate() throws {
    guard target.map({ DeployTarget($0) != nil }) ?? true else {
      throw ValidationError(
        "The target is written rsync:user@host:/folder, rclone:remote:path or git:URL#branch."
      )
    }
    guard maxDeletes >= 0 else { throw ValidationError("--max-deletes takes a number from 0 on.") }
  }

  func run() throws {
    try failing(.inputOutput) {
      let targets = try DeployTargets.named(target.map { [$0] } ?? [], in: source)
      guard !targets.isEmpty else {
        throw CommandFailure("no target is given, and annals.yaml has no list 'deploy'")
      }
      for (name, place) in targets {
        if targets.count > 1 { Terminal.output.write("\(escapedForTerminal(name)):\n") }
        var deployment = Deployment(folder: output, target: place)
        deployment.deletionLimit = maxDeletes
        deployment.forgets = forget
        deployment.sshConfiguration = sshConfig
        try DeployRun(deployment: deployment, dryRun: dryRun).run()
      }
    }
  }
}

/// Deploys to one target, and prints what came of it.
struct DeployRun {
  let deployment: Deployment
  var dryRun = false

  func run() throws {
    let outcome = try deployment.run(dryRun: dryRun) {
      Terminal.output.write(escapedLines($0.text))
    }
    for path in outcome.foreign {
      Terminal.output.write("not ours, left alone: \(escapedForTerminal(path))\n")
    }
    guard outcome.remains.isEmpty else {
      throw CommandFailure(
        "the target still holds \(outcome.remains.joined(separator: ", ")), which was to be forgotten"
      )
    }
    let result =
      dryRun ? "nothing was changed" : outcome.isSent ? "deployed" : "it was there already"
    Terminal.output.write("\(result)\n")
    if !dryRun, deployment.forgets {
      Terminal.output.write("read back: no other release can be had there\n")
    }
  }

  private func escapedLines(_ text: String) -> String {
    text.split(separator: "\n").map { escapedForTerminal(String($0)) + "\n" }.joined()
  }
}

/// Where releases go.
enum DeployTargets {
  /// The targets given, or else those of `annals.yaml`.
  static func named(_ given: [String], in source: String) throws -> [(String, DeployTarget)] {
    let names = given.isEmpty ? try configuration(of: source).deployTargets : given
    return try names.map { name in
      guard let target = DeployTarget(name) else {
        throw CommandFailure(
          "'\(name)' is no target; write rsync:user@host:/folder, rclone:remote:path or git:URL#branch"
        )
      }
      return (name, target)
    }
  }

  static func configuration(of source: String) throws -> ArchiveConfiguration {
    let path = "\(source)/\(ConfigurationReader.path)"
    let bytes = try InputFile.bytesIfThere(path, limit: 1 << 20)
    let (configuration, problems) = ConfigurationReader.configuration(bytes)
    if let error = problems.first(where: { $0.severity == .error }) {
      throw CommandFailure("\(path): \(error.message)")
    }
    return configuration
  }
}
