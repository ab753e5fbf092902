import AnnalsMarkdown
import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct ArticleReaderTests {
  @Test func readsEveryKey() throws {
    let sum = String(repeating: "AB", count: 32)
    let reading = Reading(
      """
      ---
      title: Retrait de Khan Sheikhun
      date: 2019-08-22T14:30:00+03:00
      language: fr
      source: Diyaruna
      author: A. B.
      url: https://example.org/a
      archived_url: http://archive.example/a
      sha256: \(sum)
      tags: [idlib, hama]
      slug: retrait
      corrections:
        - {date: 2019-08-25, text: Second}
        - {date: 2019-08-23, text: First}
      events: []
      ---
      Texte.
      """
    )
    #expect(reading.problems == [])
    let article = try #require(reading.articles.first)
    let path = "Content/Articles/a.md"
    let day = { (text: String) in CalendarDay(text) }
    #expect(article.path == path)
    #expect(article.title == "Retrait de Khan Sheikhun")
    #expect(article.published.day == day("2019-08-22"))
    #expect(article.published.time == "14:30:00+03:00")
    #expect(article.language?.text == "fr")
    #expect(
      article.source == Located("Diyaruna", at: SourceLocation(path: path, line: 5, column: 9))
    )
    #expect(article.author == "A. B.")
    #expect(article.url == "https://example.org/a")
    #expect(article.archivedURL == "http://archive.example/a")
    #expect(article.sha256 == String(repeating: "ab", count: 32))
    #expect(article.tags == ["idlib", "hama"])
    #expect(article.slug?.value == "retrait")
    #expect(article.status == .published)
    #expect(article.corrections.map(\.text) == ["First", "Second"])
    #expect(article.accounts.isEmpty)
    #expect(article.body.firstLine == 17)
  }

  @Test(
    arguments: [
      ("2019-08-22", nil), ("2019-08-22T14:30", "14:30"), ("2019-08-22 14:30:05", "14:30:05"),
      ("2019-08-22T14:30Z", "14:30Z"), ("2019-08-22T14:30:05.123Z", "14:30:05Z"),
      ("2019-08-22T14:30:05+0300", "14:30:05+03:00"), ("2019-08-22T00:00-03:30", "00:00-03:30"),
      ("\"2019-08-22\"", nil),
    ] as [(String, String?)]
  )
  func takesDaysAndTimes(written: String, time: String?) throws {
    let reading = Reading("---\ntitle: T\ndate: \(written)\n---\n")
    #expect(reading.problems == [])
    let published = try #require(reading.articles.first?.published)
    #expect(published.day == CalendarDay("2019-08-22"))
    #expect(published.time == time)
  }

  @Test(
    arguments: [
      "2019-08", "2019", "2019-08-22?", "2019-02-30", "2019-08-22T", "2019-08-22T24:00",
      "2019-08-22T12:60", "2019-08-22T12:00:60", "2019-08-22T12:00+15:00", "2019-08-22T12:00+3",
      "2019-08-22x", "22/08/2019", "20190822", "2019-8-22", "0000-01-01", "9999999",
      "٢٠١٩-٠٨-٢٢", "2019-08-22/2019-08-23", "no", "1e3",
    ]
  )
  func refusesWhatIsNoDayOfPublication(written: String) {
    let reading = Reading("---\ntitle: T\ndate: \(written)\n---\n")
    #expect(reading.places == ["3:7 invalid-date"])
    #expect(reading.documents.isEmpty)
  }

  @Test(
    arguments: [
      ("title: [T]", "2:8 wrong-shape"),
      ("title: T\nlanguage: french", "3:11 invalid-language"),
      ("title: T\nurl: javascript:alert(1)", "3:6 invalid-url"),
      ("title: T\nurl: http:///x", "3:6 invalid-url"),
      ("title: T\nurl: https://a b", "3:6 invalid-url"),
      ("title: T\narchived_url: ftp://a", "3:15 invalid-url"),
      ("title: T\nsha256: abc", "3:9 invalid-digest"),
      ("title: T\nslug: ../x", "3:7 invalid-slug"),
      ("title: T\nslug: con", "3:7 invalid-slug"),
      ("title: T\nslug: A", "3:7 invalid-slug"),
      ("title: T\nslug: a%2e", "3:7 invalid-slug"),
      ("title: T\ntags: {a: b}", "3:7 wrong-shape"),
      ("title: T\nevents: many", "3:9 wrong-shape"),
      ("title: T\nevents: {a: b}", "3:10 unknown-key"),
      ("title: T\ncorrections: fixed", "3:14 wrong-shape"),
      ("title: T\ncorrections: [{text: x}]", "3:15 missing-key"),
      ("title: T\ncorrections: [{date: 2019-08, text: x}]", "3:22 invalid-date"),
      ("title: T\ntitel: U", "3:1 unknown-key"),
    ]
  )
  func placesEveryProblem(lines: String, problem: String) {
    #expect(Reading("---\n\(lines)\ndate: 2019-08-22\n---\nText.").places == [problem])
  }

  @Test(
    arguments: [
      ("titel", "title", "did you mean 'title'?"),
      ("draft", "status", "write 'status: draft'"),
      ("lang", "language", "write 'language'"),
      ("category", "title", nil),
    ] as [(String, String, String?)]
  )
  func advisesOnUnknownKeys(key: String, known: String, advice: String?) {
    let message = Reading("---\ntitle: T\ndate: 2019-08-22\n\(key): x\n---\n").diagnostics.first?
      .message
    #expect(message == "unknown key '\(key)' of an article" + (advice.map { "; \($0)" } ?? ""))
  }

  @Test func keepsScalarsThatYAMLWouldTurnIntoSomethingElse() throws {
    for title in [
      "no", "012", "1:30", "1e3", "NO", "~", "null", "true", "0x10", "2024-02-30", ".nan",
    ] {
      let reading = Reading("---\ntitle: \(title)\ndate: 2019-08-22\n---\n")
      #expect(reading.problems == [])
      #expect(reading.articles.map(\.title) == [title])
    }
  }

  @Test(
    arguments: [
      ("Content/Articles/2019-08-22-retrait.md", "# Un *titre*\n\nTexte.", "Un titre", 2),
      ("Content/Articles/2019-08-22-le-retrait.md", "Texte.", "le retrait", 2),
      ("Content/Articles/2019/2019-08-22.md", "## Titre", "Titre", 2),
      ("Content/Articles/2019-08-22_x.md", "\u{FEFF}# T", "T", 2),
    ]
  )
  func guessesAloudWithoutFrontMatter(path: String, text: String, title: String, warnings: Int)
    throws
  {
    let reading = Reading(text, path: path)
    #expect(reading.diagnostics.map(\.identifier) == ["guessed-date", "guessed-title"])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
    let article = try #require(reading.articles.first)
    #expect(article.title == title)
    #expect(article.published.day == CalendarDay("2019-08-22"))
    #expect(article.status == .published)
  }

  @Test(arguments: ["a.md", "2019-02-30-a.md", "2019-08-a.md", "2019-08-222.md", "x2019-08-22.md"])
  func refusesAnArticleWithoutADate(name: String) {
    let reading = Reading("# T", path: "Content/Articles/\(name)")
    #expect(reading.places == ["1:1 missing-date"])
    #expect(reading.documents.isEmpty)
  }

  @Test func takesTheTitleFromTheFirstHeadingAlsoWithFrontMatter() {
    let reading = Reading("---\ndate: 2019-08-22\n---\n# T\n")
    #expect(reading.places == ["1:1 guessed-title"])
    #expect(reading.articles.map(\.title) == ["T"])
    #expect(Reading("---\ntitle: T\n---\n").places == ["1:1 missing-key"])
    #expect(Reading("---\ntitle: T\ndate:\n---\n").places == ["3:1 missing-value"])
    #expect(Reading("---\n---\n").places == ["1:1 missing-key"])
  }

  @Test func hasTextOnOneLineWithoutSpaceAroundIt() {
    let reading = Reading("---\ntitle: \"  a\\n  b\\t c \"\ndate: 2019-08-22\ntags: a\n---\n")
    #expect(reading.articles.map(\.title) == ["a b c"])
    #expect(reading.articles.map(\.tags) == [["a"]])
  }

  @Test func handsEachRunOfTextOverOnce() {
    let text = article("tags: [a]", body: "# Head\n\nOne *two*\nthree [four](x) `five`\n")
    var runs: [String] = []
    let reader = ContentReader(configuration: ConfigurationReader.standard)
    _ = reader.read(file: 0, path: "Content/Articles/a.md", bytes: Array(text.utf8)) {
      run,
      offset,
      context in
      var bytes: [UInt8] = []
      for index in run.indices { bytes.append(run[index]) }
      runs.append("\(offset) \(context) \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(
      runs == [
        "0 heading Head", "5 prose One ", "9 prose two", "12 prose \nthree ", "19 link four",
        "23 prose  ",
      ]
    )
  }
}
