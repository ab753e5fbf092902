internal import CDeflate

/// CRC-32 as zip files have it; libdeflate does the work.
struct CRC32: Hashable, Sendable {
  private(set) var value: UInt32 = 0

  mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      value = unsafe libdeflate_crc32(value, start, buffer.count)
    }
  }
}
