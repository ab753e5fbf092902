internal import AnnalsPublishing
internal import AnnalsRelease
internal import ArgumentParser

struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Packs a published release into one zip file, to be read without a network.",
    discussion: """
      The zip opens with a double click on OPEN-ME.html when it is unpacked, and is a BagIt bag. The \
      same release always gives the same zip.
      """
  )

  @Argument(help: ArgumentHelp("The folder of the release.", valueName: "folder"))
  var folder = "Public"

  @Option(
    help: ArgumentHelp(
      "The zip file, replaced when it is there, or a folder to put it in under its own name.",
      valueName: "path"
    )
  )
  var output = "."

  func run() throws {
    let interruption = Interruption()
    stopOnSignals(interruption)
    do throws(PublishingFailure) {
      let packed = try OfflineEdition.pack(folder, to: output, interruption: interruption)
      let release = packed.release
      Terminal.errors.write(
        "Packed release \(release.sequence) of \(release.archive): "
          + "\(escapedForTerminal(packed.path)), \(packed.bytes) bytes\n"
      )
    } catch {
      DiagnosticPrinter(terminal: .errors).print(error: error.message)
      if case .interrupted(let signal) = error { throw ExitCode(128 + signal) }
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }
}
