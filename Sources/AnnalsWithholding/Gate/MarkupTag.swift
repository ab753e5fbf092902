/// A tag of HTML or XML as text is read: where it ends, and whether words end there too.
struct MarkupTag {
  /// Behind the `>`; behind the `<` when this is no tag.
  let end: Int
  let separates: Bool

  /// Tags that stand within a line of text, and within a word too.
  private static let inline: [StaticString] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]
  /// The longest tag that is looked for, in bytes.
  private static let limit = 1 << 16

  init(in text: Span<UInt8>, at start: Int) {
    var index = start + 1
    if index < text.count, text[index] == UInt8(ascii: "/") { index += 1 }
    let first = index
    while index < text.count, Self.isLetter(text[index]) { index += 1 }
    guard index > first || (first < text.count && text[first] == UInt8(ascii: "!")) else {
      end = start + 1
      separates = true
      return
    }
    let name = text.extracting(first..<index)
    separates = !Self.inline.contains { Self.isSame($0, name) }
    let last = min(text.count, start + Self.limit)
    while index < last, text[index] != UInt8(ascii: ">") { index += 1 }
    end = index < last ? index + 1 : first
  }

  private static func isSame(_ one: StaticString, _ other: Span<UInt8>) -> Bool {
    guard one.utf8CodeUnitCount == other.count else { return false }
    return one.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { unsafe bytes[$0] == other[$0] | 0x20 }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }
}
