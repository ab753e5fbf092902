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
  /// By number; of two documents of one number the later run's.
  private var documents: [Document?] = []
  /// Of a document that had the digest.
  private var numbers: [Digest: UInt32] = [:]

  /// The least that a document takes: its number, its digest and the length of its entries.
  private static let leastLength = 18

  private struct Document {
    let digest: Digest
    let run: UInt32
    let entries: Range<UInt32>
  }

  /// Nil when the bytes mean nothing.
  public init?(_ runs: [[UInt8]]) {
    for bytes in runs {
      guard add(bytes) else { return nil }
    }
  }

  /// What is known with a further run; nil when its bytes mean nothing.
  func adding(_ bytes: [UInt8]) -> KnownWords? {
    var more = self
    return more.add(bytes) ? more : nil
  }

  private mutating func add(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < Int(UInt32.max), let run = Run(bytes, firstPair: pairCount) else {
      return false
    }
    let limit = (runs.reduce(0) { $0 + $1.bytes.count } + bytes.count) / Self.leastLength
    let isSound = run.forEachDocument { number, digest, entries in
      guard number < limit else { return false }
      if number >= documents.count {
        documents += repeatElement(nil, count: number + 1 - documents.count)
      }
      documents[number] = Document(
        digest: digest,
        run: UInt32(runs.count),
        entries: UInt32(entries.lowerBound)..<UInt32(entries.upperBound)
      )
      numbers[digest] = UInt32(number)
      return true
    }
    runs.append(run)
    return isSound
  }

  /// What `init(_:)` reads.
  public var bytes: [[UInt8]] { runs.map(\.bytes) }

  /// One more than the greatest number of a document.
  var documentCount: Int { documents.count }

  var pairCount: Int { runs.last.map { $0.firstPair + $0.pairs.count } ?? 0 }

  /// What a document is known by; nil where none has the number.
  func digest(ofDocument number: Int) -> Digest? { documents[number]?.digest }

  /// Whether the words of a document are known.
  func has(_ document: Digest) -> Bool { number(of: document) != nil }

  private func number(of document: Digest) -> Int? {
    numbers[document].flatMap { documents[Int($0)]?.digest == document ? Int($0) : nil }
  }

  /// The words of a pair.
  func words(of pair: Int) -> (form: ArraySlice<UInt8>, stem: ArraySlice<UInt8>) {
    let run = runs.lastIndex { $0.firstPair <= pair } ?? 0
    let (form, stem) = runs[run].pairs[pair - runs[run].firstPair]
    return (runs[run].word(form), runs[run].word(stem))
  }

  /// Calls `body` with each pair of a document, and what its stem weighs there or 0.
  func forEachPair(of document: Digest, _ body: (_ pair: Int, _ impact: UInt8) -> Void) {
    if let number = number(of: document) { forEachPair(ofDocument: number, body) }
  }

  /// Calls `body` with each pair of the document of a number, and what its stem weighs there or 0.
  func forEachPair(ofDocument number: Int, _ body: (_ pair: Int, _ impact: UInt8) -> Void) {
    guard let document = documents[number] else { return }
    runs[Int(document.run)].forEachPair(in: document.entries, body)
  }

  /// The runs without documents whose number another has, and without the words that only they had: what
  /// nobody says any more is kept nowhere.
  ///
  /// - Parameter pairs: By number, whether a document has the pair.
  /// - Returns: What `init(_:)` reads; pairs keep their numbers.
  func keeping(_ pairs: [Bool]) -> [[UInt8]] {
    runs.enumerated().map { number, run in
      run.keeping(pairs[run.firstPair..<run.firstPair + run.pairs.count]) { document in
        documents[document].map { Int($0.run) == number } ?? false
      }
    }
  }
}
