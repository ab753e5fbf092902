internal import AnnalsDeploy
internal import AnnalsPublishing
internal import AnnalsRelease
internal import ArgumentParser

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Makes and shows the keys that releases are signed with.",
    discussion: "They are keys of minisign: either program takes those of the other.",
    subcommands: [NewCommand.self, ShowCommand.self]
  )

  struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Makes a key.",
      discussion: """
        Writes the secret key to the file, and the public one beside it with .pub at the end. \
        Overwrites nothing.
        """
    )

    @Argument(help: ArgumentHelp("The file of the secret key.", valueName: "file"))
    var file: String

    @Option(
      help: ArgumentHelp(
        "Read the password from the first line of this file, not from the terminal.",
        valueName: "file"
      )
    )
    var passwordFile: String?

    @Flag(help: "Do not encrypt the secret key: whoever reads the file can sign.")
    var withoutPassword = false

    func run() throws {
      try failing(.inputOutput, perform)
    }

    private func perform() throws {
      let key = SecretKey()
      let password = withoutPassword ? nil : try newPassword()
      let secret: [UInt8]
      do throws(SecretKey.Fault) {
        secret = try key.file(password: password)
      } catch {
        throw CommandFailure("the key \(error.message)")
      }
      try OutputFile.create(file, holding: secret, isSecret: true)
      try OutputFile.create(file + ".pub", holding: key.publicKey.file, isSecret: false)
      Terminal.output.write("\(key.publicKey)\n")
    }

    private func newPassword() throws -> [UInt8] {
      let first = try Password.read(from: passwordFile, asking: "Password for the new key")
      guard !first.isEmpty else {
        throw CommandFailure("an empty password protects nothing; say so with --without-password")
      }
      guard passwordFile == nil else { return first }
      let second = try Password.read(from: nil, asking: "The password again")
      guard first == second else { throw CommandFailure("the two passwords differ") }
      return first
    }
  }

  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Prints the public key of a secret or public key.",
      discussion: "With --pem as OpenSSL reads it, otherwise as minisign does."
    )

    @Argument(help: ArgumentHelp("A key file.", valueName: "file"))
    var file: String

    @Option(
      help: ArgumentHelp("Read the password from the first line of this file.", valueName: "file")
    )
    var passwordFile: String?

    @Flag(help: "Print PEM.")
    var pem = false

    func run() throws {
      try failing(.inputOutput, perform)
    }

    private func perform() throws {
      let key: PublicKey
      do {
        key = try readPublicKey(file)
      } catch {
        key = try secretKey(file, passwordFile: passwordFile).publicKey
      }
      Terminal.output.write(String(decoding: pem ? key.pem : key.file, as: UTF8.self))
    }
  }
}

/// Runs the body of a command; what it cannot do is printed and ends the program with `status`.
func failing(_ status: ExitStatus, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch let failure as CommandFailure {
    DiagnosticPrinter(terminal: .errors).print(error: failure.message)
    throw ExitCode(status.rawValue)
  } catch let failure as FileFailure {
    DiagnosticPrinter(terminal: .errors).print(error: failure.description)
    throw ExitCode(status.rawValue)
  } catch let failure as PublishingFailure {
    DiagnosticPrinter(terminal: .errors).print(error: failure.message)
    throw ExitCode(status.rawValue)
  } catch let failure as DeployFailure {
    DiagnosticPrinter(terminal: .errors).print(error: failure.message)
    throw ExitCode(status.rawValue)
  }
}
