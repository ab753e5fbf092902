/// A growing run of bytes that pages, shards and exports are written into.
///
/// One writer serves many pages: `removeAll()` keeps the memory. Nothing is escaped unless the name
/// of the operation says so.
public struct ByteWriter: ~Copyable, Sendable {
  /// What has been written so far.
  public private(set) var bytes: [UInt8]

  public init(capacity: Int = 4096) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  public var count: Int { bytes.count }

  public mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func append(_ text: Substring) {
    bytes.append(contentsOf: text.utf8)
  }

  public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  public mutating func append(_ other: [UInt8]) {
    bytes.append(contentsOf: other)
  }

  public mutating func append(_ other: ArraySlice<UInt8>) {
    bytes.append(contentsOf: other)
  }

  public mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Lets `write` fill memory for up to `room` more bytes.
  public mutating func append(addingCapacity room: Int, _ write: (inout OutputSpan<UInt8>) -> Void)
  {
    bytes.append(addingCapacity: room, initializingWith: write)
  }

  /// Writes a whole number in decimal digits, `-` before it when it is negative.
  public mutating func append(decimal number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest != 0
    bytes[start...].reverse()
  }

  /// Writes a whole number with zeros before it up to `width` digits: `7` in two is `07`.
  public mutating func append(decimal number: UInt, width: Int) {
    var digits = 1
    var bound: UInt = 10
    while number >= bound && digits < 20 {
      digits += 1
      bound = bound.multipliedReportingOverflow(by: 10).partialValue
    }
    for _ in 0..<max(0, width - digits) { bytes.append(UInt8(ascii: "0")) }
    append(decimal: Int(number))
  }

  /// Empties the writer and keeps its memory for the next page.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Takes back everything written after the first `count` bytes.
  public mutating func truncate(to count: Int) {
    bytes.removeSubrange(count...)
  }

  /// What has been written so far as text; ill-formed UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
