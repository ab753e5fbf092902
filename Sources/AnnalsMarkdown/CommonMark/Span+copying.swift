extension Span<UInt8> {
  /// The bytes as text; ill-formed UTF-8 becomes U+FFFD.
  var text: String {
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

extension [UInt8] {
  mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension Span<UInt8> {
  /// The text with every line ending as `\n`.
  var withLineFeeds: [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(count)
    for index in indices {
      let byte = self[index]
      if byte == 0x0A && index > 0 && self[index - 1] == 0x0D { continue }
      lines.append(byte == 0x0D ? 0x0A : byte)
    }
    return lines
  }
}
