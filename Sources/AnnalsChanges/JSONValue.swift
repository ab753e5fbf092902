/// A value of a JSON text, as far as comparing needs it.
enum JSONValue: Hashable, Sendable {
  /// `null`, `true`, `false` or a number, as written.
  case word([UInt8])
  case string([UInt8])
  case list([JSONValue])
  /// In the order written.
  case object([Member])

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  /// Reads a whole text; nil when it is not JSON, or deeper than anything Annals writes.
  init?(_ bytes: some Sequence<UInt8>) {
    var reader = JSONReader(Array(bytes))
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  var text: String? {
    guard case .string(let bytes) = self else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  var number: Int? {
    guard case .word(let bytes) = self else { return nil }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  var elements: [JSONValue] {
    guard case .list(let elements) = self else { return [] }
    return elements
  }

  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }
}

/// Reads JSON (RFC 8259); its depth is limited, since it may come from anybody.
private struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private static let depthLimit = 16

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool {
    mutating get {
      skipSpaces()
      return place == bytes.count
    }
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth < Self.depthLimit else { return nil }
    skipSpaces()
    guard place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "["): return list(depth)
    case UInt8(ascii: "{"): return object(depth)
    default: return word()
    }
  }

  private mutating func list(_ depth: Int) -> JSONValue? {
    place += 1
    var elements: [JSONValue] = []
    if takes("]") { return .list([]) }
    repeat {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
    } while takes(",")
    return takes("]") ? .list(elements) : nil
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    place += 1
    var members: [JSONValue.Member] = []
    if takes("}") { return .object([]) }
    repeat {
      skipSpaces()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), let name = string(),
        let text = String(validating: name, as: UTF8.self), takes(":"),
        let value = value(depth: depth + 1)
      else { return nil }
      members.append(JSONValue.Member(name: text, value: value))
    } while takes(",")
    return takes("}") ? .object(members) : nil
  }

  private mutating func word() -> JSONValue? {
    let word = bytes[place...].prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E")].contains(
          byte
        )
    }
    guard !word.isEmpty else { return nil }
    place += word.count
    return .word(Array(word))
  }

  private mutating func string() -> [UInt8]? {
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "\\"):
        guard let escaped = escape() else { return nil }
        text += escaped
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  /// What follows a backslash.
  private mutating func escape() -> [UInt8]? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "u"):
      guard var value = unit() else { return nil }
      if 0xD800..<0xDC00 ~= value {
        guard takesNow("\\u"), let low = unit(), 0xDC00..<0xE000 ~= low else { return nil }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      return Unicode.Scalar(value).map { Array(String($0).utf8) }
    default: return nil
    }
  }

  private mutating func unit() -> UInt32? {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit })
    else { return nil }
    place += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func takesNow(_ text: StaticString) -> Bool {
    guard bytes[place...].starts(with: "\(text)".utf8) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  private mutating func takes(_ sign: StaticString) -> Bool {
    skipSpaces()
    return takesNow(sign)
  }

  private mutating func skipSpaces() {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
  }
}
