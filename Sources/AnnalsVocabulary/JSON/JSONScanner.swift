/// Reads JSON as a stream of values, strictly by RFC 8259 and without recursion: whoever reads decides
/// how deep it goes, and `skipValue` goes no deeper than a limit.
///
/// Every operation throws the first thing that is wrong, with the byte it stands at.
public struct JSONScanner: Sendable {
  /// What is wrong, and where.
  public struct Failure: Error {
    public let offset: Int
    /// One sentence without a full stop.
    public let message: String
  }

  /// How many arrays and objects may lie in one another.
  public static let depthLimit = 32

  private let bytes: [UInt8]
  public private(set) var offset: Int

  private init(_ bytes: [UInt8], from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Fails where the bytes are not UTF-8.
  public init(text bytes: [UInt8], from offset: Int = 0) throws(Failure) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw Failure(
        offset: error.byteOffsets.lowerBound,
        message: "a byte that is not UTF-8 stands here; save the file as UTF-8"
      )
    }
    self.init(bytes, from: offset)
  }

  /// The byte the next value begins with; nil at the end.
  public mutating func peek() -> UInt8? {
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return byte }
      offset += 1
    }
    return nil
  }

  public func failure(_ message: String, at place: Int? = nil) -> Failure {
    Failure(offset: place ?? offset, message: message)
  }

  public mutating func expect(_ byte: UInt8, _ message: String) throws(Failure) {
    guard peek() == byte else { throw failure(message) }
    offset += 1
  }

  /// Takes a comma and says true, or the closing byte and says false.
  public mutating func hasNext(before end: UInt8) throws(Failure) -> Bool {
    switch peek() {
    case end:
      offset += 1
      return false
    case UInt8(ascii: ","):
      offset += 1
      return true
    default:
      throw failure("a comma or '\(Character(Unicode.Scalar(end)))' must stand here")
    }
  }

  /// Opens an array or object; false when it is empty, which closes it.
  public mutating func open(_ start: UInt8, _ end: UInt8, _ message: String) throws(Failure) -> Bool
  {
    try expect(start, message)
    guard peek() == end else { return true }
    offset += 1
    return false
  }

  /// A member's name as UTF-8, and the colon after it.
  mutating func key() throws(Failure) -> [UInt8] {
    let key = try text("a name in quotes must stand here")
    try expect(UInt8(ascii: ":"), "a colon must follow a name")
    return key
  }

  /// A member's name and the colon after it.
  public mutating func name() throws(Failure) -> String {
    let name = try string("a name in quotes must stand here")
    guard peek() == UInt8(ascii: ":") else {
      throw failure("a colon must follow the name '\(name)'")
    }
    offset += 1
    return name
  }

  public mutating func string(_ message: String) throws(Failure) -> String {
    String(decoding: try text(message), as: UTF8.self)
  }

  /// A text as UTF-8.
  public mutating func text(_ message: String) throws(Failure) -> [UInt8] {
    try expect(UInt8(ascii: "\""), message)
    var text: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw failure("a control character must be escaped", at: offset - 1)
      default: text.append(byte)
      }
    }
    throw failure("a text is not closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard offset < bytes.count else { throw failure("a text is not closed") }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let start = offset - 2
      var value = try unit()
      if 0xD800..<0xDC00 ~= value {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
          bytes[offset + 1] == UInt8(ascii: "u")
        else { throw failure("half of a surrogate pair stands here", at: start) }
        offset += 2
        let low = try unit()
        guard 0xDC00..<0xE000 ~= low else {
          throw failure("half of a surrogate pair stands here", at: start)
        }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw failure("half of a surrogate pair stands here", at: start)
      }
      text += Array(String(scalar).utf8)
    default: throw failure("this is no escape of JSON", at: offset - 2)
    }
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < bytes.count, let digit = Self.digit(bytes[offset])
      else { throw failure("four hexadecimal digits must stand here") }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  public mutating func number() throws(Failure) -> Double {
    let numeral = try self.numeral()
    guard numeral.count <= 64, let value = Double(String(decoding: numeral, as: UTF8.self)),
      value.isFinite
    else { throw failure("this number is too large or too long", at: numeral.startIndex) }
    return value
  }

  /// A number as it is written, of any length.
  public mutating func numeral() throws(Failure) -> ArraySlice<UInt8> {
    _ = peek()
    let start = offset
    func isDigit(_ index: Int) -> Bool {
      index < bytes.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index]
    }
    func at(_ index: Int, _ characters: String) -> Bool {
      index < bytes.count && characters.utf8.contains(bytes[index])
    }
    var end = offset
    if at(end, "-") { end += 1 }
    guard isDigit(end) else { throw failure("a number must stand here", at: start) }
    if at(end, "0"), isDigit(end + 1) { throw failure("a number has no zero in front", at: start) }
    while isDigit(end) { end += 1 }
    if at(end, ".") {
      guard isDigit(end + 1) else { throw failure("a digit must follow the point", at: start) }
      end += 1
      while isDigit(end) { end += 1 }
    }
    if at(end, "eE") {
      end += 1
      if at(end, "+-") { end += 1 }
      guard isDigit(end) else { throw failure("an exponent has digits", at: start) }
      while isDigit(end) { end += 1 }
    }
    offset = end
    return bytes[start..<end]
  }

  /// Passes over one value of any kind.
  public mutating func skipValue() throws(Failure) {
    var closers: [UInt8] = []
    repeat {
      // A value stands here.
      var isOpened = false
      switch peek() {
      case UInt8(ascii: "{"):
        if try open(UInt8(ascii: "{"), UInt8(ascii: "}"), "") {
          _ = try name()
          closers.append(UInt8(ascii: "}"))
          isOpened = true
        }
      case UInt8(ascii: "["):
        if try open(UInt8(ascii: "["), UInt8(ascii: "]"), "") {
          closers.append(UInt8(ascii: "]"))
          isOpened = true
        }
      case UInt8(ascii: "\""): _ = try string("")
      case UInt8(ascii: "t"): try word("true")
      case UInt8(ascii: "f"): try word("false")
      case UInt8(ascii: "n"): try word("null")
      case nil: throw failure("the file ends where a value must stand")
      default: _ = try number()
      }
      guard closers.count <= Self.depthLimit else {
        throw failure("arrays and objects lie more than \(Self.depthLimit) deep in one another")
      }
      if isOpened { continue }
      while let end = closers.last {
        if try hasNext(before: end) {
          if end == UInt8(ascii: "}") { _ = try name() }
          break
        }
        closers.removeLast()
      }
    } while !closers.isEmpty
  }

  /// `true`, `false` or `null`.
  public mutating func word(_ text: String) throws(Failure) {
    guard bytes[offset...].starts(with: text.utf8) else {
      throw failure("a value must stand here")
    }
    offset += text.utf8.count
  }
}
