internal import AnnalsVocabulary

/// Collects files that are no content, and warns once for each folder.
struct UnexpectedFiles {
  private struct Group {
    let path: String
    let advice: String
    var count: Int
  }

  private var order: [String] = []
  private var groups: [String: Group] = [:]

  /// Takes note of a file that is no content; files outside `Content/` are somebody else's.
  mutating func add(_ path: String) {
    guard !ContentFolder.isIgnored(path), let (folder, advice) = Self.placement(of: path) else {
      return
    }
    if groups[folder] == nil { order.append(folder) }
    groups[folder, default: Group(path: path, advice: advice, count: 0)].count += 1
  }

  var diagnostics: [Diagnostic] {
    order.compactMap { groups[$0] }.map { group in
      let others = group.count == 1 ? "" : " and \(group.count - 1) more beside it"
      return Diagnostic(
        .warning,
        "unexpected-file",
        "the file\(others) is not read: \(group.advice)",
        at: SourceLocation(path: group.path)
      )
    }
  }

  /// The folder a file is counted under and what to tell the author.
  private static func placement(of path: String) -> (folder: String, advice: String)? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard parts[0].lowercased().hasSameBytes(as: "content") else {
      guard parts.count == 1, ["annals.yml", "Annals.yaml"].contains(path) else { return nil }
      return (path, "the configuration is called 'annals.yaml'")
    }
    if let folder = ContentFolder.split(path)?.0 {
      return (folder.path, "'\(folder.path)' holds \(folder.expectation)")
    }
    let names = ContentFolder.allCases.map(\.rawValue)
    guard parts.count >= 3 else {
      return (parts[0], "content lies in one of the folders \(names.joined(separator: ", "))")
    }
    let written = "\(parts[0])/\(parts[1])"
    let lower = parts[1].lowercased()
    let meant =
      names.first { $0.lowercased().hasSameBytes(as: lower) }
      ?? suggestion(for: parts[1], among: names)
    if let meant { return (written, "did you mean '\(ContentFolder.root)/\(meant)'?") }
    return (written, "'\(written)' is none of the folders \(names.joined(separator: ", "))")
  }
}
