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
    append(text.utf8Span.span)
  }

  public mutating func append(_ text: Substring) {
    append(text.utf8Span.span)
  }

  @inline(__always)
  public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { unsafe append($0) }
  }

  public mutating func append(_ other: [UInt8]) {
    append(other.span)
  }

  public mutating func append(_ other: ArraySlice<UInt8>) {
    append(other.span)
  }

  public mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Lets `write` fill memory for up to `room` more bytes.
  public mutating func append(addingCapacity room: Int, _ write: (inout OutputSpan<UInt8>) -> Void)
  {
    bytes.append(addingCapacity: room, initializingWith: write)
  }

  /// Writes a whole number in decimal digits, `-` before it when it is negative.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(decimal: number.magnitude, width: 1)
  }

  /// Writes a whole number with zeros before it up to `width` digits: `7` in two is `07`.
  public mutating func append(decimal number: UInt, width: Int) {
    // No number of 64 bits has more than 20 digits.
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var rest = number
    var first = digits.count
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest != 0
    for _ in 0..<max(0, width - (digits.count - first)) { append(UInt8(ascii: "0")) }
    append(digits.span.extracting(first...))
  }

  /// Empties the writer and keeps its memory for the next page.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Takes back everything written after the first `count` bytes, of which there must be so many.
  public mutating func truncate(to count: Int) {
    bytes.removeLast(bytes.count - count)
  }

  /// What has been written so far as text; ill-formed UTF-8 becomes U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Copies memory as one block: `Array.append(contentsOf:)` takes five times as long for the short
  /// texts that a page is made of.
  @inline(__always)
  private mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let start = source.baseAddress else { return }
    bytes.append(addingCapacity: source.count) { output in
      unsafe output.withUnsafeMutableBufferPointer { room, count in
        guard let end = room.baseAddress else { return }
        unsafe (end + count).update(from: start, count: source.count)
        count += source.count
      }
    }
  }
}
