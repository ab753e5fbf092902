/// Gives each distinct word a number, in the order of first sight.
///
/// Words lie in one run of bytes and are found by open addressing: a build meets tens of millions of
/// words and a few hundred thousand distinct ones.
struct WordTable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// As many as a power of two says.
  private var places: [Place] = []

  private struct Place {
    let key: WordKey
    /// Of the word, plus one; 0 where there is none.
    let number: UInt32

    static let free = Place(key: .empty, number: 0)
  }

  var count: Int { starts.count - 1 }

  /// The number of a word, new or not.
  mutating func number(of word: ArraySlice<UInt8>) -> Int {
    number(of: word.span)
  }

  /// The number of a word, new or not.
  mutating func number(of word: Span<UInt8>) -> Int {
    number(of: WordKey(word), spelled: word)
  }

  /// The number of a word, new or not, whose key is `key`.
  mutating func number(of key: WordKey, spelled word: Span<UInt8>) -> Int {
    if count * 4 >= places.count * 3 { grow() }
    let mask = places.count - 1
    var index = key.hash & mask
    while true {
      let place = places[index]
      if place.number == 0 { break }
      if place.key == key {
        let number = Int(place.number) - 1
        if key.isWhole || isEqual(number, word) { return number }
      }
      index = (index + 1) & mask
    }
    places[index] = Place(key: key, number: UInt32(count + 1))
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
    return bytes.span.extracting(start..<start + word.count).isEqual(toLong: word)
  }

  private mutating func grow() {
    var larger = [Place](repeating: .free, count: max(1 << 12, places.count * 2))
    let mask = larger.count - 1
    for place in places where place.number != 0 {
      var index = place.key.hash & mask
      while larger[index].number != 0 { index = (index + 1) & mask }
      larger[index] = place
    }
    places = larger
  }
}

extension [UInt8] {
  fileprivate mutating func append(copying span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
