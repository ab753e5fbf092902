import AnnalsVocabulary

/// The words of documents as an earlier build found them, so that a text that is the same is neither
/// read nor split nor stemmed again.
///
/// A document is known by a digest of everything its words are made from. In the bytes stand, after
/// numbers of seven bits a byte: every word once; the pairs of a form and its stem, by the numbers of the
/// words; and of each document its digest and its pairs, times 16, plus what the stem weighs in the
/// document at the first pair that has it and 0 at the others.
public struct KnownWords: Sendable {
  private let bytes: [UInt8]
  private var words: [Range<UInt32>] = []
  /// Numbers of a form and of its stem.
  private var pairs: [(form: UInt32, stem: UInt32)] = []
  /// Where the pairs of a document lie.
  private var places: [Digest: Range<Int>] = [:]

  /// Nil when the bytes mean nothing.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count < Int(UInt32.max) else { return nil }
    self.bytes = bytes
    var reader = NumberReader(position: 0, end: bytes.count)
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
    guard let documents = reader.count(in: bytes.span) else { return nil }
    places.reserveCapacity(documents)
    for _ in 0..<documents {
      guard let first = reader.word(in: bytes.span), let second = reader.word(in: bytes.span),
        let length = reader.count(in: bytes.span)
      else { return nil }
      let place = reader.position..<reader.position + length
      places[Digest(first: first, second: second)] = place
      reader.position = place.upperBound
    }
  }

  var pairCount: Int { pairs.count }

  /// Whether the words of a document are known.
  func has(_ document: Digest) -> Bool { places[document] != nil }

  /// The words of a pair.
  func words(of pair: Int) -> (form: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) {
    (word(pairs[pair].form), word(pairs[pair].stem))
  }

  /// Calls `body` with each pair of a document, and what its stem weighs there or 0.
  func forEachPair(of document: Digest, _ body: (_ pair: Int, _ impact: UInt8) -> Void) {
    guard let place = places[document] else { return }
    var reader = NumberReader(position: place.lowerBound, end: place.upperBound)
    while let entry = reader.number(in: bytes.span) {
      let pair = Int(truncatingIfNeeded: entry >> 4)
      if pair < pairs.count { body(pair, UInt8(entry & 15)) }
    }
  }

  private func word(_ number: UInt32) -> ArraySlice<UInt8> {
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
