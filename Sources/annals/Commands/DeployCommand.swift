internal import AnnalsDeploy
internal import AnnalsPublishing
internal import ArgumentParser

struct DeployCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deploy",
    abstract: "Brings a published release to a server, a store or a branch.",
    discussion: """
      The target is rsync:user@host:/folder, rclone:remote:path, or git:URL#branch. A cut anywhere \
      leaves the old release whole there; run again, it sends what is missing.
      """
  )

  @Argument(help: ArgumentHelp("Where the release is to go.", valueName: "target"))
  var target: String

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
    guard DeployTarget(target) != nil else {
      throw ValidationError(
        "The target is written rsync:user@host:/folder, rclone:remote:path or git:URL#branch."
      )
    }
    guard maxDeletes >= 0 else { throw ValidationError("--max-deletes takes a number from 0 on.") }
  }

  func run() throws {
    guard let place = DeployTarget(target) else { return }
    var deployment = Deployment(folder: output, target: place)
    deployment.deletionLimit = maxDeletes
    deployment.forgets = forget
    deployment.sshConfiguration = sshConfig
    do throws(DeployFailure) {
      let outcome = try deployment.run(dryRun: dryRun) {
        Terminal.output.write(escapedLines($0.text))
      }
      for path in outcome.foreign {
        Terminal.output.write("not ours, left alone: \(escapedForTerminal(path))\n")
      }
      let result =
        dryRun ? "nothing was changed" : outcome.isSent ? "deployed" : "it was there already"
      Terminal.output.write("\(result)\n")
    } catch {
      DiagnosticPrinter(terminal: .errors).print(error: error.message)
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  private func escapedLines(_ text: String) -> String {
    text.split(separator: "\n").map { escapedForTerminal(String($0)) + "\n" }.joined()
  }
}
