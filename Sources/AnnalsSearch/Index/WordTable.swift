/// Gives each distinct word a number, in the order of first sight.
///
/// Words lie in one run of bytes and are found by open addressing: a build meets tens of millions of
/// words and a few hundred thousand distinct ones.
struct WordTable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// As many as a power of two says.
  private var places: [Place] = []

  /// What the table knows of a word without reading it.
  private struct Place {
    /// The word itself when it has up to eight bytes, or else its hash.
    let key: UInt64
    let length: UInt32
    /// Of the word, plus one; 0 where there is none.
    let number: UInt32

    static let free = Place(key: 0, length: 0, number: 0)

    /// Where to look for it first; the lower bits count.
    var hash: Int {
      var hash = (key ^ UInt64(length) << 57) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: hash >> 32)
    }
  }

  var count: Int { starts.count - 1 }

  /// The number of a word, new or not.
  mutating func number(of word: ArraySlice<UInt8>) -> Int {
    number(of: word.span)
  }

  /// The number of a word, new or not.
  mutating func number(of word: Span<UInt8>) -> Int {
    if count * 4 >= places.count * 3 { grow() }
    let new = Place(
      key: Self.key(of: word),
      length: UInt32(word.count),
      number: UInt32(count + 1)
    )
    let mask = places.count - 1
    var index = new.hash & mask
    while true {
      let place = places[index]
      if place.number == 0 { break }
      if place.key == new.key, place.length == new.length {
        let number = Int(place.number) - 1
        if word.count <= 8 || isEqual(number, word) { return number }
      }
      index = (index + 1) & mask
    }
    places[index] = new
    bytes.append(copying: word)
    starts.append(UInt32(bytes.count))
    return count - 1
  }

  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[number])..<Int(starts[number + 1])]
  }

  /// Whether a word as long as `word` is that word.
  private func isEqual(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let start = Int(starts[number])
    let bytes = bytes.span
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    var larger = [Place](repeating: .free, count: max(1 << 12, places.count * 2))
    let mask = larger.count - 1
    for place in places where place.number != 0 {
      var index = place.hash & mask
      while larger[index].number != 0 { index = (index + 1) & mask }
      larger[index] = place
    }
    places = larger
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

extension [UInt8] {
  fileprivate mutating func append(copying span: Span<UInt8>) {
    for index in span.indices { append(span[index]) }
  }
}
