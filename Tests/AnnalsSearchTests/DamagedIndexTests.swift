import AnnalsVocabulary
import Testing

@testable import AnnalsSearch

/// Numbers that no index has once stopped the program, or had it fill the memory.
@Suite struct DamagedIndexTests {
  /// The sample with other numbers for a key, wherever it stands.
  private func reader(with key: String, _ number: String) -> SearchIndex? {
    var files: [SitePath: [UInt8]] = [:]
    for (name, json) in LiteralArchive.sample.index() {
      let parts = String(decoding: json, as: UTF8.self).split(
        separator: "\"\(key)\":",
        omittingEmptySubsequences: false
      )
      let rest = parts.dropFirst().map { "\"\(key)\":\(number)" + $0.drop(while: \.isNumber) }
      if let path = name.json { files[path] = Array((parts[0] + rest.joined()).utf8) }
    }
    let known = files
    return SearchIndex(IndexFiles { known[$0] })
  }

  @Test(arguments: [
    ("documents", "-1"), ("documents", "268435457"), ("perColumn", "9223372036854775807"),
    ("perRouter", "9223372036854775807"), ("perStore", "0"), ("perEntity", "-1"),
  ])
  func aManifestWithSuchNumbersIsNone(key: String, number: String) {
    #expect(reader(with: key, number) == nil)
  }

  @Test func moreDocumentsThanTheColumnsHaveAreNotLookedThrough() throws {
    let index = try #require(reader(with: "documents", "268435456"))
    var filters = SearchFilters()
    filters.from = CalendarDay("2019-08-22")
    let whole = try LiteralArchive.sample.reader()
    let request = SearchRequest("", filters: filters)
    #expect(index.search(request) == whole.search(request))
    #expect(whole.search(request).count == 3)
    #expect(whole.columns.documentCount(atMost: 2) == 2)
  }

  @Test func weightsAreBounded() {
    let row = IndexDictionary.Row(
      JSONValue.array([
        .string(Array("word".utf8)), .array([]), .number(.max), .number(.min),
        .string(Array("a#!".utf8)),
      ])
    )
    #expect(row?.weight == Bounds.weight)
    #expect(row?.documents == 0)
  }

  @Test func aTextThatNamesOnePartAgainAndAgainEnds() throws {
    let places = [String](repeating: "0,0", count: 700).joined(separator: ",")
    let row = #"[["a","a.html","T","2019","en",-1,-1,[],[],[],"",[\#(places)]]]"#
    let part = "[\"" + String(repeating: "x", count: 100_000) + "\"]"
    let files = [
      ShardName("d", 0).json: Array(row.utf8),
      ShardName(overflow: 0, part: 0).json: Array(part.utf8),
    ]
    let manifest = try #require(JSONValue(Array("{\"perStore\":4}".utf8)))
    let store = try #require(IndexStore(manifest, IndexFiles { files[$0] }))
    #expect(store.text(of: 0).utf8.count == (Bounds.textLength / 100_000 + 1) * 100_000 + 2)
  }
}
