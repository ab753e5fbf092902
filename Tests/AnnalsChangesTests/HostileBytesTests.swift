import AnnalsVocabulary
import HostileBytes
import Testing

@testable import AnnalsChanges

/// What a release says of those before it comes from a folder that anybody may have changed.
@Suite struct HostileBytesTests {
  private func fuzz(_ sample: [UInt8], of target: String = #function, _ read: ([UInt8]) -> Bool) {
    let fault = HostileBytes.fault(changing: sample, of: target, read)
    #expect(fault == nil)
  }

  @Test func exports() {
    let archive = """
      {"format":"annals-archive","version":1,"articles":[
      {"id":"2020-01-01-a","title":"A \\u00e9\\ud83d\\ude00","events":["e-1"],"n":-1.5e3,"x":[[],{},null,true]}
      ],"events":[
      {"id":"e-1","date":"2020-01-01","accounts":[{"summary":"s","quote":"\\"q\\""}]}
      ]}
      """
    let texts = """
      {"format":"annals-texts","version":1,"articles":[
      {"id":"2020-01-01-a","sha256":"00ff"}
      ]}
      """
    #expect(EditionRecords(archive: Array(archive.utf8), texts: Array(texts.utf8)) != nil)
    fuzz(Array(archive.utf8)) { bytes in
      let records = EditionRecords(archive: bytes, texts: Array(texts.utf8))
      if let records { _ = EditionComparison(from: records, to: records).changes }
      return true
    }
    fuzz(Array(texts.utf8), of: "texts()") { bytes in
      _ = EditionRecords(archive: Array(archive.utf8), texts: bytes)
      return true
    }
  }

  @Test func values() {
    fuzz(Array("{\"a\":[1,-2.5e3,null,true,{}],\"b\\u00e9\":\"\\ud83d\\ude00 \\n\"}".utf8)) {
      bytes in
      _ = JSONValue(bytes)
      return true
    }
  }

  @Test func histories() throws {
    let changes = ReleaseChanges(
      sequence: 2,
      date: try #require(CalendarDay("2020-02-03")),
      items: [
        .init(.event, "x\"é", .changed, fields: ["date", "type"]),
        .init(.article, "y", .withdrawn, reason: "safety"),
      ],
      omitted: 3
    )
    fuzz(ChangesHistory.bytes([changes])) { bytes in
      let read = ChangesHistory.reading(bytes)
      return ChangesHistory.reading(ChangesHistory.bytes(read)) == read
    }
  }

  @Test func removals() throws {
    let day = try #require(CalendarDay("2020-02-03"))
    let path = SitePath(known: "a.html")
    let list = RemovalList([
      .init(path: path, sequence: 2, date: day, why: .withdrawn, reason: "safety")
    ])
    fuzz(list.bytes) { bytes in
      let read = RemovalList(reading: bytes)
      return RemovalList(reading: read.bytes) == read
    }
  }
}
