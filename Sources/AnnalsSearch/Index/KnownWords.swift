import AnnalsVocabulary

/// The words of documents as an earlier build found them, so that a text that is the same is neither
/// read nor split nor stemmed again.
///
/// A document is known by a digest of everything its words are made from. What each worker found is a run
/// of bytes: of each document its number in the index, its digest, the length of its entries and the
/// entries, numbers of seven bits a byte all but the digest, which are numbers of pairs, times 16, plus what the stem weighs in the document
/// at the first pair that has it and 0 at the others; then every word once; the pairs of a form and its
/// stem, by the numbers of the words; and in eight bytes how long the part of the documents is.
public struct KnownWords: Sendable {
  private(set) var runs: [Run] = []
  /// Where the entries of a document lie.
  private var places: [Digest: Place] = [:]
  /// By number; of two documents of one number the later run's.
  private var digests: [Digest] = []

  /// The least that a document takes: its number, its digest and the length of its entries.
  private static let leastLength = 18

  private struct Place {
    let run: UInt32
    let entries: Range<UInt32>
  }

  /// Nil when the bytes mean nothing.
  public init?(_ runs: [[UInt8]]) {
    for bytes in runs {
      guard add(bytes) else { return nil }
    }
  }

  private mutating func add(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < Int(UInt32.max), let run = Run(bytes, firstPair: pairCount) else {
      return false
    }
    let limit = (runs.reduce(0) { $0 + $1.bytes.count } + bytes.count) / Self.leastLength
    let isSound = run.forEachDocument { number, digest, entries in
      guard number < limit else { return false }
      if number >= digests.count {
        digests += repeatElement(.absent, count: number + 1 - digests.count)
      }
      digests[number] = digest
      places[digest] = Place(
        run: UInt32(runs.count),
        entries: UInt32(entries.lowerBound)..<UInt32(entries.upperBound)
      )
      return true
    }
    runs.append(run)
    return isSound
  }

  /// What is known of documents by their new numbers, some of them by a further run; nil when a document
  /// is not known.
  func adding(_ run: [UInt8], numbering digests: [Digest]) -> KnownWords? {
    var more = self
    guard run.isEmpty || more.add(run), digests.allSatisfy({ more.has($0) }) else { return nil }
    more.digests = digests
    return more
  }

  /// One more than the greatest number of a document.
  var documentCount: Int { digests.count }

  var pairCount: Int { runs.last.map { $0.firstPair + $0.pairs.count } ?? 0 }

  /// What a document is known by; `absent` where none has the number.
  func digest(ofDocument number: Int) -> Digest { digests[number] }

  /// Whether the words of a document are known.
  func has(_ document: Digest) -> Bool { places[document] != nil }

  /// The words of a pair.
  func words(of pair: Int) -> (form: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) {
    let run = runs.lastIndex { $0.firstPair <= pair } ?? 0
    let (form, stem) = runs[run].pairs[pair - runs[run].firstPair]
    return (runs[run].word(form), runs[run].word(stem))
  }

  /// Calls `body` with each pair of a document, and what its stem weighs there or 0.
  func forEachPair(of document: Digest, _ body: (_ pair: Int, _ impact: UInt8) -> Void) {
    guard let place = places[document] else { return }
    runs[Int(place.run)].forEachPair(in: place.entries, body)
  }

  /// Calls `body` with each pair of the document of a number, and what its stem weighs there or 0.
  func forEachPair(ofDocument number: Int, _ body: (_ pair: Int, _ impact: UInt8) -> Void) {
    forEachPair(of: digests[number], body)
  }

  /// The runs with the documents that have a number, by their numbers, and with the words of these alone:
  /// what nobody says any more is kept nowhere.
  ///
  /// - Parameter pairs: By number, whether a document has the pair.
  /// - Returns: What `init(_:)` reads; pairs keep their numbers.
  func keeping(_ pairs: [Bool]) -> [[UInt8]] {
    var documents: [[Run.Document]] = Array(repeating: [], count: runs.count)
    for (number, digest) in digests.enumerated() {
      guard let place = places[digest] else { continue }
      documents[Int(place.run)].append(Run.Document(number, digest, place.entries))
    }
    return zip(runs, documents).map { run, documents in
      run.keeping(documents, pairs[run.firstPair..<run.firstPair + run.pairs.count])
    }
  }
}
