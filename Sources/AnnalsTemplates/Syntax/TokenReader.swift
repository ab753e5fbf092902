/// Reads the words between the marks of one tag.
struct TokenReader {
  enum Ending: Equatable {
    /// `trims`: closed by `-}}` or `-%}`.
    case closed(trims: Bool)
    case unclosed
  }

  /// Longer expressions are refused, so whatever walks one may recurse.
  static let longestTag = 200

  private let bytes: [UInt8]
  private let closing: UInt8
  private(set) var position: Int
  private(set) var tokens: [Token] = []
  private(set) var faults: [Fault] = []
  /// A text in quotes is not closed, which is why the tag may not seem to be.
  private(set) var hasOpenText = false

  init(_ bytes: [UInt8], from start: Int, isOutput: Bool) {
    self.bytes = bytes
    closing = UInt8(ascii: isOutput ? "}" : "%")
    position = start
  }

  /// Reads up to the closing mark, which is left unread.
  mutating func read() -> Ending {
    while position < bytes.count {
      let byte = bytes[position]
      if isSpace(byte) {
        position += 1
      } else if isClosing(at: position) {
        return .closed(trims: false)
      } else if byte == UInt8(ascii: "-") && isClosing(at: position + 1) {
        return .closed(trims: true)
      } else if byte == UInt8(ascii: "{") && isOpening(at: position) {
        return .unclosed
      } else {
        readToken(byte)
      }
    }
    return .unclosed
  }

  /// Whether nothing but `name` stands in the tag; reads nothing.
  func isWholly(_ name: String) -> Bool {
    var index = position
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    guard bytes[index...].starts(with: name.utf8) else { return false }
    index += name.utf8.count
    while index < bytes.count, isSpace(bytes[index]) { index += 1 }
    return isClosing(at: index) || isClosing(at: index + 1)
  }
}

extension TokenReader {
  private func isClosing(at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == closing && bytes[index + 1] == UInt8(ascii: "}")
  }

  private func isOpening(at index: Int) -> Bool {
    index + 1 < bytes.count
      && (bytes[index + 1] == UInt8(ascii: "{") || bytes[index + 1] == UInt8(ascii: "%"))
  }

  private mutating func readToken(_ byte: UInt8) {
    let start = position
    switch byte {
    case _ where isNameStart(byte): readName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readInteger()
    case UInt8(ascii: "-") where isDigit(at: position + 1): readInteger()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readText(quote: byte)
    default: readSymbol()
    }
    if tokens.count > Self.longestTag {
      tokens.removeLast()
      if faults.last?.identifier != "template-too-deep" {
        faults.append(
          Fault(
            "template-too-deep",
            "a tag has at most \(Self.longestTag) words and signs",
            at: start
          )
        )
      }
    }
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
      || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
  }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index]
  }

  private mutating func readName() {
    let start = position
    while position < bytes.count, isNameStart(bytes[position]) || isDigit(at: position) {
      position += 1
    }
    add(.name(String(decoding: bytes[start..<position], as: UTF8.self)), at: start)
  }

  private mutating func readInteger() {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    while isDigit(at: position) { position += 1 }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    if let number = Int(digits) {
      add(.integer(number), at: start)
    } else {
      faults.append(Fault("'\(digits)' is too large for an integer", at: start))
    }
  }

  private mutating func readText(quote: UInt8) {
    let start = position
    var content: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != quote, bytes[position] != 0x0A {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
        position += 1
        if let escaped = escapedByte(bytes[position]) {
          content.append(escaped)
        } else {
          faults.append(
            Fault(
              "a backslash stands only before a quote, a backslash, n or t",
              at: position - 1
            )
          )
        }
      } else {
        content.append(bytes[position])
      }
      position += 1
    }
    guard position < bytes.count, bytes[position] == quote else {
      faults.append(Fault("a text in quotes is not closed on its line", at: start))
      hasOpenText = true
      let lineEnd = position
      position = (start..<lineEnd).first { isClosing(at: $0) } ?? lineEnd
      return
    }
    position += 1
    add(.text(String(decoding: content, as: UTF8.self)), at: start)
  }

  private func escapedByte(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): byte
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private mutating func readSymbol() {
    let start = position
    for length in [2, 1] where start + length <= bytes.count {
      let written = String(decoding: bytes[start..<start + length], as: UTF8.self)
      if let symbol = Token.Symbol(rawValue: written) {
        position += length
        add(.symbol(symbol), at: start)
        return
      }
    }
    position += 1
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    let written = String(decoding: bytes[start..<position], as: UTF8.self)
    let isArithmetic = ["+", "-", "*", "/", "%", "~"].contains(written)
    faults.append(
      Fault(
        isArithmetic
          ? "'\(written)' is not part of the language: templates do not calculate"
          : "'\(written)' is not part of the language",
        at: start
      )
    )
  }

  private mutating func add(_ kind: Token.Kind, at offset: Int) {
    tokens.append(Token(kind: kind, offset: offset))
  }
}
