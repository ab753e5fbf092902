import Foundation
import Testing

@testable import AnnalsContent

@Suite struct DocumentationTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let schemas: [(section: String, keys: KeySet)] = [
    ("Article", ArticleReader.keys - StatusFields.keys),
    ("Article", ArticleReader.correctionKeys),
    ("Event", EventFields.keys),
    ("Event", EventFields.townKeys),
    ("Event", EventFields.factionKeys),
    ("Event", Harm.keys),
    ("Event record", EventRecordReader.keys - EventFields.keys - StatusFields.keys),
    ("Status", StatusFields.keys),
    ("Town", TownReader.keys),
    ("Faction", FactionReader.keys),
    ("Faction", FactionReader.relationKeys),
    ("Page", PageReader.keys - StatusFields.keys),
    ("annals.yaml", ConfigurationReader.keys),
    ("annals.yaml", ConfigurationReader.menuKeys),
    ("annals.yaml", ConfigurationReader.limitKeys),
  ]

  @Test(arguments: schemas.indices)
  func everyKeyIsDescribedInItsSection(index: Int) throws {
    let (title, keys) = Self.schemas[index]
    let document = try String(
      contentsOf: Self.root.appending(path: "docs/content-format.md"),
      encoding: .utf8
    )
    let section = try #require(
      document.components(separatedBy: "\n## ").first { $0.hasPrefix(title + "\n") }
    )
    let words = section.matches(of: /`([^`\n]+)`/).flatMap { span in
      span.1.split { !($0.isLetter || $0 == "_" || $0.isNumber) }.map(String.init)
    }
    let missing = keys.names.filter { !words.contains($0) }
    #expect(missing == [])
  }

  @Test func everyIdentifierIsExplained() throws {
    let diagnostics = try String(
      contentsOf: Self.root.appending(path: "docs/diagnostics.md"),
      encoding: .utf8
    )
    let section = try #require(
      diagnostics.components(separatedBy: "\n## ").first { $0.hasPrefix("Reading\n") }
    )
    let explained = Set(section.matches(of: /\n\| `([a-z0-9-]+)` \|/).map { String($0.1) })
    #expect(try Self.identifiersInSources() == explained)
  }

  /// The string literals that stand where an identifier does: after `error(` or `warning(`, after a
  /// severity, or first in a near miss of front matter.
  private static func identifiersInSources() throws -> Set<String> {
    let folder = root.appending(path: "Sources/AnnalsContent")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    )
    var identifiers: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      let pattern =
        /(?:(?:error|warning)\(|\.(?:error|warning),|start,)\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/
      identifiers.formUnion(source.matches(of: pattern).map { String($0.1) })
    }
    return identifiers
  }
}

extension KeySet {
  fileprivate static func - (one: KeySet, other: KeySet) -> KeySet {
    KeySet(one.keys.filter { !other.contains($0) })
  }
}
