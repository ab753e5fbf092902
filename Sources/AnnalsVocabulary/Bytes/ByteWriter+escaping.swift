/// The escapers. They work on UTF-8 bytes: on `Character` a quote followed by a combining mark would
/// be one unknown character and would pass unescaped.
extension ByteWriter {
  /// Writes text into HTML or XML content or a quoted attribute: `& < > " '` become references.
  @_effects(releasenone)
  public mutating func append(escapingHTML text: String) {
    let isWritten: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
      unsafe append(escapingHTML: $0.span)
    }
    if isWritten == nil { append(escapingHTML: Array(text.utf8).span) }
  }

  @_effects(releasenone)
  public mutating func append(escapingHTML text: Span<UInt8>) {
    var start = 0
    var index = text.endOfPlainHTML(from: 0)
    while index < text.count {
      let reference: StaticString
      switch text[index] {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\""): reference = "&quot;"
      default: reference = "&#39;"
      }
      append(text.extracting(start..<index))
      append(reference)
      start = index + 1
      index = text.endOfPlainHTML(from: start)
    }
    append(text.extracting(start...))
  }

  /// Writes a JSON string with its quotes.
  ///
  /// `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes too, so the result is also safe
  /// inside a `<script>` element and as JavaScript.
  @_effects(releasenone)
  public mutating func append(jsonString text: String) {
    let isWritten: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
      unsafe append(jsonString: $0.span)
    }
    if isWritten == nil { append(jsonString: Array(text.utf8).span) }
  }

  /// Writes a JSON string with its quotes; `text` must be well-formed UTF-8.
  @_effects(releasenone)
  public mutating func append(jsonString text: Span<UInt8>) {
    append(UInt8(ascii: "\""))
    append(escapingJSON: text)
    append(UInt8(ascii: "\""))
  }

  @_effects(releasenone)
  private mutating func append(escapingJSON text: Span<UInt8>) {
    var start = 0
    var next = 0
    while true {
      let index = text.endOfPlainJSON(from: next)
      if index >= text.count { break }
      next = index + 1
      let byte = text[index]
      var length = 1
      var escape: StaticString?
      switch byte {
      case UInt8(ascii: "\""): escape = "\\\""
      case UInt8(ascii: "\\"): escape = "\\\\"
      case UInt8(ascii: "<"): escape = "\\u003c"
      case UInt8(ascii: ">"): escape = "\\u003e"
      case UInt8(ascii: "&"): escape = "\\u0026"
      case 0x0A: escape = "\\n"
      case 0x0D: escape = "\\r"
      case 0x09: escape = "\\t"
      case 0..<0x20, 0x7F: break
      case 0xE2:
        guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 else {
          continue
        }
        length = 3
        escape = text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029"
      default: continue
      }
      append(text.extracting(start..<index))
      if let escape {
        append(escape)
      } else {
        append("\\u00")
        append(hexadecimal: byte)
      }
      start = index + length
      next = start
    }
    append(text.extracting(start...))
  }

  /// Writes a URL into an attribute or a text: bytes outside the URL characters of RFC 3986 are
  /// percent-encoded, `%` stays where it begins an encoded byte, and HTML's special characters become
  /// references.
  @_effects(releasenone)
  public mutating func append(escapingURL text: String) {
    let text = text.utf8Span.span
    var start = 0
    for index in text.indices {
      let byte = text[index]
      if isURLByte(byte) || (byte == UInt8(ascii: "%") && text.hasEncodedByte(at: index)) {
        continue
      }
      append(text.extracting(start..<index))
      start = index + 1
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#39;")
      default:
        append(UInt8(ascii: "%"))
        append(uppercaseHexadecimal: byte)
      }
    }
    append(text.extracting(start...))
  }

  /// Writes a byte as two lower-case hexadecimal digits.
  @_effects(releasenone)
  public mutating func append(hexadecimal byte: UInt8) {
    append(hexadecimalDigit(byte >> 4, ten: UInt8(ascii: "a")))
    append(hexadecimalDigit(byte & 15, ten: UInt8(ascii: "a")))
  }

  /// Writes a byte as two upper-case hexadecimal digits.
  @_effects(releasenone)
  public mutating func append(uppercaseHexadecimal byte: UInt8) {
    append(hexadecimalDigit(byte >> 4, ten: UInt8(ascii: "A")))
    append(hexadecimalDigit(byte & 15, ten: UInt8(ascii: "A")))
  }
}

private func hexadecimalDigit(_ value: UInt8, ten: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : ten + value - 10
}

/// Whether a byte may stand in a URL and in HTML as it is: the unreserved and reserved characters of
/// RFC 3986 and `%`, without `& ' [ ]`.
private func isURLByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
    UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
    UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("),
    UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
    UInt8(ascii: ";"), UInt8(ascii: "="):
    true
  default: false
  }
}

extension Span<UInt8> {
  /// Whether two hexadecimal digits follow the `%` at `index`.
  fileprivate func hasEncodedByte(at index: Int) -> Bool {
    index + 2 < count && isHexadecimal(self[index + 1]) && isHexadecimal(self[index + 2])
  }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
}
