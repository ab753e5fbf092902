/// Shortens a text to its beginning.
enum Excerpt {
  /// At most `limit` bytes, cut before a word, with an ellipsis where something is left out.
  ///
  /// Where there are no spaces for half of that it is cut between two scalars: many scripts write none.
  static func of(_ text: String, limit: Int) -> String {
    guard text.utf8.count > limit else { return text }
    let bytes = text.utf8
    let ellipsis = "…"
    var end = bytes.index(bytes.startIndex, offsetBy: max(0, limit - ellipsis.utf8.count))
    while bytes[end] & 0xC0 == 0x80 { end = bytes.index(before: end) }
    if let space = bytes[...end].lastIndex(of: UInt8(ascii: " ")),
      bytes.distance(from: bytes.startIndex, to: space) >= limit / 2
    {
      end = space
    }
    return String(text.unicodeScalars[..<end]) + ellipsis
  }
}
