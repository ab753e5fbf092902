import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct EventBlockTests {
  @Test func standsAfterTheAccountsOfTheFrontMatter() throws {
    let body = """
      Text.

      ```event
      id: b
      town: Zita
      ```

      ```swift
      code
      ```

      - item
        ~~~ event
        id: c
        fatalities: {min: 1, best: x}
        ~~~
      """
    let reading = Reading(article("events: [{id: a}]", body: body))
    #expect(
      reading.problems == [
        "20:30 error: 'best' must be a whole number of at most nine digits such as 1524, not 'x' "
          + "[invalid-number]",
        "20:15 error: 'fatalities' needs both 'min' and 'max', or 'best' [invalid-count]",
      ]
    )
    let accounts = try #require(reading.articles.first?.accounts)
    #expect(accounts.map { $0.id?.value } == ["a", "b", "c"])
    #expect(accounts.map(\.placement) == [.frontMatter, .body(block: 0), .body(block: 1)])
    #expect(accounts.map(\.location.position) == ["4:10", "9:1", "19:3"])
    #expect(accounts[1].towns.map(\.location.position) == ["10:7"])
  }

  @Test(
    arguments: [
      ("```event\n```\n", "6:1 wrong-shape"),
      ("```event\n- a\n```\n", "7:1 wrong-shape"),
      ("```event\nid: 'a\n```\n", "7:5 yaml-syntax"),
      ("> ```event\n> tpye: x\n> ```\n", "7:3 unknown-key"),
      ("```event\nid: &a x\n```\n", "7:5 yaml-anchor"),
      ("```Event\nid: a\n```\n", "6:1 not-an-event-block"),
      ("```events\nid: a\n```\n", "6:1 not-an-event-block"),
    ]
  )
  func hasItsProblemsWhereTheyStandInTheFile(body: String, problem: String) {
    #expect(Reading(article("tags: a", body: body)).places == [problem])
  }

  @Test func countsInArticlesOnly() {
    let block = "```event\nid: a\n```\n"
    let files = [
      ("Pages", "title: T"), ("Towns", "name: T"), ("Factions", "name: T"), ("Events", "id: e"),
    ]
    for (folder, key) in files {
      let reading = Reading("---\n\(key)\n---\n\(block)", path: "Content/\(folder)/a.md")
      #expect(reading.places == ["4:1 event-block-ignored"])
      #expect(reading.documents.count == 1)
    }
  }

  @Test func givesOneAccountOfAnEventForEachAttribution() {
    let reading = Reading(article("events: [{id: a}, {id: b}]", body: "```event\nid: a\n```\n"))
    #expect(
      reading.problems == [
        "7:5 error: the event 'a' stands twice in this document with the same attribution; "
          + "whoever is quoted gives one account of it [duplicate-event]"
      ]
    )
    #expect(reading.diagnostics.first?.notes.map(\.location.position) == ["4:15"])
  }

  @Test func givesAnAccountOfAnEventForEachOfThoseItQuotes() {
    let accounts = "{id: a}, {id: a, attribution: X}, {id: a, attribution: Y}"
    let reading = Reading(article("events: [\(accounts)]"))
    #expect(reading.problems == [])
    #expect(reading.articles.first?.accounts.map(\.attribution) == [nil, "X", "Y"])
  }
}

@Suite struct QuoteTests {
  @Test(
    arguments: [
      ("said so", "He said so.", 3..<10),
      ("said so", "He said\nso.", 3..<10),
      ("said so", "He said  \n  so.", 3..<10),
      ("said so", "He *said* so.", 3..<10),
      ("said so", "He said\u{202F}so.", 3..<12),
      ("'« a »'", "«\u{A0}a\u{A0}»", 0..<9),
      ("a b", "a a b", 2..<5),
      ("aab", "aaab", 1..<4),
      ("One. Two", "One.\n\nTwo.", 0..<8),
      ("قال ذلك", "قال\nذلك.", 0..<13),
    ]
  )
  func isFoundWhereverLinesBreak(quote: String, body: String, range: Range<Int>) {
    let reading = Reading(article(event: "quote: \(quote)", body: body))
    #expect(reading.problems == [])
    #expect(reading.articles.first?.accounts.first?.quoteRange == range)
  }

  @Test(arguments: [("said so", "He said nothing."), ("aab", "aaac"), ("x", ""), ("it's", "it’s")])
  func mustStandInTheBody(quote: String, body: String) {
    let reading = Reading(article(event: "quote: \"\(quote)\"", body: body))
    #expect(reading.places == ["5:12 quote-not-found"])
    #expect(reading.articles.first?.accounts.first?.quoteRange == nil)
  }

  @Test func isFoundInAnEventRecordToo() {
    let record = "---\nid: e\nquote: said so\n---\nHe said so."
    let reading = Reading(record, path: "Content/Events/e.md")
    #expect(reading.problems == [])
    #expect(reading.records.first?.account.quoteRange == 3..<10)
  }

  /// The same range as the plainest search finds, whatever is written.
  @Test func isFoundWhereThePlainestSearchFindsIt() {
    var generator = SeededGenerator(printing: 20_190_822)
    for _ in 0..<2_000 {
      let text = generator.bytes(of: "ab \n", count: 0...40)
      let pattern = FoldedText(generator.bytes(of: "ab ", count: 1...5)).bytes
      let folded = FoldedText(text)
      let expected = naiveRange(of: pattern, in: folded.bytes)
      let found = folded.range(of: pattern)
      #expect((found == nil) == (expected == nil))
      if let found { #expect(FoldedText(Array(text[found])).bytes == pattern) }
    }
  }
}

private func naiveRange(of pattern: [UInt8], in text: [UInt8]) -> Range<Int>? {
  guard pattern.count <= text.count else { return nil }
  for start in 0...(text.count - pattern.count)
  where Array(text[start..<start + pattern.count]) == pattern {
    return start..<start + pattern.count
  }
  return nil
}
