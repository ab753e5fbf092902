/// The order of the dictionary's keys, and where it is cut.
///
/// Keys are ordered as JavaScript orders strings: by UTF-16 code unit. That differs from the order of
/// UTF-8 bytes in one place only: scalars past U+FFFF come before U+E000 to U+FFFF.
enum DictionaryRow {
  static func precedes(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let one = one.span
    let other = other.span
    for index in 0..<min(one.count, other.count) where one[index] != other[index] {
      return rank(of: one[index]) < rank(of: other[index])
    }
    return one.count < other.count
  }

  /// A number that orders keys as far as their first eight bytes do: of two keys with different ones,
  /// the lesser precedes.
  static func prefix(of key: ArraySlice<UInt8>) -> UInt64 {
    let key = key.span
    var prefix: UInt64 = 0
    for index in 0..<min(8, key.count) {
      prefix |= UInt64(rank(of: key[index])) << UInt64(56 - 8 * index)
    }
    return prefix
  }

  /// The shortest beginning of `key` that does not precede it and comes after `previous`, which does
  /// precede it; whole scalars.
  static func separator(
    of key: ArraySlice<UInt8>,
    from previous: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8> {
    var length = zip(key, previous).prefix { $0 == $1 }.count + 1
    while length < key.count, key[key.startIndex + length] & 0xC0 == 0x80 { length += 1 }
    return key.prefix(length)
  }

  static func hash(_ key: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }

  /// Where a byte stands in the order: the first bytes of scalars past U+FFFF before U+E000's.
  private static func rank(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0xEE, 0xEF: byte + 0x0A
    case 0xF0...0xF9: byte - 2
    default: byte
    }
  }
}
