internal import CDeflate

/// Undoes raw deflate of bytes from anybody, piece by piece.
@safe final class Inflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var room = [UInt8](repeating: 0, count: 128 << 10)
  /// Whether the end that the bytes themselves mark has come.
  private(set) var isAtEnd = false

  init() {
    unsafe stream.initialize(to: z_stream())
    let status = unsafe annals_inflate_init(stream)
    precondition(status == Z_OK, "zlib cannot start")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Begins anew for another run of bytes.
  func reset() {
    unsafe inflateReset(stream)
    isAtEnd = false
  }

  /// Takes in the next bytes and hands over what they hold.
  ///
  /// - Parameters:
  ///   - bytes: The next of the compressed ones, and perhaps more.
  ///   - count: How many of them.
  ///   - take: Gets the next of the plain ones; false stops.
  /// - Returns: False when the bytes are not deflated, go on after their end, or `take` said to stop.
  func inflate(_ bytes: inout [UInt8], count: Int, _ take: (Span<UInt8>) -> Bool) -> Bool {
    guard count > 0 else { return true }
    guard !isAtEnd else { return false }
    return unsafe bytes.withUnsafeMutableBufferPointer { input in
      unsafe stream.pointee.next_in = input.baseAddress
      unsafe stream.pointee.avail_in = UInt32(min(count, input.count))
      while true {
        let (status, made) = unsafe room.withUnsafeMutableBufferPointer { room in
          unsafe stream.pointee.next_out = room.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room.count)
          let status = unsafe CDeflate.inflate(stream, Z_NO_FLUSH)
          return unsafe (status, room.count - Int(stream.pointee.avail_out))
        }
        if made > 0, !take(room.span.extracting(0..<made)) { return false }
        switch status {
        case Z_STREAM_END:
          isAtEnd = true
          return unsafe stream.pointee.avail_in == 0
        // No progress is possible: everything has been taken in.
        case Z_BUF_ERROR: return unsafe stream.pointee.avail_in == 0
        case Z_OK: if unsafe stream.pointee.avail_in == 0, made < room.count { return true }
        default: return false
        }
      }
    }
  }
}
