internal import AnnalsBuild
internal import AnnalsChanges
internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary
internal import ArgumentParser

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what one release changed of another.",
    discussion: """
      OLD and NEW are folders of releases or offline editions (zip files). What was withdrawn is named \
      by its id and the code of the reason only. The signatures are not looked at: annals verify does \
      that. Ends with 0 whether anything differs or not, and with 6 when a release could not be read.
      """
  )

  @Argument(help: ArgumentHelp("The older release.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The newer release.", valueName: "new"))
  var new: String

  @Flag(help: "Print JSON on the standard output.")
  var json = false

  func run() throws {
    try failing(.inputOutput, perform)
  }

  private func perform() throws {
    let (before, after) = (try ReleaseCopy(old), try ReleaseCopy(new))
    let (first, second) = (before.stated.release, after.stated.release)
    guard first.archive == second.archive else {
      throw CommandFailure(
        "'\(old)' is a release of '\(first.archive)' and '\(new)' one of '\(second.archive)'"
      )
    }
    let comparison = EditionComparison(from: try records(before), to: try records(after))
    let (added, gone) = addresses(before.stated.manifest, after.stated.manifest)
    let report = DiffReport(
      old: first,
      new: second,
      changes: comparison.changes,
      added: added,
      gone: gone
    )
    Terminal.output.write(json ? report.json : report.text)
  }

  private func records(_ copy: ReleaseCopy) throws -> EditionRecords {
    let limit = EditionRecords.lengthLimit
    let archive = try copy.file(SitePath(known: "data/archive.json"), limit: limit)
    let texts = try copy.file(SitePath(known: "data/texts.json"), limit: limit)
    guard let archive, let records = EditionRecords(archive: archive, texts: texts) else {
      throw CommandFailure("'\(copy.path)' has no data/archive.json that this program can read")
    }
    return records
  }

  /// Pages, pictures and data that stand in one release only.
  private func addresses(_ old: Manifest, _ new: Manifest) -> ([SitePath], [SitePath]) {
    func shown(_ manifest: Manifest, without other: Manifest) -> [SitePath] {
      manifest.entries
        .filter { [.page, .media, .data].contains($0.kind) && other.entry($0.path) == nil }
        .map(\.path)
    }
    return (shown(new, without: old), shown(old, without: new))
  }
}

/// What two releases differ in, for people and for programs.
struct DiffReport {
  let old: Release
  let new: Release
  let changes: [EditionComparison.Change]
  let added: [SitePath]
  let gone: [SitePath]

  var text: String {
    var lines = [
      "release \(old.sequence), dated \(old.date) -> release \(new.sequence), dated \(new.date)"
    ]
    for change in changes {
      let item = change.item
      let reason = item.reason.map { " (\($0))" } ?? ""
      lines.append("\(item.action.rawValue) \(item.subject.rawValue): \(item.id)\(reason)")
      lines += change.differences.map { "  " + line(of: $0) }
    }
    if changes.isEmpty { lines.append("no article and no event differs") }
    lines += added.map { "+ \($0)" } + gone.map { "- \($0)" }
    return lines.map { escapedForTerminal($0) + "\n" }.joined()
  }

  private func line(of difference: EditionComparison.Difference) -> String {
    switch (difference.old, difference.new) {
    case (let old?, let new?): "\(difference.field): \(old) -> \(new)"
    case (nil, let new?): "\(difference.field): now \(new)"
    // What is not said any more is not said here either.
    case (.some, nil): "\(difference.field): gone"
    case (nil, nil): "\(difference.field): differs"
    }
  }

  var json: String {
    var output = ByteWriter(capacity: 4096)
    output.append("{\"format\":\"annals-diff\",\"version\":1,\"archive\":\"\(new.archive)\"")
    output.append(",\"old\":{\"release\":\(old.sequence),\"date\":\"\(old.date)\"}")
    output.append(",\"new\":{\"release\":\(new.sequence),\"date\":\"\(new.date)\"},\"changes\":[")
    for (index, change) in changes.enumerated() {
      output.append(index == 0 ? "\n" : ",\n")
      write(change, into: &output)
    }
    for (name, paths) in [("added", added), ("gone", gone)] {
      output.append("\n],\"\(name)\":[")
      for (index, path) in paths.enumerated() {
        output.append(index == 0 ? "\n" : ",\n")
        output.append(jsonString: path.text)
      }
    }
    output.append("\n]}\n")
    return output.text
  }

  private func write(_ change: EditionComparison.Change, into output: inout ByteWriter) {
    let item = change.item
    output.append(
      "{\"action\":\"\(item.action.rawValue)\",\"kind\":\"\(item.subject.rawValue)\",\"id\":"
    )
    output.append(jsonString: item.id)
    if let reason = item.reason {
      output.append(",\"reason\":")
      output.append(jsonString: reason)
    }
    if !change.differences.isEmpty {
      output.append(",\"fields\":[")
      for (index, difference) in change.differences.enumerated() {
        if index > 0 { output.append(",") }
        output.append("{\"field\":")
        output.append(jsonString: difference.field)
        // What is not said any more is not said here either.
        if let new = difference.new {
          if let old = difference.old { output.append(",\"old\":\(old)") }
          output.append(",\"new\":\(new)")
        }
        output.append("}")
      }
      output.append("]")
    }
    output.append("}")
  }
}
