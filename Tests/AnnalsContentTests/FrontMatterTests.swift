import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct FrontMatterTests {
  @Test(
    arguments: [
      "---\ntitle: T\ndate: 2019-08-22\n---\nText.\n",
      "\u{FEFF}---\ntitle: T\ndate: 2019-08-22\n---\nText.\n",
      "--- \t\ntitle: T\ndate: 2019-08-22\n---  \nText.\n",
      "---\r\ntitle: T\r\ndate: 2019-08-22\r\n---\r\nText.\r\n",
      "---\rtitle: T\rdate: 2019-08-22\r---\rText.\r",
      "---\r\ntitle: T\ndate: 2019-08-22\r---\nText.",
      "---\ntitle: T\ndate: 2019-08-22\n---\nText.\n\n---\n\ntitle: U\n",
    ]
  )
  func endsAtTheSecondFence(file: String) throws {
    let reading = Reading(file)
    #expect(reading.problems == [])
    let article = try #require(reading.articles.first)
    #expect(article.title == "T")
    #expect(article.body.firstLine == 5)
    let body = Array(file.utf8)[article.body.offset...]
    #expect(body.starts(with: "Text.".utf8))
    #expect(article.body.count == body.count)
  }

  @Test func mayEndTheFile() throws {
    let article = try #require(Reading("---\ntitle: T\ndate: 2019-08-22\n---").articles.first)
    #expect(article.body == BodyReference(file: 0, offset: 33, count: 0, firstLine: 5))
  }

  @Test(
    arguments: [
      ("---\ntitle: T\ndate: 2019-08-22\nText.", "1:1 front-matter-not-closed"),
      ("---", "1:1 front-matter-not-closed"),
      ("---\ntitle: T\n ---\n----\n", "1:1 front-matter-not-closed"),
      ("---js\n{ title: 1 }\n---\n", "1:1 front-matter-language"),
      ("--- toml\ntitle = 1\n---\n", "1:1 front-matter-language"),
      ("+++\ntitle = 'T'\n+++\n", "1:1 front-matter-toml"),
      ("{\n\"title\": \"T\"\n}\n", "1:1 front-matter-json"),
      ("{\"title\": \"T\"}\n", "1:1 front-matter-json"),
      ("----\ntitle: T\n----\n", "1:1 front-matter-fence"),
      ("--- # notes\ntitle: T\n---\n", "1:1 front-matter-fence"),
      ("—\ntitle: T\n—\n", "1:1 front-matter-fence"),
      ("title: T\ndate: 2019-08-22\n---\nText.", "1:1 front-matter-fence"),
      ("Title: T\nDate: 2019-08-22\n\nText.", "1:1 front-matter-fence"),
      ("\n---\ntitle: T\nstatus: draft\n---\n", "2:1 front-matter-misplaced"),
      (" ---\ntitle: T\n---\n", "1:2 front-matter-misplaced"),
      ("\u{FEFF}\u{FEFF}---\ntitle: T\n---\n", "1:4 front-matter-misplaced"),
      ("\u{A0}---\ntitle: T\n---\n", "1:3 front-matter-misplaced"),
    ]
  )
  func isNeverTakenForTextWhenItCannotBeRead(file: String, problem: String) {
    let reading = Reading(file, path: "Content/Articles/2019-08-22-a.md")
    #expect(reading.places == [problem])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .error })
    #expect(reading.documents.isEmpty)
  }

  @Test(arguments: ["- title", "title", "[title]", "'title'"])
  func mustBeAMapping(yaml: String) {
    let reading = Reading("---\n\(yaml)\n---\nText.", path: "Content/Articles/2019-08-22-a.md")
    #expect(reading.places == ["2:1 wrong-shape"])
    #expect(reading.documents.isEmpty)
  }

  @Test func givesNothingWhenItsYAMLCannotBeRead() {
    let reading = Reading(
      "---\ntitle: 'T\nstatus: draft\n---\n",
      path: "Content/Articles/2019-08-22-a.md"
    )
    #expect(reading.places == ["2:8 yaml-syntax"])
    #expect(reading.documents.isEmpty)
  }

  @Test func readsAnInvisibleLineSeparatorAsASpace() throws {
    let reading = Reading("---\ntitle: a\u{2028}b\u{85}c\ndate: 2019-08-22\nsurce: x\n---\nText.")
    #expect(
      reading.problems == [
        "2:9 warning: an invisible line separator stands here; it is read as a space [line-separator]",
        "4:1 error: unknown key 'surce' of an article; did you mean 'source'? [unknown-key]",
      ]
    )
    #expect(reading.articles.map(\.title) == ["a   b  c"])
  }
}
