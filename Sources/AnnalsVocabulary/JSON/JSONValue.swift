/// A value of a JSON text (RFC 8259) that anybody may have written: read strictly, in UTF-8, without
/// recursion, and no deeper than anything Annals writes.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// A whole number in its only spelling.
  case number(Int)
  /// Any other number, as written.
  case numeral([UInt8])
  /// In UTF-8, compared by bytes.
  case string([UInt8])
  case array([JSONValue])
  /// In the order written.
  case object([Member])

  public struct Member: Hashable, Sendable {
    let key: [UInt8]
    public let value: JSONValue

    public var name: String { String(decoding: key, as: UTF8.self) }
  }

  /// How many arrays and objects may lie in one another.
  public static let depthLimit = 8

  /// Reads a whole text; nil when it is not one value of JSON and nothing else, or too deep.
  public init?(_ bytes: [UInt8]) {
    do throws(JSONScanner.Failure) {
      var scanner = try JSONScanner(text: bytes)
      self = try Self.value(&scanner)
      guard scanner.peek() == nil else { return nil }
    } catch {
      return nil
    }
  }

  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.elementsEqual(name.utf8) }?.value
  }

  public subscript(position: Int) -> JSONValue? {
    guard case .array(let values) = self, values.indices.contains(position) else { return nil }
    return values[position]
  }

  public var number: Int? { if case .number(let number) = self { number } else { nil } }
  public var utf8: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  public var string: String? { utf8.map { String(decoding: $0, as: UTF8.self) } }
  public var array: [JSONValue] { if case .array(let array) = self { array } else { [] } }
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }
  public var numbers: [Int] { array.compactMap(\.number) }
}

extension JSONValue {
  /// An array or object that is not closed yet.
  private struct Open {
    let isObject: Bool
    var values: [JSONValue] = []
    var members: [Member] = []
    /// Of the member whose value is read now.
    var key: [UInt8] = []

    var closer: UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }

    mutating func add(_ value: JSONValue) {
      if isObject { members.append(Member(key: key, value: value)) } else { values.append(value) }
    }

    mutating func readKey(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) {
      if isObject { key = try scanner.key() }
    }
  }

  private static func value(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> JSONValue {
    var open: [Open] = []
    while true {
      var value: JSONValue
      let first = scanner.peek()
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
        var next = Open(isObject: first == UInt8(ascii: "{"))
        guard open.count < depthLimit else {
          throw scanner.failure("arrays and objects lie too deep in one another")
        }
        if try scanner.open(first ?? 0, next.closer, "") {
          try next.readKey(&scanner)
          open.append(next)
          continue
        }
        value = next.isObject ? .object([]) : .array([])
      } else {
        value = try single(&scanner)
      }
      // What is whole now may close what it lies in.
      while true {
        guard var last = open.popLast() else { return value }
        last.add(value)
        if try scanner.hasNext(before: last.closer) {
          try last.readKey(&scanner)
          open.append(last)
          break
        }
        value = last.isObject ? .object(last.members) : .array(last.values)
      }
    }
  }

  /// A value that holds no other.
  private static func single(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> JSONValue
  {
    switch scanner.peek() {
    case UInt8(ascii: "\""): return .string(try scanner.text(""))
    case UInt8(ascii: "t"):
      try scanner.word("true")
      return .boolean(true)
    case UInt8(ascii: "f"):
      try scanner.word("false")
      return .boolean(false)
    case UInt8(ascii: "n"):
      try scanner.word("null")
      return .null
    default:
      let numeral = try scanner.numeral()
      if numeral.count <= 20, let number = Int(String(decoding: numeral, as: UTF8.self)),
        number != 0 || numeral.count == 1
      {
        return .number(number)
      }
      return .numeral(Array(numeral))
    }
  }
}
