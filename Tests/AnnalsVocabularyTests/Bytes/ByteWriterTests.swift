import AnnalsVocabulary
import Testing

struct ByteWriterTests {
  @Test func appendsEveryKindOfText() {
    var writer = ByteWriter(capacity: 0)
    writer.append(UInt8(ascii: "a"))
    writer.append("bé")
    writer.append("xyz".dropFirst())
    writer.append("static" as StaticString)
    writer.append([1, 2])
    writer.append([9, 3, 4][1...])
    writer.append([5].span)
    writer.append("")
    writer.append([])
    #expect(writer.bytes == Array("abéyzstatic".utf8) + [1, 2, 3, 4, 5])
    #expect(writer.count == 17)
    writer.truncate(to: 3)
    #expect(writer.bytes == [97, 98, 0xC3])
    #expect(writer.text == "ab\u{FFFD}")
    writer.removeAll()
    #expect(writer.bytes == [])
  }

  @Test func growsWithoutLosingAnything() {
    var random = SeededGenerator(printedSeed: 13)
    var writer = ByteWriter(capacity: 1)
    var expected: [UInt8] = []
    for _ in 0..<3_000 {
      let bytes = random.text(upTo: 30)
      let text = String(decoding: bytes, as: UTF8.self)
      writer.append(text)
      writer.append(bytes)
      writer.append(Substring(text))
      expected += Array(text.utf8) + bytes + Array(text.utf8)
    }
    #expect(writer.bytes == expected)
  }

  @Test(arguments: [
    0, 1, 9, 10, 99, 100, 12_345, -1, -10, Int.max, Int.min, Int.min + 1, 1_000_000_000_000,
  ])
  func writesNumbersAsSwiftDoes(number: Int) {
    var writer = ByteWriter()
    writer.append(decimal: number)
    #expect(writer.text == "\(number)")
  }

  @Test(arguments: [
    (0, 2, "00"), (7, 2, "07"), (123, 2, "123"), (9, 1, "9"), (10, 0, "10"), (5, -3, "5"),
    (UInt.max, 4, "18446744073709551615"), (UInt.max, 22, "0018446744073709551615"),
  ])
  func fillsNumbersUpWithZeros(number: UInt, width: Int, text: String) {
    var writer = ByteWriter()
    writer.append(decimal: number, width: width)
    #expect(writer.text == text)
  }

  @Test func writesScalarsAsUTF8() {
    var writer = ByteWriter()
    for scalar: UInt32 in [0x41, 0xE9, 0x627, 0x6771, 0x1F642, 0xD800, 0x110000] {
      writer.append(scalar: scalar)
    }
    #expect(writer.text == "Aéا東🙂\u{FFFD}\u{FFFD}")
  }
}
