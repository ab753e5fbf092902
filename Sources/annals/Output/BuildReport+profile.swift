internal import AnnalsBuild
internal import AnnalsPublishing
internal import AnnalsVocabulary

extension BuildReport {
  /// What each stage and template cost, and the slowest files, as tables.
  var profileText: String {
    var lines = ["stage           wall ms   CPU ms  peak MiB"]
    for time in times {
      lines.append(
        time.stage.rawValue.filled(to: 13)
          + [time.duration.milliseconds, time.processorTime.milliseconds, time.peakMemory >> 20]
          .map { $0.text(width: 9) }.joined(separator: " ")
      )
    }
    guard let profile else { return lines.joined(separator: "\n") + "\n" }
    lines += ["", "template              files        KB  render ms  save ms  render us each"]
    for (name, cost) in profile.sortedCosts {
      lines.append(
        name.filled(to: 18)
          + [
            cost.files.text(width: 9), (cost.bytes / 1000).text(width: 9),
            cost.rendering.milliseconds.text(width: 10), cost.saving.milliseconds.text(width: 8),
            (cost.rendering.microseconds / cost.files).text(width: 15),
          ].joined(separator: " ")
      )
    }
    lines += ["", "render us        KB  slowest files"]
    for file in profile.slowest {
      lines.append(
        "\(file.rendering.microseconds.text(width: 9)) \((file.bytes / 1000).text(width: 9))  \(file.path)"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What `--profile` asked for: stages in order, templates by cost, files by cost.
  func appendProfile(to writer: inout ByteWriter) {
    writer.append(",\"profile\":{\"stages\":[")
    for (index, time) in times.enumerated() {
      if index > 0 { writer.append(",") }
      writer.append("{\"name\":")
      writer.append(jsonString: time.stage.rawValue)
      writer.append(
        numbers: [
          ("wall", time.duration.microseconds), ("cpu", time.processorTime.microseconds),
          ("peak", time.peakMemory),
        ]
      )
    }
    writer.append("],\"templates\":[")
    for (index, (name, cost)) in (profile?.sortedCosts ?? []).enumerated() {
      if index > 0 { writer.append(",") }
      writer.append("{\"name\":")
      writer.append(jsonString: name)
      writer.append(
        numbers: [
          ("files", cost.files), ("bytes", cost.bytes), ("render", cost.rendering.microseconds),
          ("save", cost.saving.microseconds),
        ]
      )
    }
    writer.append("],\"slowest\":[")
    for (index, file) in (profile?.slowest ?? []).enumerated() {
      if index > 0 { writer.append(",") }
      writer.append("{\"path\":")
      writer.append(jsonString: file.path.text)
      writer.append(numbers: [("bytes", file.bytes), ("render", file.rendering.microseconds)])
    }
    writer.append("]}")
  }
}

extension ByteWriter {
  /// The rest of an object that is all numbers.
  fileprivate mutating func append(numbers: [(name: String, number: Int)]) {
    for (name, number) in numbers {
      append(",")
      append(jsonString: name)
      append(":")
      append(decimal: number)
    }
    append("}")
  }
}

extension WritingProfile {
  /// The dearest first; equal ones by name.
  var sortedCosts: [(name: String, cost: Cost)] {
    costs.map { (name: $0.key, cost: $0.value) }.sorted { one, other in
      one.cost.rendering != other.cost.rendering
        ? one.cost.rendering > other.cost.rendering
        : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
  }
}

extension Duration {
  var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}

extension String {
  fileprivate func filled(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - utf8.count))
  }
}

extension Int {
  fileprivate func text(width: Int) -> String {
    let digits = String(self)
    return String(repeating: " ", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
