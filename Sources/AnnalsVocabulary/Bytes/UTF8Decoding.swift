extension Span<UInt8> {
  /// The scalar whose UTF-8 begins at `index` and its length in bytes; U+FFFD and one byte when what
  /// stands there is not well-formed.
  public func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(self[index])
    if lead < 0x80 { return (lead, 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard 0xC2...0xF4 ~= lead, index + length <= count else { return (0xFFFD, 1) }
    var value = lead & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(self[index + offset])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | byte & 0x3F
    }
    let isShortest = value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000)
    guard isShortest, value <= 0x10FFFF, !(0xD800..<0xE000 ~= value) else { return (0xFFFD, 1) }
    return (value, length)
  }
}

extension ByteWriter {
  /// Writes one Unicode scalar in UTF-8; U+FFFD for a number that is none.
  public mutating func append(scalar value: UInt32) {
    for byte in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    {
      append(byte)
    }
  }
}
