/// Reads JSON as a stream of values, strictly by RFC 8259 and without recursion: whoever reads decides
/// how deep it goes, and `skipValue` goes no deeper than a limit.
///
/// Every operation throws the first thing that is wrong, with the byte it stands at.
struct JSONScanner {
  /// What is wrong, and where.
  struct Failure: Error {
    let offset: Int
    /// One sentence without a full stop.
    let message: String
  }

  /// How many arrays and objects may lie in one another.
  static let depthLimit = 32

  private let bytes: [UInt8]
  private(set) var offset: Int

  init(_ bytes: [UInt8], from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Fails where the bytes are not UTF-8.
  init(text bytes: [UInt8], from offset: Int) throws(Failure) {
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
  mutating func peek() -> UInt8? {
    while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    return offset < bytes.count ? bytes[offset] : nil
  }

  func failure(_ message: String, at place: Int? = nil) -> Failure {
    Failure(offset: place ?? offset, message: message)
  }

  mutating func expect(_ byte: UInt8, _ message: String) throws(Failure) {
    guard peek() == byte else { throw failure(message) }
    offset += 1
  }

  /// Takes a comma and says true, or the closing byte and says false.
  mutating func hasNext(before end: UInt8) throws(Failure) -> Bool {
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
  mutating func open(_ start: UInt8, _ end: UInt8, _ message: String) throws(Failure) -> Bool {
    try expect(start, message)
    guard peek() == end else { return true }
    offset += 1
    return false
  }

  /// A member's name and the colon after it.
  mutating func name() throws(Failure) -> String {
    let name = try string("a name in quotes must stand here")
    try expect(UInt8(ascii: ":"), "a colon must follow the name '\(name)'")
    return name
  }

  mutating func string(_ message: String) throws(Failure) -> String {
    try expect(UInt8(ascii: "\""), message)
    var text: [UInt8] = []
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
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
      guard offset < bytes.count, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue
      else { throw failure("four hexadecimal digits must stand here") }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  mutating func number() throws(Failure) -> Double {
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
    guard end - start <= 64,
      let value = Double(String(decoding: bytes[start..<end], as: UTF8.self)),
      value.isFinite
    else { throw failure("this number is too large or too long", at: start) }
    return value
  }

  /// Passes over one value of any kind.
  mutating func skipValue() throws(Failure) {
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

  private mutating func word(_ text: String) throws(Failure) {
    guard bytes[offset...].starts(with: text.utf8) else {
      throw failure("a value must stand here")
    }
    offset += text.utf8.count
  }
}
