import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct HostileInputTests {
  private static let paths = [
    "Content/Articles/a.md", "Content/Articles/2019-08-22-a.md", "Content/Events/e.md",
    "Content/Towns/t.md", "Content/Towns/t.csv", "Content/Factions/f.md", "Content/Pages/p.md",
  ]
  /// What front matter, event blocks and tables are made of.
  private static let pieces: [[UInt8]] =
    [
      "---", "\n", "\r\n", "\r", ": ", "- ", "[", "]", "{", "}", ",", "'", "\"", "|", ">", "#",
      "&a",
      "*a", "!t", "<<", "%", "\t", "  ", "?", "...", "title", "date", "events", "id", "town",
      "name",
      "quote", "fatalities", "status", "2019-08-22", "2-5", "```event\n", "```\n", "é", "قال",
      "\u{FEFF}", "\u{2028}", "\u{85}", "\\u", "~", "x",
    ].map { Array($0.utf8) } + [[0xC3], [0xFF], [0x00], [0xED, 0xA0, 0x80]]

  @Test(arguments: paths)
  func anyBytesAreReadToAnEnd(path: String) {
    var generator = SeededGenerator(printing: 42)
    for _ in 0..<400 {
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      check(Reading(bytes, path: path), bytes)
    }
  }

  @Test(arguments: paths)
  func anyArrangementOfWhatFilesAreMadeOfIsReadToAnEnd(path: String) {
    var generator = SeededGenerator(printing: 43)
    for round in 0..<1_500 {
      var bytes = round % 2 == 0 ? Array("---\ntitle: T\n".utf8) : []
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        // Few bytes that are no text, or nothing else would be tried.
        let last = Int.random(in: 0..<50, using: &generator) == 0 ? 0 : 4
        bytes += Self.pieces[Int.random(in: 0..<Self.pieces.count - last, using: &generator)]
      }
      if round % 4 == 0 { bytes += Array("\n---\n".utf8) }
      check(Reading(bytes, path: path), bytes)
    }
  }

  @Test func aChangedByteOfAGoodFileIsReadToAnEnd() {
    let good = Array(
      article(
        """
        tags: [a, "b"]
        events:
          - id: e
            town: {name: A, relation: near}
            fatalities: {min: 1, max: 2}
            quote: said so
        """,
        body: "He said so.\n\n```event\nid: f\n```\n"
      ).utf8
    )
    var generator = SeededGenerator(printing: 44)
    for index in good.indices {
      for _ in 0..<4 {
        var bytes = good
        bytes[index] = UInt8.random(in: 0...255, using: &generator)
        check(Reading(bytes), bytes)
      }
      check(Reading(Array(good[..<index])), Array(good[..<index]))
    }
  }

  /// What could take a hostile file's square of time takes a small part of a second.
  @Test(.timeLimit(.minutes(5)))
  func largeFilesAreReadInTimeThatGrowsWithThem() {
    let long = String(repeating: "a", count: 60_000)
    let quotes = repeatElement(
      "```event\nquote: \(String(repeating: "a", count: 300))b\n```\n\n",
      count: 100
    )
    let files: [(String, String)] = [
      (
        "Content/Articles/a.md", article("events: [" + String(repeating: "x,", count: 30_000) + "]")
      ),
      (
        "Content/Articles/a.md", article("tags: [" + String(repeating: "{}, ", count: 15_000) + "]")
      ),
      ("Content/Articles/a.md", article("tags: " + String(repeating: "\u{2028}", count: 20_000))),
      ("Content/Articles/a.md", article("tags: [" + String(repeating: "é, ", count: 15_000) + "]")),
      ("Content/Articles/a.md", article("tags: " + String(repeating: "[", count: 31) + long)),
      ("Content/Articles/a.md", article("tags: ? " + String(repeating: "? ", count: 30_000))),
      (
        "Content/Articles/a.md",
        article(event: "quote: \(long)b", body: String(repeating: "a", count: 1 << 17))
      ),
      (
        "Content/Articles/a.md",
        article("tags: a", body: quotes.joined() + String(repeating: "a", count: 1 << 16))
      ),
      ("Content/Articles/a.md", "\n" + String(repeating: " ", count: 1 << 17) + "---\n"),
      ("Content/Articles/a.md", "---\n" + String(repeating: "\r", count: 1 << 17)),
      ("Content/Articles/a.md", "---\n" + String(repeating: "--- x\n", count: 1 << 15)),
      ("Content/Towns/t.csv", "name\n" + String(repeating: "\"\n", count: 1 << 16)),
      ("Content/Towns/t.csv", "name,kind\n" + String(repeating: "x\n", count: 1 << 16)),
      ("Content/Towns/t.csv", "name\n\"" + String(repeating: "\"\"", count: 1 << 16) + "\"\n"),
    ]
    for (path, text) in files {
      let reading = Reading(text, path: path)
      #expect(reading.diagnostics.count <= Problems.limit + 1)
    }
  }

  @Test func tooManyQuotesAreRefused() {
    let quotes = repeatElement("```event\nquote: b\n```\n\n", count: 300).joined()
    let reading = Reading(article("tags: a", body: quotes + String(repeating: "a", count: 1 << 16)))
    #expect(reading.diagnostics.last?.identifier == "too-many-problems")
    #expect(reading.diagnostics.first?.identifier == "quote-not-found")
  }

  @Test func aHostileFileCannotBuryTheProblemsOfOthers() {
    let lines = (0..<500).map { "key\($0): x" }.joined(separator: "\n")
    let reading = Reading(article(lines))
    #expect(reading.diagnostics.count == 101)
    #expect(
      reading.problems.last
        == "- error: 400 more problems of this file are not shown [too-many-problems]"
    )
  }

  private func check(_ reading: Reading, _ bytes: [UInt8]) {
    // An event block that is not closed ends on a line of its own.
    var lines = 2
    for byte in bytes where byte == 0x0A || byte == 0x0D { lines += 1 }
    for diagnostic in reading.diagnostics {
      let line = diagnostic.location.line ?? 1
      let column = diagnostic.location.column ?? 1
      #expect(1...lines ~= line && 1...bytes.count + 1 ~= column, "\(diagnostic) in \(bytes)")
      #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."), "\(diagnostic)")
    }
  }
}
