import AnnalsVocabulary

/// One key of the dictionary and its JSON, in the order a reader finds it.
struct DictionaryRow {
  let key: [UInt8]
  let json: [UInt8]

  /// Keys are ordered as JavaScript orders strings: by UTF-16 code unit. That differs from the order of
  /// UTF-8 bytes in one place only: scalars past U+FFFF come before U+E000 to U+FFFF.
  static func precedes(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    for (a, b) in zip(one, other) where a != b {
      let aIsHigh = a >= 0xF0
      let bIsHigh = b >= 0xF0
      if aIsHigh != bIsHigh, min(a, b) >= 0xEE { return aIsHigh }
      return a < b
    }
    return one.count < other.count
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
