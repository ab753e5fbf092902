/// Gives each distinct word a number, in the order of first sight.
///
/// Words lie in one run of bytes and are found by open addressing: a build meets tens of millions of
/// words and a few hundred thousand distinct ones.
struct WordTable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// Number of a word plus one at its place; 0 where there is none.
  private var places: [UInt32] = Array(repeating: 0, count: 1 << 12)

  var count: Int { starts.count - 1 }

  /// The number of a word, new or not.
  mutating func number(of word: ArraySlice<UInt8>) -> Int {
    if count * 2 >= places.count { grow() }
    let mask = places.count - 1
    var place = Self.hash(word) & mask
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if self[number] == word { return number }
      place = (place + 1) & mask
    }
    let number = count
    places[place] = UInt32(number + 1)
    bytes.append(contentsOf: word)
    starts.append(UInt32(bytes.count))
    return number
  }

  subscript(number: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[number])..<Int(starts[number + 1])]
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    let mask = places.count - 1
    for number in 0..<count {
      var place = Self.hash(self[number]) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = UInt32(number + 1)
    }
  }

  /// FNV-1a, its halves folded together.
  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
