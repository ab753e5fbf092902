import AnnalsVocabulary
import Foundation
import Testing

struct EscapingTests {
  /// On `Character` each of these would hide the byte before it.
  static let joiners = [
    "\u{301}", "\u{308}\u{323}", "\u{200D}", "\u{FE0F}", "\u{20DD}", "\u{E0100}",
  ]

  @Test(arguments: joiners)
  func escapesSpecialCharactersBeforeMarks(mark: String) {
    #expect(
      bytes(html: "\"\(mark)'\(mark)<\(mark)>\(mark)&\(mark)")
        == Array("&quot;\(mark)&#39;\(mark)&lt;\(mark)&gt;\(mark)&amp;\(mark)".utf8)
    )
    #expect(
      bytes(json: "\"\(mark)\\\(mark)<\(mark)>\(mark)&\(mark)\n\(mark)")
        == Array(
          #""\"\#(mark)\\\#(mark)\u003c\#(mark)\u003e\#(mark)\u0026\#(mark)\n\#(mark)""#.utf8
        )
    )
    let encoded = mark.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
    #expect(
      bytes(url: "\"\(mark)'\(mark)<\(mark)>\(mark)&\(mark)")
        == Array("%22\(encoded)&#39;\(encoded)%3C\(encoded)%3E\(encoded)&amp;\(encoded)".utf8)
    )
  }

  @Test func escapesEveryByteOfHTMLByItself() {
    for byte in UInt8.min...UInt8.max {
      var writer = ByteWriter()
      writer.append(escapingHTML: [120, byte, byte, 121].span)
      let one =
        switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        case UInt8(ascii: "\""): Array("&quot;".utf8)
        case UInt8(ascii: "'"): Array("&#39;".utf8)
        default: [byte]
        }
      #expect(writer.bytes == [120] + one + one + [121])
    }
  }

  /// Sixteen bytes are asked at once, and fewer at the end: each byte is put at every place of texts of
  /// every such length.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 31, 32, 33])
  func findsWhatToEscapeAtEveryOffset(length: Int) {
    let special =
      Array("&<>\"'\\".utf8) + Array(0..<0x20) + [0x7F, 0xE2, 0x21, 0x25, 0x3D, 0x80, 0xFF]
    for byte in special {
      let html = bytes(html: [byte])
      for offset in 0..<length {
        let before = [UInt8](repeating: 120, count: offset)
        let after = [UInt8](repeating: 121, count: length - 1 - offset)
        #expect(bytes(html: before + [byte] + after) == before + html + after)
        var json = ByteWriter()
        json.append(jsonString: [byte].span)
        let escaped = Array(json.bytes.dropFirst().dropLast())
        json.removeAll()
        json.append(jsonString: (before + [byte] + after).span)
        #expect(json.bytes == [34] + before + escaped + after + [34])
      }
    }
  }

  @Test func writesJSONThatReadsBackAndHasNoDangerousByte() throws {
    var random = SeededGenerator(printedSeed: 17)
    for _ in 0..<1_000 {
      let text = String(decoding: random.text(upTo: 30), as: UTF8.self) + "\u{2028}\u{2029}\u{2027}"
      let json = bytes(json: text)
      let read = try JSONDecoder().decode(String.self, from: Data(json))
      #expect(Array(read.utf8) == Array(text.utf8))
      let dangerous = Array("<>&".utf8) + Array(0..<0x20) + [0x7F]
      #expect(!json.contains { dangerous.contains($0) })
      #expect(
        !String(decoding: json, as: UTF8.self).unicodeScalars.contains {
          0x2028...0x2029 ~= $0.value
        }
      )
    }
  }

  @Test func escapesEveryASCIICharacterOfJSON() throws {
    for value in UInt8(0)..<128 {
      let text = String(UnicodeScalar(value))
      #expect(try JSONDecoder().decode(String.self, from: Data(bytes(json: text))) == text)
    }
    #expect(bytes(json: "\u{1}\u{1F}\u{7F}\t") == Array(#""\u0001\u001f\u007f\t""#.utf8))
    #expect(bytes(json: "a\u{2028}b\u{2029}") == Array(#""a\u2028b\u2029""#.utf8))
  }

  @Test func writesURLsInURLCharactersOnly() {
    let allowed = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$()*+,;=".utf8
    )
    for value in UInt8(0)..<128 where value != UInt8(ascii: "&") && value != UInt8(ascii: "'") {
      let hexadecimal = String(value, radix: 16, uppercase: true)
      let encoded = "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
      let expected = allowed.contains(value) ? [value] : Array(encoded.utf8)
      #expect(bytes(url: String(UnicodeScalar(value))) == expected)
    }
    #expect(bytes(url: "%41%c3 100% %4 %4G") == Array("%41%c3%20100%25%20%254%20%254G".utf8))
    #expect(bytes(url: "a b/é?x=1&y='2'") == Array("a%20b/%C3%A9?x=1&amp;y=&#39;2&#39;".utf8))
  }

  private func bytes(html text: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(escapingHTML: text.span)
    return writer.bytes
  }

  private func bytes(html text: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(escapingHTML: text)
    return writer.bytes
  }

  private func bytes(json text: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(jsonString: text)
    return writer.bytes
  }

  private func bytes(url text: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(escapingURL: text)
    return writer.bytes
  }
}
