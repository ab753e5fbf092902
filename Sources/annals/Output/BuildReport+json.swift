internal import AnnalsBuild
internal import AnnalsPublishing
internal import AnnalsVocabulary

extension BuildReport {
  /// The report for programs, as docs/cli.md describes it: one JSON object and a line feed.
  func json(version: String, output: String, exitCode: Int32) -> String {
    var writer = ByteWriter(capacity: 4096)
    writer.append("{\"version\":")
    writer.append(jsonString: version)
    writer.append(",\"exitCode\":")
    writer.append(decimal: Int(exitCode))
    writer.append(",\"output\":")
    writer.append(jsonString: output)
    writer.append(",\"failure\":")
    if let failure {
      writer.append(jsonString: failure)
    } else {
      writer.append("null")
    }
    writer.append(",\"cleanReason\":")
    if let cleanReason {
      writer.append(jsonString: cleanReason.rawValue)
    } else {
      writer.append("null")
    }
    appendCounts(to: &writer)
    appendTimes(to: &writer)
    if profile != nil { appendProfile(to: &writer) }
    appendDiagnostics(to: &writer)
    writer.append("}\n")
    return writer.text
  }

  private func appendCounts(to writer: inout ByteWriter) {
    writer.append(",\"counts\":{")
    let entries = [
      ("articles", counts.articles), ("events", counts.events), ("towns", counts.towns),
      ("factions", counts.factions), ("pages", counts.pages), ("files", counts.files),
      ("bytes", counts.bytes), ("written", counts.written), ("removed", counts.removed),
      ("errors", errors), ("warnings", warnings),
    ]
    for (index, entry) in entries.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append(jsonString: entry.0)
      writer.append(":")
      writer.append(decimal: entry.1)
    }
    writer.append("}")
  }

  private func appendTimes(to writer: inout ByteWriter) {
    writer.append(",\"milliseconds\":{")
    for (index, time) in times.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append(jsonString: time.stage.rawValue)
      writer.append(":")
      writer.append(decimal: time.duration.milliseconds)
    }
    writer.append("}")
  }

  private func appendDiagnostics(to writer: inout ByteWriter) {
    writer.append(",\"diagnostics\":[")
    for (index, diagnostic) in diagnostics.enumerated() {
      writer.append(index > 0 ? ",\n" : "\n")
      writer.append("{\"severity\":")
      writer.append(jsonString: diagnostic.severity.rawValue)
      writer.append(",\"identifier\":")
      writer.append(jsonString: diagnostic.identifier)
      appendPlace(diagnostic.message, diagnostic.location, to: &writer)
      writer.append(",\"notes\":[")
      for (index, note) in diagnostic.notes.enumerated() {
        if index > 0 { writer.append(",") }
        writer.append("{\"severity\":\"note\"")
        appendPlace(note.message, note.location, to: &writer)
        writer.append("}")
      }
      writer.append("]}")
    }
    writer.append("]")
  }

  private func appendPlace(
    _ message: String,
    _ location: SourceLocation,
    to writer: inout ByteWriter
  ) {
    writer.append(",\"message\":")
    writer.append(jsonString: message)
    writer.append(",\"path\":")
    writer.append(jsonString: location.path)
    if let line = location.line {
      writer.append(",\"line\":")
      writer.append(decimal: line)
    }
    if let column = location.column {
      writer.append(",\"column\":")
      writer.append(decimal: column)
    }
  }
}

extension Duration {
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
