internal import ArgumentParser

struct Annals: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "annals",
    abstract: "Turns a folder of reports into a cross-linked archive.",
    discussion: """
      Exit status: 0 done, 1 warnings under --strict, 2 wrong arguments, 3 configuration, \
      4 templates, 5 content, 6 input or output, 7 a leak, 70 a fault of annals, 128 + n stopped by signal n.
      """,
    version: version,
    subcommands: [
      BuildCommand.self, PublishCommand.self, PackCommand.self, VerifyCommand.self,
      DiffCommand.self, DeployCommand.self, WithdrawCommand.self,
      KeysCommand.self,
      SearchCommand.self, InitCommand.self,
      TemplatesCommand.self,
      VersionCommand.self,
    ]
  )
}

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Prints the version."
  )

  func run() {
    Terminal.output.write("annals \(Annals.version)\n")
  }
}
