/// Shortens a text to its beginning.
enum Excerpt {
  /// At most `limit` bytes on one line, cut before a word, with an ellipsis where something is left out.
  ///
  /// Where there are no spaces for half of that it is cut between two scalars: many scripts write none.
  static func of(_ text: PlainText, _ range: Range<Int>, limit: Int) -> String {
    if range.count <= limit { return text.line(range) }
    let ellipsis = "…"
    var end = range.lowerBound + max(0, limit - ellipsis.utf8.count)
    while text.bytes[end] & 0xC0 == 0x80 && end > range.lowerBound { end -= 1 }
    let half = range.lowerBound + limit / 2
    if let space = text.bytes[range.lowerBound...end].lastIndex(where: { $0 == 0x20 || $0 == 0x0A }
    ),
      space >= half
    {
      end = space
    }
    return text.line(range.lowerBound..<end) + ellipsis
  }
}
