import AnnalsMarkdown
import AnnalsVocabulary
import Testing

struct MarkdownOutlineTests {
  @Test func saysWhatABodyHolds() {
    let text = """
      # North & *south*

      ![map](map.png)

      Fighting near
      **Khan** `Sheikhun` &amp; <b>Hama</b>.\\
      Then [Morek](morek.md).

      ```event
      quote: Morek
      ```

      > Quoted.
      """
    let (outline, problems) = MarkdownBody.scan(Array(text.utf8).span)
    #expect(problems == [])
    #expect(
      String(decoding: outline.plainText, as: UTF8.self) == """
        North & south
        Fighting near
        Khan Sheikhun & <b>Hama</b>.
        Then Morek.
        Quoted.

        """
    )
    #expect(
      outline.runs.map { String(decoding: outline.plainText[$0.range], as: UTF8.self) } == [
        "North & ", "south", "Fighting near\n", "Khan", " ", " & ", "Hama", ".", "Then ", "Morek",
        ".",
        "Quoted.",
      ]
    )
    #expect(outline.runs.filter { $0.context == .heading }.count == 2)
    #expect(outline.runs.filter { $0.context == .link }.count == 1)
    #expect(
      outline.headings == [
        MarkdownHeading(
          level: 1,
          text: "North & south",
          anchor: "s-north-south",
          location: MarkdownLocation(line: 1, column: 1)
        )
      ]
    )
    #expect(outline.excerpt == "Fighting near Khan Sheikhun & <b>Hama</b>. Then Morek.")
    #expect(
      outline.links == [
        MarkdownLink(kind: .image, url: "map.png", location: MarkdownLocation(line: 3, column: 1)),
        MarkdownLink(kind: .link, url: "morek.md", location: MarkdownLocation(line: 7, column: 1)),
      ]
    )
    #expect(outline.fencedBlocks.map(\.literal) == ["quote: Morek\n"])
  }

  @Test(arguments: [
    ("one two three four", 18, "one two three four"), ("one two three four", 17, "one two three…"),
    ("one two three four", 16, "one two three…"), ("one two three four", 15, "one two…"),
    ("twelve letters", 10, "twelve…"),
    ("حماة وإدلب", 14, "حماة…"),
    ("日本語の文章です", 14, "日本語…"), ("a 日本語の文章です", 14, "a 日本語…"), ("one", 0, "…"),
  ])
  func cutsExcerptsBetweenWords(text: String, limit: Int, expected: String) {
    var options = MarkdownOptions()
    options.excerptLimit = limit
    #expect(MarkdownBody.scan(Array(text.utf8).span, options: options).0.excerpt == expected)
  }

  @Test func placesProblemsInTheFile() {
    let problem = MarkdownBody.scan(Array("a\n\nb [c](d:e)".utf8).span).1.first
    #expect(
      problem?.diagnostic(in: "Content/a.md", firstLine: 12)
        == Diagnostic(
          .warning,
          "unsafe-link",
          "'d:e' is not an http, https, mailto or relative address",
          at: SourceLocation(path: "Content/a.md", line: 14, column: 3)
        )
    )
  }
}
