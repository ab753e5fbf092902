import AnnalsVocabulary
import Testing

@testable import AnnalsPages

@Suite struct CitationTests {
  private let report = CitedWork(
    kind: .report,
    key: "articles-2019-08-retreat",
    title: "100 % {sure} & $5_000 \\ #1: \"انسحاب\"\nER  - ",
    language: LanguageTag("ar") ?? .undetermined,
    author: "Smith and Sons",
    publisher: "Wire A",
    date: ArchiveDate("2019-08-22"),
    originalURL: "https://example.org/a?x=1&y={2}%20\u{0627}",
    archive: "An Archive",
    pageURL: "https://example.net/articles/2019/08/retreat.html",
    identifier: nil,
    text: ""
  )

  @Test func bibTeXKeepsBracesBalancedAndUTF8AsItIs() {
    #expect(
      report.bibTeX == ##"""
        @misc{articles-2019-08-retreat,
          author = {{Smith and Sons}},
          title = {{100 \% \textbraceleft{}sure\textbraceright{} \& \$5\_000 \textbackslash{} \#1: "انسحاب" ER  - }},
          date = {2019-08-22},
          year = {2019},
          month = aug,
          howpublished = {{Wire A}},
          url = {https://example.org/a?x=1&y=%7B2%7D%20%D8%A7},
          note = {{An Archive, https://example.net/articles/2019/08/retreat.html}},
          language = {ar}
        }

        """##
    )
  }

  @Test func risHasOneLineForEachValue() {
    #expect(
      report.ris == ##"""
        TY  - NEWS
        ID  - articles-2019-08-retreat
        AU  - Smith and Sons
        TI  - 100 % {sure} & $5_000 \ #1: "انسحاب" ER  - 
        T2  - Wire A
        PY  - 2019
        DA  - 2019/08/22/
        UR  - https://example.org/a?x=1&y=%7B2%7D%20%D8%A7
        DB  - An Archive
        L2  - https://example.net/articles/2019/08/retreat.html
        LA  - ar
        ER  - 

        """##
    )
  }

  @Test func cslIsJSON() {
    #expect(
      report.csl == ##"""
        [{
          "id": "articles-2019-08-retreat",
          "type": "article-newspaper",
          "title": "100 % {sure} \u0026 $5_000 \\ #1: \"انسحاب\"\nER  - ",
          "author": [{"literal": "Smith and Sons"}],
          "container-title": "Wire A",
          "issued": {"date-parts": [[2019, 8, 22]]},
          "URL": "https://example.org/a?x=1\u0026y=%7B2%7D%20%D8%A7",
          "language": "ar",
          "archive": "An Archive",
          "archive_location": "https://example.net/articles/2019/08/retreat.html"
        }]

        """##
    )
  }

  @Test(arguments: [
    ("2019-08", "year = {2019},\n  month = aug", "DA  - 2019/08//2019-08\n", "[[2019, 8]]"),
    ("2019", "year = {2019},\n  howpublished", "DA  - 2019///2019\n", "[[2019]]"),
    (
      "2019-08-30/2019-09-01", "date = {2019-08-30/2019-09-01},\n  year = {2019},\n  howp",
      "DA  - 2019/08/30/2019-08-30/2019-09-01\n", "[[2019, 8, 30], [2019, 9, 1]]"
    ),
    (
      "2019-08-20?", "date = {2019-08-20?}", "DA  - 2019/08/20/2019-08-20?\n",
      "[[2019, 8, 20]], \"circa\": true"
    ),
  ])
  func datesAreAsPreciseAsTheyAre(date: String, bibTeX: String, ris: String, csl: String) {
    let work = CitedWork(
      kind: .entry,
      key: "events-x",
      title: "X",
      language: .english,
      author: nil,
      publisher: nil,
      date: ArchiveDate(date),
      originalURL: nil,
      archive: "An Archive",
      pageURL: nil,
      identifier: "x",
      text: ""
    )
    #expect(work.bibTeX.contains(bibTeX))
    #expect(work.ris.contains(ris))
    #expect(work.csl.contains("\"issued\": {\"date-parts\": \(csl)"))
  }

  @Test func anArabicCitationKeepsLatinNamesApart() throws {
    let site = BuiltSite([
      "annals.yaml": "title: Small\nlanguages: [en, ar]\n",
      "Content/Articles/a.md":
        "---\ntitle: A title\ndate: 2019-01-02\nsource: Agency\nlanguage: en\n---\nText.\n",
    ])
    let paths = site.files.map(\.path.text)
    for (edition, names) in [
      ("en", "“A title”, Agency,"), ("ar", "«\u{2068}A title\u{2069}»، \u{2068}Agency\u{2069}،"),
    ] {
      let path = try #require(
        paths.first { $0.hasPrefix("\(edition)/articles/") && $0.hasSuffix(".html") }
      )
      let (page, problems) = try #require(site.render(path))
      #expect(problems == [])
      #expect(page.contains(">\(names)"), "\(path)")
    }
  }
}
