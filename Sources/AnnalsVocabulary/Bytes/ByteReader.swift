/// Reads what a `ByteWriter` wrote; nil where the bytes end too early or mean nothing.
public struct ByteReader: Sendable {
  private let bytes: [UInt8]
  public private(set) var position: Int
  private let end: Int

  public init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  public var isAtEnd: Bool { position >= end }

  public mutating func byte() -> UInt8? {
    guard position < end else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  public mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let next = byte() else { return nil }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
    }
    return nil
  }

  /// A number of things of which each takes at least a byte, so that no count makes us reserve more
  /// memory than the file has.
  public mutating func count() -> Int? {
    guard let number = varint(), number <= UInt64(end - position) else { return nil }
    return Int(number)
  }

  public mutating func int() -> Int? { word().map { Int(Int64(bitPattern: $0)) } }

  public mutating func word() -> UInt64? {
    guard position + 8 <= end else { return nil }
    var value: UInt64 = 0
    for shift in 0..<8 { value |= UInt64(bytes[position + shift]) << UInt64(shift * 8) }
    position += 8
    return value
  }

  public mutating func run() -> ArraySlice<UInt8>? {
    guard let count = count() else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  public mutating func text() -> String? {
    run().map { String(decoding: $0, as: UTF8.self) }
  }
}
