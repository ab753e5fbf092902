internal import CDeflate

/// Raw deflate (RFC 1951) of files that are in memory whole, which libdeflate does in half the time
/// that zlib takes.
enum WholeDeflate {
  /// The largest file that is held in memory, in bytes, plain or deflated.
  static let limit = 4 << 20
}

/// Deflates a file at a time.
///
/// A class, since its state is one of C.
@safe final class WholeDeflater {
  /// As small as zlib's level 6 makes it, in half the time.
  private static let level: Int32 = 6

  private let state: OpaquePointer?

  init() {
    unsafe state = libdeflate_alloc_compressor(Self.level)
  }

  deinit {
    unsafe libdeflate_free_compressor(state)
  }

  func deflate(_ bytes: Span<UInt8>) -> [UInt8] {
    let bound = unsafe libdeflate_deflate_compress_bound(state, bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        count = unsafe libdeflate_deflate_compress(
          state,
          input.baseAddress,
          input.count,
          output.baseAddress,
          bound
        )
      }
    }
  }
}

/// Undoes the deflate of bytes from anybody, a file at a time.
@safe final class WholeInflater {
  private let state: OpaquePointer?
  private var room: [UInt8] = []

  init() {
    unsafe state = libdeflate_alloc_decompressor()
  }

  deinit {
    unsafe libdeflate_free_decompressor(state)
  }

  /// Hands over what `bytes` hold.
  ///
  /// - Parameters:
  ///   - bytes: All of them.
  ///   - size: What they are said to hold, at most `WholeDeflate.limit`; no more memory is taken,
  ///     whatever they hold.
  ///   - take: Gets it in one piece, if it is right.
  /// - Returns: Whether all of them are the deflate of so many bytes; otherwise `take` gets none.
  func inflate(_ bytes: Span<UInt8>, size: Int, _ take: (Span<UInt8>) -> Void) -> Bool {
    if room.count < size { room = [UInt8](repeating: 0, count: max(size, 1 << 16)) }
    let isRight = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe room.withUnsafeMutableBufferPointer { room in
        var (read, made) = (0, 0)
        let result = unsafe libdeflate_deflate_decompress_ex(
          state,
          input.baseAddress,
          input.count,
          room.baseAddress,
          size,
          &read,
          &made
        )
        return result == LIBDEFLATE_SUCCESS && read == input.count && made == size
      }
    }
    guard isRight else { return false }
    // The span of a local, since `take` may run for long.
    let plain = room
    take(plain.span.extracting(0..<size))
    return true
  }
}
