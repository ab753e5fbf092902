/// What is known of a word without reading it: enough to tell most words apart.
struct WordKey: Equatable {
  /// The word itself when it has up to eight bytes, or else its hash.
  private let key: UInt64
  private let length: UInt32

  /// That of the word of no bytes.
  static let empty = WordKey(key: 0, length: 0)

  init(_ word: Span<UInt8>) {
    self.init(key: Self.key(of: word), length: UInt32(word.count))
  }

  private init(key: UInt64, length: UInt32) {
    self.key = key
    self.length = length
  }

  /// Whether words with this key are the same word.
  var isWhole: Bool { length <= 8 }

  /// Where to look for the word first; the lower bits count.
  var hash: Int {
    var hash = (key ^ UInt64(length) << 57) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: hash >> 32)
  }

  private static func key(of word: Span<UInt8>) -> UInt64 {
    let raw = unsafe word.bytes
    let count = word.count
    if count < 4 {
      return word.indices.reduce(0) { $0 | UInt64(word[$1]) << UInt64(8 * $1) }
    }
    if count <= 8 {
      // The halves overlap, and agree where they do.
      let low = unsafe raw.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = unsafe raw.unsafeLoadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(low) | UInt64(high) << UInt64(8 * (count - 4))
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = 0
    while offset < count {
      let place = min(offset, count - 8)
      let part = unsafe raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    return hash
  }
}

extension Span<UInt8> {
  /// Whether two words of the same length, of more than eight bytes, are the same.
  func isEqual(toLong other: Span<UInt8>) -> Bool {
    precondition(count == other.count && count >= 8)
    let (one, two) = unsafe (bytes, other.bytes)
    var offset = 0
    while offset < count {
      let place = Swift.min(offset, count - 8)
      let first = unsafe one.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      let second = unsafe two.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      if first != second { return false }
      offset += 8
    }
    return true
  }
}
