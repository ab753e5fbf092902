/// Gives each distinct word a number, in the order of first sight.
///
/// Words lie in one run of bytes and are found by open addressing: a build meets tens of millions of
/// words and a few hundred thousand distinct ones.
struct WordTable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// Of each word, so that few words are compared and none is hashed twice.
  private var hashes: [UInt32] = []
  /// Number of a word plus one at its place; 0 where there is none.
  private var places: [UInt32] = []

  var count: Int { starts.count - 1 }

  /// The number of a word, new or not.
  mutating func number(of word: ArraySlice<UInt8>) -> Int {
    number(of: word.span)
  }

  /// The number of a word, new or not.
  mutating func number(of word: Span<UInt8>) -> Int {
    if count * 2 >= places.count { grow() }
    let mask = places.count - 1
    let hash = Self.hash(word)
    var place = Int(hash) & mask
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if hashes[number] == hash && isEqual(number, word) { return number }
      place = (place + 1) & mask
    }
    let number = count
    places[place] = UInt32(number + 1)
    hashes.append(hash)
    bytes.append(copying: word)
    starts.append(UInt32(bytes.count))
    return number
  }

  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[number])..<Int(starts[number + 1])]
  }

  private func isEqual(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == word.count else { return false }
    let bytes = bytes.span
    for index in word.indices where bytes[start + index] != word[index] { return false }
    return true
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: max(1 << 12, places.count * 2))
    let mask = places.count - 1
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = UInt32(number + 1)
    }
  }

  /// FNV-1a, its halves folded together.
  private static func hash(_ word: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}

extension [UInt8] {
  fileprivate mutating func append(copying span: Span<UInt8>) {
    for index in span.indices { append(span[index]) }
  }
}
