import AnnalsVocabulary

/// The words of documents as an earlier build found them, so that a text that is the same is neither
/// read nor split nor stemmed again.
///
/// A document is known by a digest of everything its words are made from. What each worker found is a run
/// of bytes: of each document its digest, then, in numbers of seven bits a byte, the length of its
/// entries and the entries, which are numbers of pairs, times 16, plus what the stem weighs in the document
/// at the first pair that has it and 0 at the others; then every word once; the pairs of a form and its
/// stem, by the numbers of the words; and in eight bytes how long the part of the documents is.
public struct KnownWords: Sendable {
  private var runs: [Run] = []
  /// Where the entries of a document lie.
  private var places: [Digest: Place] = [:]

  private struct Place {
    let run: Int
    let entries: Range<Int>
  }

  /// Nil when the bytes mean nothing.
  public init?(_ runs: [[UInt8]]) {
    var firstPair = 0
    for bytes in runs {
      guard bytes.count < Int(UInt32.max), let run = Run(bytes, firstPair: firstPair),
        addDocuments(of: run)
      else { return nil }
      firstPair += run.pairs.count
      self.runs.append(run)
    }
  }

  private mutating func addDocuments(of run: Run) -> Bool {
    let bytes = run.bytes.span
    var reader = NumberReader(position: 0, end: run.documentsLength)
    while reader.position < reader.end {
      guard let first = reader.word(in: bytes), let second = reader.word(in: bytes),
        let length = reader.count(in: bytes)
      else { return false }
      let entries = reader.position..<reader.position + length
      places[Digest(first: first, second: second)] = Place(run: runs.count, entries: entries)
      reader.position = entries.upperBound
    }
    return true
  }

  var pairCount: Int { runs.last.map { $0.firstPair + $0.pairs.count } ?? 0 }

  /// Every document whose words are known, in no order.
  var documents: some Sequence<Digest> { places.keys }

  /// Whether the words of a document are known.
  func has(_ document: Digest) -> Bool { places[document] != nil }

  /// The words of a pair.
  func words(of pair: Int) -> (form: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) {
    let run = runs[runs.lastIndex { $0.firstPair <= pair } ?? 0]
    let (form, stem) = run.pairs[pair - run.firstPair]
    return (run.word(form), run.word(stem))
  }

  /// Calls `body` with each pair of a document, and what its stem weighs there or 0.
  func forEachPair(of document: Digest, _ body: (_ pair: Int, _ impact: UInt8) -> Void) {
    guard let place = places[document] else { return }
    let run = runs[place.run]
    var reader = NumberReader(position: place.entries.lowerBound, end: place.entries.upperBound)
    while let entry = reader.number(in: run.bytes.span) {
      let pair = Int(truncatingIfNeeded: entry >> 4)
      if pair < run.pairs.count { body(run.firstPair + pair, UInt8(entry & 15)) }
    }
  }
}

/// What one worker found.
private struct Run: Sendable {
  let bytes: [UInt8]
  let documentsLength: Int
  /// The number of its first pair among those of all runs.
  let firstPair: Int
  private var words: [Range<UInt32>] = []
  /// Numbers of a form and of its stem.
  private(set) var pairs: [(form: UInt32, stem: UInt32)] = []

  /// Nil when the bytes mean nothing.
  init?(_ bytes: [UInt8], firstPair: Int) {
    self.bytes = bytes
    self.firstPair = firstPair
    var end = NumberReader(position: bytes.count - 8, end: bytes.count)
    guard bytes.count >= 8, let length = end.word(in: bytes.span), length <= bytes.count - 8 else {
      return nil
    }
    documentsLength = Int(length)
    var reader = NumberReader(position: documentsLength, end: bytes.count - 8)
    guard let wordCount = reader.count(in: bytes.span) else { return nil }
    words.reserveCapacity(wordCount)
    for _ in 0..<wordCount {
      guard let length = reader.count(in: bytes.span) else { return nil }
      words.append(UInt32(reader.position)..<UInt32(reader.position + length))
      reader.position += length
    }
    guard let pairCount = reader.count(in: bytes.span) else { return nil }
    pairs.reserveCapacity(pairCount)
    for _ in 0..<pairCount {
      guard let form = reader.number(in: bytes.span), let stem = reader.number(in: bytes.span),
        form < UInt64(wordCount), stem < UInt64(wordCount)
      else { return nil }
      pairs.append((UInt32(form), UInt32(stem)))
    }
    guard reader.position == reader.end else { return nil }
  }

  func word(_ number: UInt32) -> ArraySlice<UInt8> {
    let range = words[Int(number)]
    return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}

/// Reads numbers of seven bits a byte; nil at the end.
private struct NumberReader {
  var position: Int
  let end: Int

  mutating func number(in bytes: Span<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  /// A number of things that take at least a byte each.
  mutating func count(in bytes: Span<UInt8>) -> Int? {
    guard let number = number(in: bytes), number <= UInt64(end - position) else { return nil }
    return Int(number)
  }

  mutating func word(in bytes: Span<UInt8>) -> UInt64? {
    guard position + 8 <= end else { return nil }
    var value: UInt64 = 0
    for shift in 0..<8 { value |= UInt64(bytes[position + shift]) << UInt64(shift * 8) }
    position += 8
    return value
  }
}
