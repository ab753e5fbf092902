internal import AnnalsVocabulary

/// Prints problems as compilers do: `path:line:column: error: message [identifier]`, then the notes.
struct DiagnosticPrinter {
  let terminal: Terminal

  func print(_ diagnostics: [Diagnostic]) {
    terminal.write(diagnostics.map(lines).joined())
  }

  /// A problem that belongs to no file.
  func print(error message: String) {
    terminal.write("annals: \(severity(.error)): \(escapedForTerminal(message))\n")
  }

  func print(note message: String) {
    terminal.write("annals: \(terminal.styled("note", .cyan)): \(escapedForTerminal(message))\n")
  }

  private func lines(_ diagnostic: Diagnostic) -> String {
    var text = line(
      diagnostic.location,
      severity(diagnostic.severity),
      "\(escapedForTerminal(diagnostic.message)) [\(diagnostic.identifier)]"
    )
    for note in diagnostic.notes {
      text += line(note.location, terminal.styled("note", .cyan), escapedForTerminal(note.message))
    }
    return text
  }

  private func line(_ location: SourceLocation, _ label: String, _ message: String) -> String {
    var place = escapedForTerminal(location.path)
    if let line = location.line {
      place += ":\(line)"
      if let column = location.column { place += ":\(column)" }
    }
    return "\(terminal.styled(place, .bold)): \(label): \(message)\n"
  }

  private func severity(_ severity: Diagnostic.Severity) -> String {
    terminal.styled(severity.rawValue, severity == .error ? .red : .magenta)
  }
}
