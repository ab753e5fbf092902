/// The escapers. They work on UTF-8 bytes: on `Character` a quote followed by a combining mark would
/// be one unknown character and would pass unescaped.
extension ByteWriter {
  /// Writes text into HTML or XML content or a quoted attribute: `& < > " '` become references.
  public mutating func append(escapingHTML text: String) {
    var copy = text
    copy.withUTF8 { unsafe appendEscapingHTML($0) }
  }

  public mutating func append(escapingHTML span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe appendEscapingHTML($0) }
  }

  private mutating func appendEscapingHTML(_ buffer: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in buffer.indices {
      let reference: StaticString
      switch unsafe buffer[index] {
      case UInt8(ascii: "&"): reference = "&amp;"
      case UInt8(ascii: "<"): reference = "&lt;"
      case UInt8(ascii: ">"): reference = "&gt;"
      case UInt8(ascii: "\""): reference = "&quot;"
      case UInt8(ascii: "'"): reference = "&#39;"
      default: continue
      }
      unsafe append(UnsafeBufferPointer(rebasing: buffer[start..<index]))
      append(reference)
      start = index + 1
    }
    unsafe append(UnsafeBufferPointer(rebasing: buffer[start...]))
  }

  /// Writes a JSON string with its quotes.
  ///
  /// `<`, `>`, `&`, U+2028 and U+2029 are written as `\u` escapes too, so the result is also safe
  /// inside a `<script>` element and as JavaScript.
  public mutating func append(jsonString text: String) {
    append(UInt8(ascii: "\""))
    var copy = text
    copy.withUTF8 { unsafe appendJSONContent($0) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONContent(_ buffer: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < buffer.count {
      let byte = unsafe buffer[index]
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
      case 0..<0x20, 0x7F: escape = nil
      case 0xE2 where unsafe index + 2 < buffer.count && buffer[index + 1] == 0x80:
        let last = unsafe buffer[index + 2]
        guard last == 0xA8 || last == 0xA9 else {
          index += 1
          continue
        }
        length = 3
        escape = last == 0xA8 ? "\\u2028" : "\\u2029"
      default:
        index += 1
        continue
      }
      unsafe append(UnsafeBufferPointer(rebasing: buffer[start..<index]))
      if let escape {
        append(escape)
      } else {
        append("\\u00")
        append(hexadecimal: byte)
      }
      index += length
      start = index
    }
    unsafe append(UnsafeBufferPointer(rebasing: buffer[start...]))
  }

  /// Writes a URL into an attribute or a text: bytes outside the URL characters of RFC 3986 are
  /// percent-encoded, `%` stays as it is, and HTML's special characters become references.
  public mutating func append(escapingURL text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#39;")
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        append(byte)
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
        UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
        UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"):
        append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(uppercaseHexadecimal: byte)
      }
    }
  }

  /// Writes a byte as two lower-case hexadecimal digits.
  public mutating func append(hexadecimal byte: UInt8) {
    append(Self.digit(byte >> 4, ten: UInt8(ascii: "a")))
    append(Self.digit(byte & 15, ten: UInt8(ascii: "a")))
  }

  /// Writes a byte as two upper-case hexadecimal digits.
  public mutating func append(uppercaseHexadecimal byte: UInt8) {
    append(Self.digit(byte >> 4, ten: UInt8(ascii: "A")))
    append(Self.digit(byte & 15, ten: UInt8(ascii: "A")))
  }

  private static func digit(_ value: UInt8, ten: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : ten + value - 10
  }

  private mutating func append(_ buffer: UnsafeBufferPointer<UInt8>) {
    guard !buffer.isEmpty else { return }
    unsafe append(Span(_unsafeElements: buffer))
  }
}
