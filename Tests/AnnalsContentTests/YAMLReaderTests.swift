import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct YAMLReaderTests {
  @Test func readsScalarsAsTheTextTheyAre() throws {
    let (root, problems) = read("a: no\nb: 012\nc: '1:30'\nd: \"\\u00e9\\n\"\ne: |\n  x\n  y\nf:\n")
    #expect(problems == [])
    #expect(
      outline(try #require(root)) == #"{a: no, b: 012, c: "1:30", d: "é\n", e: "x\ny\n", f: }"#
    )
  }

  @Test func keepsTheOrderAndThePlacesOfWhatIsWritten() throws {
    let (root, _) = read("é: x\nlist:\n  - ü: [1, öö, 3]\n")
    guard case .mapping(let entries) = try #require(root).content,
      case .sequence(let items) = entries[1].value.content,
      case .mapping(let inner) = items[0].content,
      case .sequence(let numbers) = inner[0].value.content
    else {
      Issue.record("not the shape that was written")
      return
    }
    #expect(entries.map(\.keyMark) == [mark(10, 1), mark(11, 1)])
    #expect(entries[0].value.mark == mark(10, 5))
    #expect(items[0].mark == mark(12, 5))
    #expect(numbers.map(\.mark) == [mark(12, 10), mark(12, 13), mark(12, 19)])
  }

  @Test(
    arguments: [
      ("a: &x 1", "10:4 yaml-anchor"),
      ("a: *x", "10:4 yaml-alias"),
      ("a: !!str 1", "10:4 yaml-tag"),
      ("a: !own 1", "10:4 yaml-tag"),
      ("a: ! 1", "10:4 yaml-tag"),
      ("a: !!seq [1]", "10:4 yaml-tag"),
      ("<<: {b: c}", "10:1 yaml-merge-key"),
      ("? [a, b]\n: c", "10:3 yaml-complex-key"),
      ("'': c", "10:1 yaml-empty-key"),
      ("a: 1\nb: 2\na: 3", "12:1 duplicate-key"),
      ("a: {b: 1, b: 2}", "10:11 duplicate-key"),
      ("%YAML 1.1\n---\na: b", "10:1 yaml-directive"),
      ("%TAG ! tag:example.org,2000:\n---\na: b", "10:1 yaml-directive"),
      ("a: 1\n---\nb: 2", "11:1 yaml-several-documents"),
      ("a: 1\n...\nb: 2", "11:1 yaml-document-end"),
      ("a: \"x\\u0007y\"", "10:4 control-character"),
      ("a: \"x\\0y\"", "10:4 control-character"),
      ("a: é\u{1}y", "10:6 control-character"),
    ]
  )
  func refusesWhatYAMLCouldHideBehind(yaml: String, problem: String) {
    let (_, problems) = read(yaml)
    #expect(problems.map(\.place) == [problem])
    #expect(problems.allSatisfy { $0.severity == .error })
  }

  @Test func namesBothPlacesOfADuplicateKey() {
    let (_, problems) = read("a: 1\nb: 2\na: 3")
    #expect(
      problems == [
        Diagnostic(
          .error,
          "duplicate-key",
          "the key 'a' stands twice, first on line 10",
          at: SourceLocation(path: "a.md", line: 12, column: 1),
          notes: [
            Diagnostic.Note(
              "'a' stands here first",
              at: SourceLocation(path: "a.md", line: 10, column: 1)
            )
          ]
        )
      ]
    )
  }

  @Test func takesKeysApartThatOnlyLookEqual() throws {
    let (root, problems) = read("\u{E9}: 1\ne\u{301}: 2")
    #expect(problems == [])
    #expect(outline(try #require(root)) == "{\u{E9}: 1, e\u{301}: 2}")
  }

  @Test(
    arguments: [
      ("a: 'b", "10:4 the text in quotes that begins here does not end"),
      ("a: \"b\nc: d", "10:4 the text in quotes that begins here does not end"),
      (
        "a: [b, c\nd: e",
        "10:4 the list that begins here has no ']' at its end, or a comma is missing in it"
      ),
      (
        "a: {b: c\nd: e",
        "10:4 the braces that begin here are not closed, or a comma is missing in them"
      ),
      ("a: b: c", "10:5 ': ' cannot stand inside a value; put the value in quotes"),
      ("a: - b", "10:4 a list item cannot begin here; put it on a line of its own"),
      ("a: b\nc", "11:1 a key must be followed by ': '"),
      (
        "a:\n  - b\n c: d",
        "12:2 a key is expected here; is the line indented like the others, and every quote closed?"
      ),
      (
        "a: @b",
        "10:4 a value cannot begin with this character; put it in quotes, or use spaces for a tab"
      ),
      (
        "a:\n\t- b",
        "11:1 a value cannot begin with this character; put it in quotes, or use spaces for a tab"
      ),
      (
        #"a: "\q""#,
        "10:5 this is no escape that double quotes know; use single quotes or double the '\\'"
      ),
      (#"a: "\uD800""#, "10:7 this escape does not stand for a character"),
      ("a: |x\n  b", "10:5 after '|' or '>' the text must begin on the next line"),
      ("a: !b!c d", "10:4 a value that begins with '!', '&' or '*' must stand in quotes"),
      ("'a", "10:1 the text in quotes that begins here does not end"),
      (
        "a: b\n}",
        "11:1 a key is expected here; is the line indented like the others, and every quote closed?"
      ),
      ("%YAML 2.0\n---\na: b", "10:1 a line that begins with '%' is not allowed"),
    ]
  )
  func saysInOneSentenceWhatCannotBeRead(yaml: String, message: String) {
    let (root, problems) = read(yaml)
    #expect(root == nil)
    #expect(problems.map(\.identifier) == ["yaml-syntax"])
    #expect(problems.map { "\($0.location.position) \($0.message)" } == [message])
  }

  @Test func refusesNestingBeyondItsLimit() {
    let (deep, problems) = read(
      String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    )
    #expect(deep != nil && problems == [])
    #expect(
      read(String(repeating: "[", count: 33)).problems.map(\.place) == ["10:33 yaml-too-deep"]
    )
    #expect(
      read(String(repeating: "[", count: 60_000)).problems.map(\.place) == ["10:33 yaml-too-deep"]
    )
    #expect(
      read("a: " + String(repeating: "{b: ", count: 60)).problems.map(\.place)
        == ["10:128 yaml-too-deep"]
    )
    let lists = String(repeating: "- ", count: 20_000)
    #expect(read(lists).problems.map(\.place) == ["10:65 yaml-too-deep"])
  }

  @Test func refusesMoreKeysThanItsLimit() {
    let keys = { (count: Int) in (1...count).map { "key\($0): x" }.joined(separator: "\n") }
    #expect(read(keys(1_000)).problems == [])
    #expect(read(keys(1_001)).problems.map(\.place) == ["1010:1 yaml-too-many-keys"])
  }

  @Test func refusesMoreBytesThanItsLimit() {
    let filler = String(repeating: "x", count: 65_533)
    #expect(read("a: " + filler).problems == [])
    #expect(read("a: x" + filler).problems.map(\.place) == ["9:1 yaml-too-large"])
  }

  @Test func endsAnAliasBombAtOnce() {
    var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, previous) in zip("bcdefghi", "abcdefgh") {
      bomb +=
        "\(name): &\(name) [" + repeatElement("*\(previous)", count: 9).joined(separator: ",")
        + "]\n"
    }
    #expect(read(bomb).problems.map(\.place) == ["10:4 yaml-anchor"])
  }

  @Test(arguments: ["", "\n", "# only a comment\n", "\n\n# a\n"])
  func findsNothingInNothing(yaml: String) {
    let (root, problems) = read(yaml)
    #expect(root == nil)
    #expect(problems == [])
  }
}

private func read(_ yaml: String) -> (root: YAMLNode?, problems: [Diagnostic]) {
  var problems = Problems(path: "a.md")
  let root = YAMLReader.read(Array(yaml.utf8)[...], firstLine: 10, problems: &problems).root
  return (root, problems.diagnostics)
}

private func mark(_ line: Int, _ column: Int) -> SourceMark {
  SourceMark(line: line, column: column)
}

private func outline(_ node: YAMLNode) -> String {
  switch node.content {
  case .refused: "?"
  case .scalar(let text, .plain): text
  case .scalar(let text, .quoted): "\"\(text.replacing("\n", with: "\\n"))\""
  case .sequence(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
  case .mapping(let entries):
    "{" + entries.map { "\($0.key): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}
