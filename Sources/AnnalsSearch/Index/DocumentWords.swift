import AnnalsVocabulary

/// The distinct words of one document and how often each stands in its fields.
///
/// Each is then looked up once among the words of all documents: those of one document lie in the
/// processor's nearest cache, those of all do not.
struct DocumentWords: ~Copyable {
  struct Entry {
    let key: WordKey
    fileprivate let bytes: Range<Int>
    fileprivate(set) var inTitle = 0
    fileprivate(set) var inBody = 0
  }

  /// Longer runs are no words: addresses, encoded bytes.
  private static let longestWord = 64

  /// In order of first sight.
  private(set) var entries: [Entry] = []
  /// How many words the fields have, each time counted.
  private(set) var titleLength = 0
  private(set) var bodyLength = 0
  private var bytes = ByteWriter(capacity: 1 << 12)
  /// By hash: the number of the entry plus one, or 0; as many as a power of two says.
  private var places = Self.noPlaces

  private static let noPlaces = [UInt32](repeating: 0, count: 1 << 10)

  mutating func add(_ text: Span<UInt8>, isTitle: Bool, splitter: inout WordSplitter) {
    splitter.forEachWordSpan(in: text) { word in
      guard word.count <= Self.longestWord else { return }
      let entry = number(of: word)
      if isTitle {
        titleLength += 1
        entries[entry].inTitle += 1
      } else {
        bodyLength += 1
        entries[entry].inBody += 1
      }
    }
  }

  /// Lends a word of `entries`.
  func withWord<Result>(_ entry: Entry, _ body: (Span<UInt8>) -> Result) -> Result {
    bytes.withSpan { body($0.extracting(entry.bytes)) }
  }

  /// A copy of a word of `entries`.
  func word(_ entry: Entry) -> [UInt8] {
    withWord(entry) { word in word.indices.map { word[$0] } }
  }

  /// Makes ready for the next document.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll()
    places = Self.noPlaces
    titleLength = 0
    bodyLength = 0
  }

  private mutating func number(of word: Span<UInt8>) -> Int {
    let key = WordKey(word)
    let mask = places.count - 1
    var index = key.hash & mask
    while places[index] != 0 {
      let number = Int(places[index]) - 1
      if entries[number].key == key, key.isWhole || isEqual(number, word) { return number }
      index = (index + 1) & mask
    }
    let start = bytes.count
    bytes.append(word)
    entries.append(Entry(key: key, bytes: start..<bytes.count))
    places[index] = UInt32(entries.count)
    if entries.count * 2 > places.count { grow() }
    return entries.count - 1
  }

  /// Whether a word as long as `word` is that word.
  private func isEqual(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let range = entries[number].bytes
    return bytes.withSpan { $0.extracting(range).isEqual(toLong: word) }
  }

  private mutating func grow() {
    places = [UInt32](repeating: 0, count: places.count * 2)
    let mask = places.count - 1
    for (number, entry) in entries.enumerated() {
      var index = entry.key.hash & mask
      while places[index] != 0 { index = (index + 1) & mask }
      places[index] = UInt32(number + 1)
    }
  }
}
