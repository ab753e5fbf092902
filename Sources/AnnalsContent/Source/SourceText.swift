internal import AnnalsVocabulary

/// The bytes of one file, known to be text.
struct SourceText {
  let bytes: [UInt8]
  /// Where the text begins: after the byte order mark, when there is one.
  let start: Int

  /// Nil, with a problem, when the bytes are not UTF-8 or hold what no text holds.
  init?(_ bytes: [UInt8], problems: inout Problems) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let encoding = Self.wideEncoding(of: bytes) {
      problems.error(
        "not-utf8",
        "the file is \(encoding); save it as UTF-8",
        at: SourceMark(line: 1, column: 1)
      )
      return nil
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      problems.error(
        "not-utf8",
        "\(Self.sentence(for: error.kind)); save the file as UTF-8",
        at: mark(at: error.byteOffsets.lowerBound)
      )
      return nil
    }
    if let (offset, name) = Self.firstNonText(in: bytes) {
      problems.error(
        "control-character",
        "the file holds \(name), which no text does",
        at: mark(at: offset)
      )
      return nil
    }
  }

  /// The place of a byte; the text is walked from its start.
  func mark(at offset: Int) -> SourceMark {
    var line = 1
    var lineStart = start
    while true {
      let (end, next) = Self.nextLine(after: lineStart, in: bytes)
      if next > offset || next == end { break }
      line += 1
      lineStart = next
    }
    return SourceMark(line: line, column: max(0, offset - lineStart) + 1)
  }

  /// Where the line that holds `index` ends, and where the next one begins; `\n`, `\r\n` and `\r` end one.
  static func nextLine(after index: Int, in bytes: [UInt8]) -> (end: Int, next: Int) {
    var end = index
    while end < bytes.count, !endsLine(bytes[end]) { end += 1 }
    if end == bytes.count { return (end, end) }
    let isPair =
      bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
      && bytes[end + 1] == UInt8(ascii: "\n")
    return (end, end + (isPair ? 2 : 1))
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

extension SourceText {
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard bytes.count >= 2 else { return nil }
    // A Latin letter in UTF-16 is one byte beside a zero.
    if bytes[0] == 0, bytes[1] != 0 { return "UTF-16" }
    return bytes[0] != 0 && bytes[1] == 0 ? "UTF-16" : nil
  }

  private static func sentence(for kind: Unicode.UTF8.ValidationError.Kind) -> String {
    switch kind {
    case .surrogateCodePointByte: "half of a surrogate pair stands here"
    case .overlongEncodingByte: "a character is encoded in too many bytes"
    case .truncatedScalar: "a character is cut off"
    default: "a byte that is not UTF-8 stands here"
    }
  }

  /// NUL, U+FFFE and U+FFFF in well-formed text.
  private static func firstNonText(in bytes: [UInt8]) -> (offset: Int, name: String)? {
    var start = 0
    while start < bytes.count {
      let end = min(start + 64, bytes.count)
      // Without a branch for each byte the compiler looks at 32 of them at once.
      var isSuspicious: UInt8 = 0
      for index in start..<end {
        isSuspicious |= (bytes[index] == 0 ? 1 : 0) | (bytes[index] == 0xEF ? 1 : 0)
      }
      if isSuspicious != 0, let found = firstNonText(in: bytes, from: start, to: end) {
        return found
      }
      start = end
    }
    return nil
  }

  private static func firstNonText(
    in bytes: [UInt8],
    from start: Int,
    to end: Int
  ) -> (offset: Int, name: String)? {
    for offset in start..<end {
      if bytes[offset] == 0 { return (offset, "a NUL") }
      guard bytes[offset] == 0xEF, bytes[offset + 1] == 0xBF else { continue }
      if bytes[offset + 2] == 0xBE { return (offset, "U+FFFE") }
      if bytes[offset + 2] == 0xBF { return (offset, "U+FFFF") }
    }
    return nil
  }
}
