/// FNV-1a in 64 bits: the same for the same bytes in every version, on every machine.
///
/// It tells names apart in addresses. It is not made to withstand somebody who looks for collisions.
struct StableHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }

  /// The first `digits` hexadecimal digits of the value, at most 16.
  func hexadecimal(digits: Int) -> String {
    var writer = ByteWriter(capacity: 16)
    for shift in stride(from: 56, through: 0, by: -8) {
      writer.append(hexadecimal: UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
    writer.truncate(to: digits)
    return writer.text
  }
}
