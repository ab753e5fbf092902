/// A growing run of bytes that pages, shards and exports are written into.
///
/// One writer serves many pages: `removeAll()` keeps the memory. Nothing is escaped unless the name
/// of the operation says so.
///
/// The memory is the writer's own and not an array's: a page is made of hundreds of short texts, and
/// each `Array.append` of one takes 80 instructions before the first byte. Nothing that is counted is
/// let go of by writing (`releasenone`), so that callers need not hold what they lend.
@safe public struct ByteWriter: ~Copyable, Sendable {
  /// Of `capacity` bytes, the first `count` of them initialized.
  ///
  /// Unsafe to the compiler because it is a pointer; the writer owns the memory alone and cannot be copied,
  /// so that it can go from thread to thread.
  @usableFromInline
  nonisolated(unsafe) var start: UnsafeMutablePointer<UInt8>
  @usableFromInline
  var capacity: Int
  /// How many bytes have been written.
  @usableFromInline
  var written = 0

  public init(capacity: Int = 4096) {
    self.capacity = max(16, capacity)
    unsafe start = .allocate(capacity: self.capacity)
  }

  deinit {
    unsafe start.deallocate()
  }

  /// How many bytes have been written so far.
  @inlinable
  public var count: Int { written }

  /// A copy of what has been written so far.
  public var bytes: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: start, count: written))
  }

  /// A copy of what has been written from `first` on.
  public func bytes(from first: Int) -> [UInt8] {
    precondition(0...written ~= first)
    return unsafe Array(UnsafeBufferPointer(start: start + first, count: written - first))
  }

  /// The byte written last.
  public var last: UInt8? { written == 0 ? nil : unsafe start[written - 1] }

  /// Lends what has been written so far, without a copy.
  public borrowing func withSpan<Result: ~Copyable, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let buffer = unsafe UnsafeBufferPointer(start: start, count: written)
    return try body(unsafe buffer.span)
  }

  @inlinable
  @_effects(releasenone)
  public mutating func append(_ byte: UInt8) {
    if written == capacity { grow(by: 1) }
    unsafe start[written] = byte
    written &+= 1
  }

  // Not `utf8Span`: of a text of up to 15 bytes it points into the frame of the caller, which Swift 6.3
  // leaves before it calls `append` where that call comes last; growing then overwrote the text.
  // Nor `withUTF8`, which counts a reference, since it may change the text.
  @_effects(releasenone)
  public mutating func append(_ text: String) {
    let isWritten: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe append($0) }
    if isWritten == nil { for byte in text.utf8 { append(byte) } }
  }

  @_effects(releasenone)
  public mutating func append(_ text: Substring) {
    let isWritten: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe append($0) }
    if isWritten == nil { for byte in text.utf8 { append(byte) } }
  }

  @inlinable
  @_effects(releasenone)
  public mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { unsafe append($0) }
  }

  @_effects(releasenone)
  public mutating func append(_ other: [UInt8]) {
    append(other.span)
  }

  @_effects(releasenone)
  public mutating func append(_ other: ArraySlice<UInt8>) {
    append(other.span)
  }

  @inlinable
  @_effects(releasenone)
  public mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Lets `write` fill memory for up to `room` more bytes.
  public mutating func append(addingCapacity room: Int, _ write: (inout OutputSpan<UInt8>) -> Void)
  {
    if room > capacity - written { grow(by: room) }
    let rest = unsafe UnsafeMutableBufferPointer(start: start + written, count: capacity - written)
    var output = unsafe OutputSpan(buffer: rest, initializedCount: 0)
    write(&output)
    written += unsafe output.finalize(for: rest)
  }

  /// Writes a whole number in decimal digits, `-` before it when it is negative.
  @_effects(releasenone)
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(decimal: number.magnitude, width: 1)
  }

  /// Writes a whole number with zeros before it up to `width` digits: `7` in two is `07`.
  @_effects(releasenone)
  public mutating func append(decimal number: UInt, width: Int) {
    var length = 1
    var rest = number
    while rest >= 10 {
      rest /= 10
      length &+= 1
    }
    length = max(length, width)
    if length > capacity - written { grow(by: length) }
    rest = number
    for index in stride(from: written + length - 1, through: written, by: -1) {
      unsafe start[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    written &+= length
  }

  /// Seven bits a byte, lowest first; every byte but the last has its highest bit set.
  @_effects(releasenone)
  public mutating func append(varint number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Writes the eight bytes of a number, the lowest first.
  @_effects(releasenone)
  public mutating func append(littleEndian number: UInt64) {
    if capacity - written < 8 { grow(by: 8) }
    unsafe UnsafeMutableRawPointer(start + written)
      .storeBytes(of: number.littleEndian, as: UInt64.self)
    written &+= 8
  }

  /// Empties the writer and keeps its memory for the next page.
  public mutating func removeAll() {
    written = 0
  }

  /// Takes back everything written after the first `count` bytes, of which there must be so many.
  public mutating func truncate(to count: Int) {
    precondition(0...written ~= count)
    written = count
  }

  /// What has been written so far as text; ill-formed UTF-8 becomes U+FFFD.
  public var text: String {
    unsafe String(decoding: UnsafeBufferPointer(start: start, count: written), as: UTF8.self)
  }

  @inlinable
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let first = source.baseAddress else { return }
    if source.count > capacity - written { grow(by: source.count) }
    unsafe (start + written).update(from: first, count: source.count)
    written &+= source.count
  }

  /// Makes room for at least `room` more bytes.
  @usableFromInline
  @_effects(releasenone)
  mutating func grow(by room: Int) {
    let larger = max(capacity * 2, written + room)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe new.update(from: start, count: written)
    unsafe start.deallocate()
    unsafe start = new
    capacity = larger
  }
}
