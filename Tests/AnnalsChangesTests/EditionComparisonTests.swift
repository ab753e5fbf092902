import AnnalsVocabulary
import Testing

@testable import AnnalsChanges

@Suite struct EditionComparisonTests {
  private func edition(_ articles: [String], _ events: [String] = [], _ tombstones: [String] = [])
    throws -> EditionRecords
  {
    func section(_ name: String, _ lines: [String]) -> String {
      "\n\"\(name)\":[" + lines.map { "\n" + $0 }.joined(separator: ",") + "\n]"
    }
    let text =
      "{\"format\":\"annals-archive\",\"version\":1,\"title\":\"T\","
      + [
        section("articles", articles), section("events", events), section("tombstones", tombstones),
      ]
      .joined(separator: ",") + "\n}\n"
    return try #require(EditionRecords(archive: Array(text.utf8), texts: nil))
  }

  @Test func everyKindOfChangeIsToldOnce() throws {
    let old = try edition([
      #"{"id":"a","title":"One","corrections":[],"pages":{"en":"articles/a.html"}}"#,
      #"{"id":"b","title":"Two","corrections":[],"pages":{"en":"articles/b.html"}}"#,
      #"{"id":"c","title":"Three","corrections":[],"pages":{"en":"articles/c.html"}}"#,
      #"{"id":"d","title":"Four","corrections":[],"pages":{"en":"articles/d.html"}}"#,
      #"{"id":"e","title":"Five","corrections":[],"pages":{"en":"articles/e.html"}}"#,
    ])
    let new = try edition(
      [
        #"{"id":"a","title":"Uno","corrections":[],"pages":{"en":"articles/a.html"}}"#,
        #"{"id":"b","title":"Two","corrections":[{"date":"2020-01-01","text":"x"}],"pages":{}}"#,
        #"{"id":"f","title":"Six","corrections":[],"pages":{"en":"articles/f.html"}}"#,
      ],
      [],
      [
        #"{"reason":"withdrawn: safety","pages":{"en":"articles/c.html"}}"#,
        #"{"reason":"Wrong.","pages":{"en":"articles/d.html"}}"#,
      ]
    )
    #expect(
      EditionComparison(from: old, to: new).changes.map(\.item) == [
        .init(.article, "f", .added),
        .init(.article, "a", .changed, fields: ["title"]),
        .init(.article, "b", .corrected, fields: ["corrections", "pages"]),
        .init(.article, "d", .retracted),
        .init(.article, "c", .withdrawn, reason: "safety"),
        .init(.article, "e", .removed),
      ]
    )
    #expect(EditionComparison(from: old, to: old).changes.isEmpty)
  }

  @Test func aFieldIsToldWithWhatItWasAndIs() throws {
    let old = try edition([], [#"{"id":"e","type":"arrest","harm":[1]}"#])
    let new = try edition([], [#"{"id":"e","type":"abduction","summary":"\u00e9"}"#])
    #expect(
      EditionComparison(from: old, to: new).changes.first?.differences == [
        .init(field: "harm", old: "[1]", new: nil),
        .init(field: "summary", old: nil, new: "\"é\""),
        .init(field: "type", old: "\"arrest\"", new: "\"abduction\""),
      ]
    )
  }

  @Test(arguments: ["", "{}", "{\"format\":\"annals-archive\",\"version\":2,\n\"articles\":[\n]}"])
  func whatIsNoExportIsRefused(text: String) {
    #expect(EditionRecords(archive: Array(text.utf8), texts: nil) == nil)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), "{\"a\":", "\"\\ud800\"", "[1,]", "{\"a\" 1}", "\u{1}",
  ])
  func whatIsNotJSONIsRefusedWithoutHarm(text: String) {
    #expect(JSONValue(Array(text.utf8)) == nil)
  }

  @Test func historiesAndRemovalsAreReadAsWritten() throws {
    let day = try #require(CalendarDay("2020-02-03"))
    let changes = ReleaseChanges(
      sequence: 2,
      date: day,
      items: [
        .init(.event, "x\"é", .changed, fields: ["date", "type"]),
        .init(.article, "y", .withdrawn, reason: "safety"),
      ],
      omitted: 3
    )
    #expect(ChangesHistory.reading(ChangesHistory.bytes([changes])) == [changes])
    let list = RemovalList([
      .init(path: SitePath(known: "b.html"), sequence: 2, date: day, why: .gone),
      .init(
        path: SitePath(known: "a.html"),
        sequence: 2,
        date: day,
        why: .withdrawn,
        reason: "safety"
      ),
    ])
    #expect(RemovalList(reading: list.bytes) == list)
  }

  @Test func aRemovalStaysUntilSomethingStandsThereAgain() throws {
    let day = try #require(CalendarDay("2020-02-03"))
    let (a, b) = (SitePath(known: "a.html"), SitePath(known: "b.html"))
    func entry(_ path: SitePath, _ sequence: Int, _ why: RemovalList.Why) -> RemovalList.Entry {
      .init(path: path, sequence: sequence, date: day, why: why)
    }
    let first = RemovalList([]).adding([entry(a, 2, .withdrawn), entry(b, 2, .gone)], standing: [])
    let second = first.adding([entry(a, 3, .withdrawn)], standing: [b])
    #expect(second.entries == [entry(a, 2, .withdrawn)])
  }
}
