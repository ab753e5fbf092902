import AnnalsVocabulary

/// One key of the dictionary and its JSON, in the order a reader finds it.
struct DictionaryRow {
  let key: [UInt8]
  let json: [UInt8]

  /// Keys are ordered as JavaScript orders strings: by UTF-16 code unit.
  ///
  /// That differs from the order of
  /// UTF-8 bytes in one place only: scalars past U+FFFF come before U+E000 to U+FFFF.
  static func precedes(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    precedes(one.span, other.span)
  }

  static func precedes(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
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

  /// Where a byte stands in the order: the first bytes of scalars past U+FFFF before U+E000's.
  private static func rank(of byte: UInt8) -> UInt8 {
    switch byte {
    case 0xEE, 0xEF: byte + 0x0A
    case 0xF0...0xF9: byte - 2
    default: byte
    }
  }
}

/// Cuts rows in order into shards, at places that depend on the keys and not on what lies before, so
/// that a new word does not move every later cut.
struct ShardCutter {
  private(set) var shards: [Range<Int>] = []
  private var start = 0
  private var size = 0

  mutating func add(_ row: DictionaryRow, at index: Int) {
    let length = row.json.count + 1
    let isFull = size + length > ShardText.limit - 64
    let isCut = size > ShardText.limit / 2 && Self.hash(row.key) & 31 == 0
    if index > start && (isFull || isCut) { cut(at: index) }
    size += length
  }

  mutating func cut(at end: Int) {
    guard end > start else { return }
    shards.append(start..<end)
    start = end
    size = 0
  }

  private static func hash(_ key: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
