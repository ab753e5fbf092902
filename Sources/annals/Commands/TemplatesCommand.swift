internal import AnnalsBuild
internal import ArgumentParser

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Shows the theme and lets you change it.",
    discussion: """
      The default theme is part of annals. A file in Templates/ of the archive takes the place of \
      the built-in file of the same path.
      """,
    subcommands: [ListCommand.self, EjectCommand.self, DiffCommand.self]
  )

  struct SourceOption: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of the archive.", valueName: "folder"))
    var source = "."

    /// The theme; ends the program with a message when it cannot be read.
    func theme() throws -> SiteTheme {
      do {
        return try SiteTheme(of: source)
      } catch {
        DiagnosticPrinter(terminal: .errors).print(error: error.message)
        throw ExitCode(ExitStatus.inputOutput.rawValue)
      }
    }
  }
}

extension TemplatesCommand {
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists the files of the theme: built-in, changed, same (as built-in), or own."
    )

    @OptionGroup var source: SourceOption

    func run() throws {
      let lines = try source.theme().files.map { file in
        let state =
          switch (file.builtIn, file.override) {
          case (_, nil): "built-in"
          case (nil, _): "own     "
          case (let builtIn, let own): builtIn == own ? "same    " : "changed "
          }
        return "\(state)  \(escapedForTerminal(file.path))\n"
      }
      Terminal.output.write(lines.joined())
    }
  }

  struct EjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eject",
      abstract: "Copies built-in files into Templates/, to be changed there.",
      discussion: "Overwrites nothing."
    )

    @OptionGroup var source: SourceOption

    @Argument(
      help: ArgumentHelp("Paths as 'annals templates list' prints them.", valueName: "path")
    )
    var paths: [String]

    func run() throws {
      let theme = try source.theme()
      for path in paths {
        do {
          try theme.eject(path, to: source.source)
        } catch {
          DiagnosticPrinter(terminal: .errors).print(error: error.message)
          throw ExitCode(ExitStatus.inputOutput.rawValue)
        }
        Terminal.output.write("Wrote \(SiteTheme.folder)/\(escapedForTerminal(path))\n")
      }
    }
  }

  struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Shows how the archive's templates differ from the built-in ones."
    )

    @OptionGroup var source: SourceOption

    @Argument(help: ArgumentHelp("Only these files.", valueName: "path"))
    var paths: [String] = []

    func run() throws {
      for file in try source.theme().files {
        guard let builtIn = file.builtIn, let own = file.override, builtIn != own,
          paths.isEmpty || paths.contains(where: { $0.utf8.elementsEqual(file.path.utf8) })
        else { continue }
        let path = escapedForTerminal(file.path)
        let difference = LineDifference(
          from: String(decoding: builtIn, as: UTF8.self),
          to: String(decoding: own, as: UTF8.self)
        )
        Terminal.output.write("--- builtin:\(path)\n+++ \(SiteTheme.folder)/\(path)\n")
        Terminal.output.write(difference.text)
      }
    }
  }
}
