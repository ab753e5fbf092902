internal import AnnalsBuild
internal import ArgumentParser

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a small archive to start from.",
    discussion: "Writes annals.yaml and Content/, and refuses to when one of them is there."
  )

  @Argument(
    help: ArgumentHelp("The folder to write to; made when it is not there.", valueName: "folder")
  )
  var folder = "."

  func run() throws {
    do {
      try StarterArchive.write(to: folder)
    } catch {
      DiagnosticPrinter(terminal: .errors).print(error: error.message)
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
    let place = escapedForTerminal(folder)
    Terminal.output.write(
      "Wrote an archive of one article to \(place). Now run: annals build --source \(place)\n"
    )
  }
}
