extension ScalarFolds {
  /// A run of scalars that fold alike.
  struct Row {
    enum Operation {
      case nothing
      case itself
      case shift(Int)
      case lowestBit
      case text([UInt32])
    }

    let first: Int
    let count: Int
    let operation: Operation
  }

  /// Reads the rows of `FoldTable` one after another, as its comment describes them.
  struct RowReader {
    private let bytes: [UInt8]
    private var position = 0
    private var end = 0

    init(_ rows: StaticString) {
      bytes = Array(rows.description.utf8.filter { $0 > 0x20 })
    }

    mutating func next() -> Row? {
      guard position < bytes.count else { return nil }
      let first = end + number()
      let operation = operation()
      let count = number()
      position += 1
      end = first + count
      return Row(first: first, count: count, operation: operation)
    }

    private mutating func operation() -> Row.Operation {
      let sign = bytes[position]
      position += 1
      switch sign {
      case UInt8(ascii: "-"): return .nothing
      case UInt8(ascii: "|"): return .lowestBit
      case UInt8(ascii: "+"): return .shift(scalars()[0])
      case UInt8(ascii: "~"): return .shift(-scalars()[0])
      case UInt8(ascii: "="): return .text(scalars().map(UInt32.init))
      default: return .itself
      }
    }

    /// `627.644,`: hexadecimal numbers with dots between them, up to the comma.
    private mutating func scalars() -> [Int] {
      var result = [number()]
      while bytes[position] == UInt8(ascii: ".") {
        position += 1
        result.append(number())
      }
      position += 1
      return result
    }

    private mutating func number() -> Int {
      var value = 0
      while position < bytes.count {
        switch bytes[position] {
        case let digit where UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit:
          value = value * 16 + Int(digit - UInt8(ascii: "0"))
        case let digit where UInt8(ascii: "a")...UInt8(ascii: "f") ~= digit:
          value = value * 16 + Int(digit - UInt8(ascii: "a")) + 10
        default: return value
        }
        position += 1
      }
      return value
    }
  }
}
