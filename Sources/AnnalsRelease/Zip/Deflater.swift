internal import CDeflate

/// Raw deflate (RFC 1951) of bytes that come piece by piece; zlib does the work.
///
/// A class, since zlib keeps the address of its state and refuses one that was moved.
@safe final class Deflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var room = [UInt8](repeating: 0, count: 64 << 10)

  /// The level is zlib's own default: level 9 takes three times as long for 1 % less.
  private static let level: Int32 = 6

  init() {
    unsafe stream.initialize(to: z_stream())
    // It fails for want of memory only, or where the library is not the one that was compiled against.
    let status = unsafe annals_deflate_init(stream, Self.level)
    precondition(status == Z_OK, "zlib cannot start")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Begins anew for another run of bytes.
  func reset() {
    unsafe deflateReset(stream)
  }

  /// Compresses the next bytes, and hands over what has come of it.
  func deflate<Failure: Error>(
    _ bytes: [UInt8],
    isLast: Bool,
    _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var input = bytes
    let outputs = run(&input, isLast ? Z_FINISH : Z_NO_FLUSH)
    for output in outputs { try take(output) }
  }

  private func run(_ input: inout [UInt8], _ flush: Int32) -> [[UInt8]] {
    var outputs: [[UInt8]] = []
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.pointee.next_in = input.baseAddress
      unsafe stream.pointee.avail_in = UInt32(input.count)
      var isDone = false
      while !isDone {
        let count = unsafe room.withUnsafeMutableBufferPointer { room in
          unsafe stream.pointee.next_out = room.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room.count)
          _ = unsafe CDeflate.deflate(stream, flush)
          return unsafe room.count - Int(stream.pointee.avail_out)
        }
        // Room that is left shows that there is nothing more to come.
        isDone = count < room.count
        if count > 0 { outputs.append(Array(room[..<count])) }
      }
    }
    return outputs
  }
}
