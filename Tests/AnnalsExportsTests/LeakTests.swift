import AnnalsArchive
import AnnalsExports
import AnnalsVocabulary
import Testing

/// Nothing of a hidden document may be found in an export, whatever key it stands under.
@Suite struct LeakTests {
  @Test(arguments: [
    "draft", "withheld", "embargoed\nembargo_until: 2030-01-01",
    "retracted\nretracted_on: 2019-09-01\nretraction_reason: It was wrong",
  ])
  func writesNothingOfAHiddenDocument(status: String) {
    let literal = LiteralArchive(hidden(status))
    #expect(literal.diagnostics.filter { $0.severity == .error } == [])
    let json = literal.json(asOf: CalendarDay("2019-12-31"))
    #expect(!json.lowercased().contains("zzyzx"), "\(json)")
    #expect(json.contains("\"independent_origins\":1"))
  }

  @Test func writesAllOfItOnceTheEmbargoIsOver() {
    let literal = LiteralArchive(hidden("embargoed\nembargo_until: 2019-12-31"))
    let before = literal.json(asOf: CalendarDay("2019-12-30"))
    let after = literal.json(asOf: CalendarDay("2019-12-31"))
    #expect(!before.lowercased().contains("zzyzx"))
    #expect(after.contains("Zzyzx title"))
    #expect(after.contains("zzyzx-town"))
  }

  @Test(arguments: [1, 2, 3, 4])
  func writesTheSameBytesInAnyOrder(seed: UInt64) {
    let expected = LiteralArchive(completeTree).json()
    #expect(LiteralArchive(completeTree, shuffledBy: seed).json() == expected, "seed \(seed)")
  }
}

/// An article, a record and a page of a status, with a word in every value, beside a public article.
private func hidden(_ status: String) -> FileTree {
  [
    "Content/Articles/2019-08-22-zzyzx.md": """
    ---
    title: Zzyzx title
    date: 2019-08-22
    slug: secret
    source: Zzyzx News
    author: Zzyzx author
    url: https://example.org/zzyzx
    archived_url: https://archive.example.org/zzyzx
    tags: [zzyzx-tag]
    status: \(status)
    corrections: [{date: 2019-08-23, text: Zzyzx correction}]
    events:
      - id: shared
        date: 2019-08-01
        type: chemical-attack
        towns: [Zzyzx Town, {name: MOREK, relation: near}]
        factions: [{name: Zzyzx Group, role: accused-by}]
        fatalities: zzyzx
        attribution: Zzyzx witness
        quote: zzyzx words
        confidence: contested
        summary: Zzyzx summary
    ---
    The zzyzx words of a witness.
    """,
    "Content/Events/shared.md": """
    ---
    id: shared
    date: 2019-08-01
    status: \(status)
    summary: Zzyzx record
    ---
    Zzyzx text.
    """,
    "Content/Pages/zzyzx.md": """
    ---
    title: Zzyzx page
    slug: secret
    status: \(status)
    ---
    Zzyzx text.
    """,
    "Content/Articles/2019-08-25-open.md": """
    ---
    title: Open
    date: 2019-08-25
    source: Open News
    events: [{id: shared, date: 2019-08-02, town: Morek}]
    ---
    Open text.
    """,
  ]
}
