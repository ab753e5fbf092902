import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct SourceTextTests {
  @Test(
    arguments: [
      ([0x61, 0x0A, 0xC3, 0xA9, 0xFF, 0x0A], "2:3 not-utf8", "a byte that is not UTF-8"),
      ([0x61, 0x0D, 0x0A, 0xED, 0xA0, 0x80], "2:1 not-utf8", "half of a surrogate pair"),
      ([0x61, 0x0D, 0xC0, 0xAF], "2:1 not-utf8", "too many bytes"),
      ([0x61, 0xE2, 0x82], "1:2 not-utf8", "cut off"),
      ([0xF4, 0x90, 0x80, 0x80], "1:1 not-utf8", "not UTF-8"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1 not-utf8", "UTF-16"),
      ([0xFE, 0xFF, 0x00, 0x61], "1:1 not-utf8", "UTF-16"),
      ([0x61, 0x00, 0x62, 0x00], "1:1 not-utf8", "UTF-16"),
      ([0x61, 0x0A, 0x62, 0x00], "2:2 control-character", "a NUL"),
      ([0xEF, 0xBB, 0xBF, 0x61, 0x00], "1:2 control-character", "a NUL"),
      ([0x61, 0xEF, 0xBF, 0xBE], "1:2 control-character", "U+FFFE"),
      ([0x61, 0xEF, 0xBF, 0xBF], "1:2 control-character", "U+FFFF"),
    ] as [([UInt8], String, String)]
  )
  func refusesWhatIsNoText(bytes: [UInt8], problem: String, part: String) {
    let reading = Reading(bytes)
    #expect(reading.places == [problem])
    #expect(reading.problems.allSatisfy { $0.contains(part) })
    #expect(reading.documents.isEmpty)
  }

  @Test(arguments: [63, 64, 65, 127, 128, 129, 4_000])
  func findsANULWhereverItStands(offset: Int) {
    var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000)
    bytes[offset] = 0
    #expect(Reading(bytes).places == ["1:\(offset + 1) control-character"])
  }

  @Test func countsLinesAsEditorsDo() throws {
    var problems = Problems(path: "a.md")
    let text = try #require(
      SourceText(Array("a\nb\r\nc\rd\u{2028}e\n\n".utf8), problems: &problems)
    )
    let marks = text.bytes.indices.map { text.mark(at: $0) }.map { "\($0.line):\($0.column)" }
    #expect(
      marks == [
        "1:1", "1:2", "2:1", "2:2", "2:3", "3:1", "3:2", "4:1", "4:2", "4:3", "4:4", "4:5", "4:6",
        "5:1",
      ]
    )
  }
}
