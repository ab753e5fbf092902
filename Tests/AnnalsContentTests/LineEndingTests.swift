import AnnalsVocabulary
import Testing

@testable import AnnalsContent

/// The same file with other line ends, or a byte order mark, is the same document with the same places.
@Suite struct LineEndingTests {
  private static let variants: [@Sendable (String) -> String] = [
    { $0.replacing("\n", with: "\r\n") },
    { $0.replacing("\n", with: "\r") },
    { "\u{FEFF}" + $0 },
    { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") },
    { text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.indices.map { ($0 == 0 ? "" : $0 % 2 == 0 ? "\n" : "\r\n") + lines[$0] }.joined()
    },
  ]

  private static let files: [(path: String, text: String)] = [
    (
      "Content/Articles/a.md",
      """
      ---
      title: T é
      date: 2019-08-22
      tags: [a,
        b]
      author: >-
        A
        B
      titel: wrong
      events:
        - id: e
          town: [A, {name: B, relation: wrong}]
          summary: "One
            two"
          quote: said so
      ---
      # Head

      He *said*
      so.

      ```event
      id: f
      fatalities: 012
      ```

      """
    ),
    ("Content/Articles/2019-08-22-a.md", "Head\n====\n\nText\n\n```event\nid: e\ntpye: x\n```\n"),
    ("Content/Towns/t.csv", "name,kind\nA,town\n\n\"B\nC\",wrong\nD\n"),
    ("Content/Towns/t.md", "---\nname: A\nids:\n  geonames: 1\n\n  wrong: [1]\n---\n"),
    ("Content/Articles/a.md", "---\ntitle: 'T\ndate: x\n---\n"),
    ("Content/Articles/a.md", "---\ntitle: T\n\tdate: x\n---\n"),
  ]

  @Test(arguments: files.indices, variants.indices)
  func doNotMatter(file: Int, variant: Int) {
    let (path, text) = Self.files[file]
    let expected = Reading(text, path: path)
    let reading = Reading(Self.variants[variant](text), path: path)
    #expect(reading.problems == expected.problems)
    #expect(reading.documents.map(outline) == expected.documents.map(outline))
  }

  /// Everything but where the body stands, which counts bytes.
  private func outline(_ document: Document) -> String {
    switch document {
    case .article(var article):
      let line = article.body.firstLine
      article.body = BodyReference(file: 0, offset: 0, count: 0, firstLine: line)
      return String(describing: article)
    case .town(var town):
      let line = town.body?.firstLine ?? 0
      town.body = BodyReference(file: 0, offset: 0, count: 0, firstLine: line)
      return String(describing: town)
    default: return String(describing: document)
    }
  }
}
