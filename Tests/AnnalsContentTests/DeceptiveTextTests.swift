import Testing

/// Text that reads as something else than it is.
@Suite struct DeceptiveTextTests {
  @Test func warnsOfControlsThatTurnTheDirectionButNotInAQuote() {
    let reading = Reading(
      article(event: "id: a\ntown: \"Mo\u{202E}rek\"\nquote: \"a\u{2066}b\"", body: "a\u{2066}b")
    )
    #expect(reading.places == ["6:11 bidi-control"])
    #expect(Reading(article("source: \"\u{200F}وكالة\u{200E}\"")).places == [])
  }

  @Test(arguments: [
    ("Аleppo", true), ("Alеppo", true), ("Μorek", true), ("Aleppo Москва", false),
    ("Москва", false), ("حلب Aleppo", false), ("Élan", false),
  ])
  func warnsOfWordsOfTwoScriptsThatLookAlike(name: String, isWarned: Bool) {
    let reading = Reading("---\nname: \(name)\n---\n", path: "Content/Towns/a.md")
    #expect(reading.places == (isWarned ? ["2:7 mixed-scripts"] : []))
  }
}
