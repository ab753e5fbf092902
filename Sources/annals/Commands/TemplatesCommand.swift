internal import ArgumentParser

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "Shows the theme and lets you change it.",
    subcommands: []
  )
}
