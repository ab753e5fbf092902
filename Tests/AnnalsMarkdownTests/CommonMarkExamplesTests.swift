import AnnalsMarkdown
import Foundation
import Testing

struct CommonMarkExamplesTests {
  // Examples of CommonMark 0.30 whose HTML differs by policy. Where it does, it is what `cmark` writes of
  // the tree that `CMarkReference` has changed.

  /// Raw HTML is shown.
  static let rawHTML = Set(148...191).union(
    Set(613...631).subtracting([617, 618, 619, 620, 621, 623, 625, 626])
  )
  .union([21, 31, 201, 308, 309, 344, 474, 475, 476, 490, 493, 523, 535, 612, 642, 643])
  /// `irc:`, `a+b+c:`, `made-up-scheme:`, `localhost:`, `foo):`, and `#fragment` without such a heading.
  static let refusedAddresses: Set = [499, 500, 595, 597, 598, 600]
  /// `föö` and `;` are no classes.
  static let languages: Set = [34, 144]

  @Test func writesEveryExampleOfTheSpecification() throws {
    guard let examples = try Example.all() else { return }
    #expect(examples.count == 652)
    var differing: Set<Int> = []
    for example in examples {
      let ours = comparableHTML(example.markdown)
      #expect(ours == CMarkReference.html(example.markdown), "example \(example.example)")
      if ours != example.html.replacing("&#x27;", with: "'") { differing.insert(example.example) }
    }
    let documented = Self.rawHTML.union(Self.refusedAddresses).union(Self.languages)
    #expect(differing.sorted() == documented.sorted())
  }
}

/// One example of the specification's test file.
struct Example: Decodable {
  let example: Int
  let markdown: String
  let html: String

  /// Nil, said aloud, where the file is not there.
  static func all() throws -> [Example]? {
    let shared =
      ProcessInfo.processInfo.environment["ANNALS_SHARED"]
      ?? URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL.path
    let file = URL(filePath: shared).appending(path: "data/spec/commonmark-0.30-spec_tests.json")
    guard let data = try? Data(contentsOf: file) else {
      print(
        "SKIPPED: no \(file.path), so the examples of CommonMark were not run (set ANNALS_SHARED)"
      )
      return nil
    }
    return try JSONDecoder().decode([Example].self, from: data)
  }
}

/// Our HTML without what `cmark` does not write: anchors, the shift of headings, `'` as a reference.
func comparableHTML(_ text: String) -> String {
  var options = MarkdownOptions()
  options.headingShift = 0
  return html(text, options: options)
    .replacing(/<h([1-6]) id="s-[a-z0-9\-]+">/) { "<h\($0.1)>" }
    .replacing("&#39;", with: "'")
}
