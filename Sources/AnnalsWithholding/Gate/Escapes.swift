internal import AnnalsVocabulary

/// Reads text through the escapes of HTML, of JSON and scripts, and of addresses, one inside another.
///
/// `&#x41;`, `\u0041`, `%41` and `\u002541` are all `A`. What is no escape stands for itself.
struct Escapes {
  /// A scalar and the index behind it.
  typealias Unit = (value: UInt32, next: Int)

  /// The scalar that begins at `index`.
  static func scalar(in text: Span<UInt8>, at index: Int) -> Unit {
    percentDecoded(text, index)
  }

  private static func raw(_ text: Span<UInt8>, _ index: Int) -> Unit {
    let (value, length) = text.scalar(at: index)
    return (value, index + length)
  }

  // MARK: HTML

  private static func unescapedHTML(_ text: Span<UInt8>, _ index: Int) -> Unit {
    guard text[index] == UInt8(ascii: "&") else { return raw(text, index) }
    var unit = reference(text, index + 1) ?? (UInt32(UInt8(ascii: "&")), index + 1)
    // An escaped ampersand may begin a reference that was escaped twice.
    var rounds = 0
    while unit.value == 0x26, unit.next > index + 1, rounds < 3,
      let inner = reference(text, unit.next)
    {
      unit = inner
      rounds += 1
    }
    return unit
  }

  private static let names: [(name: StaticString, value: UInt32)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0),
    ("shy", 0xAD), ("zwj", 0x200D), ("zwnj", 0x200C), ("lrm", 0x200E), ("rlm", 0x200F),
  ]

  /// The reference whose ampersand stands before `start`.
  private static func reference(_ text: Span<UInt8>, _ start: Int) -> Unit? {
    guard start < text.count else { return nil }
    if text[start] == UInt8(ascii: "#") { return numericReference(text, start + 1) }
    for (name, value) in names {
      let end = start + name.utf8CodeUnitCount
      guard end < text.count, text[end] == UInt8(ascii: ";") else { continue }
      let isSame = name.withUTF8Buffer { bytes in
        bytes.indices.allSatisfy { unsafe bytes[$0] == text[start + $0] }
      }
      if isSame { return (value, end + 1) }
    }
    return nil
  }

  private static func numericReference(_ text: Span<UInt8>, _ start: Int) -> Unit? {
    var index = start
    let isHexadecimal = index < text.count && text[index] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    var value: UInt32 = 0
    let first = index
    while index < text.count, index - first < 9, let digit = hexadecimal(UInt32(text[index])),
      isHexadecimal || digit < 10
    {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    if index < text.count, text[index] == UInt8(ascii: ";") { index += 1 }
    return (value, index)
  }

  // MARK: JSON and scripts

  private static func unescapedJSON(_ text: Span<UInt8>, _ index: Int) -> Unit {
    let first = unescapedHTML(text, index)
    guard first.value == 0x5C else { return first }
    var at = first.next
    var letter: Unit = (0, at)
    // A text that was escaped twice has two backslashes.
    var rounds = 0
    while at < text.count, rounds < 4 {
      letter = unescapedHTML(text, at)
      guard letter.value == 0x5C else { break }
      at = letter.next
      rounds += 1
    }
    switch letter.value {
    case 0x75: return codeUnits(text, letter.next) ?? first
    case 0x78:
      if let pair = digits(2, text, letter.next, unescapedHTML) { return pair }
      return first
    // \n, \t, \r, \b and \f separate words.
    case 0x6E, 0x74, 0x72, 0x62, 0x66: return (0x20, letter.next)
    default: return first
    }
  }

  /// Four digits, or twice four that are a pair of surrogates.
  private static func codeUnits(_ text: Span<UInt8>, _ start: Int) -> Unit? {
    guard let high = digits(4, text, start, unescapedHTML) else { return nil }
    guard 0xD800..<0xDC00 ~= high.value, high.next + 1 < text.count,
      text[high.next] == UInt8(ascii: "\\"), text[high.next + 1] == UInt8(ascii: "u"),
      let low = digits(4, text, high.next + 2, unescapedHTML), 0xDC00..<0xE000 ~= low.value
    else { return high }
    return (0x10000 + (high.value - 0xD800) << 10 + (low.value - 0xDC00), low.next)
  }

  // MARK: Addresses

  private static func percentDecoded(_ text: Span<UInt8>, _ index: Int) -> Unit {
    let first = unescapedJSON(text, index)
    guard first.value == 0x25, let lead = byte(text, first.next) else { return first }
    let length =
      lead.value < 0x80 ? 1 : lead.value >= 0xF0 ? 4 : lead.value >= 0xE0 ? 3 : 2
    var value = length == 1 ? lead.value : lead.value & (0x7F >> UInt32(length))
    var next = lead.next
    for _ in 1..<max(1, length) {
      guard next < text.count else { return (0xFFFD, lead.next) }
      let sign = unescapedJSON(text, next)
      guard sign.value == 0x25, let following = byte(text, sign.next),
        following.value & 0xC0 == 0x80
      else { return (0xFFFD, lead.next) }
      value = value << 6 | following.value & 0x3F
      next = following.next
    }
    return (value, next)
  }

  /// The byte whose percent sign stands before `start`; `%2541` is `A` as `%41` is.
  private static func byte(_ text: Span<UInt8>, _ start: Int) -> Unit? {
    guard var unit = digits(2, text, start, unescapedJSON) else { return nil }
    var rounds = 0
    while unit.value == 0x25, rounds < 3, let inner = digits(2, text, unit.next, unescapedJSON) {
      unit = inner
      rounds += 1
    }
    return unit
  }

  // MARK: Digits

  private static func digits(
    _ count: Int,
    _ text: Span<UInt8>,
    _ start: Int,
    _ read: (Span<UInt8>, Int) -> Unit
  ) -> Unit? {
    var value: UInt32 = 0
    var index = start
    for _ in 0..<count {
      guard index < text.count else { return nil }
      let unit = read(text, index)
      guard let digit = hexadecimal(unit.value) else { return nil }
      value = value << 4 | digit
      index = unit.next
    }
    return (value, index)
  }

  private static func hexadecimal(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x37
    case 0x61...0x66: scalar - 0x57
    default: nil
    }
  }
}
