/// The postings of many terms, as they come, in two or three bytes each.
///
/// Each term has a chain of blocks in one run of bytes, the first of 8 bytes, each next twice as long up
/// to 1 KiB; the last four bytes of a full block tell where the chain goes on. A posting is the gap to
/// the term's last document times 16, plus the impact, seven bits a byte.
struct PostingPool: Sendable {
  private static let firstBlock = 8
  private static let greatestBlock = 1 << 10
  /// Of the place where the chain goes on.
  private static let linkLength = 4

  /// All that is known of a term, half a cache line: a build touches a chain for each word of each
  /// document, and those of all terms are in no cache.
  private struct Chain {
    /// Of the term in the document at hand; 0 when it is in none.
    var frequency: Double = 0
    let start: UInt32
    var place: UInt32
    /// The end of the block at hand, its link excluded.
    var end: UInt32
    var nextDocument: UInt32 = 0
    var count: UInt32 = 0
    var blockLength: UInt16
    /// Of the posting that `close` added last, until it is taken.
    var impact: UInt8 = 0
  }

  private var bytes: [UInt8] = []
  private var chains: [Chain] = []

  var count: Int { chains.count }

  /// How many postings a term has.
  func count(of term: Int) -> Int { Int(chains[term].count) }

  /// Makes room for a term, whose number is the count before.
  mutating func addTerm() {
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: repeatElement(0, count: Self.firstBlock))
    chains.append(
      Chain(
        start: start,
        place: start,
        end: start + UInt32(Self.firstBlock - Self.linkLength),
        blockLength: UInt16(Self.firstBlock)
      )
    )
  }

  /// Adds what an occurrence weighs to a term's frequency in the document at hand, which must be more
  /// than nothing; true when it is the first.
  mutating func add(_ weight: Double, to term: Int) -> Bool {
    let isFirst = chains[term].frequency == 0
    chains[term].frequency += weight
    return isFirst
  }

  /// Makes a posting of what was added to a term for the document at hand, which ends it.
  mutating func close(_ term: Int, in document: UInt32) {
    let frequency = chains[term].frequency
    // k1 = 1.4; the share of the greatest possible weight, in fifteenths.
    let impact = UInt8(1 + Int(frequency / (1.4 + frequency) * 14.99))
    append(Posting(document: document, impact: impact), to: term)
    chains[term].frequency = 0
    chains[term].impact = impact
  }

  /// The impact of the posting that `close` added last, once; then 0.
  mutating func takeImpact(of term: Int) -> UInt8 {
    let impact = chains[term].impact
    chains[term].impact = 0
    return impact
  }

  /// Adds a posting to a term; its documents must come in ascending order.
  mutating func append(_ posting: Posting, to term: Int) {
    var chain = chains[term]
    var rest = (posting.document - chain.nextDocument) << 4 | UInt32(posting.impact)
    repeat {
      if chain.place == chain.end { goOn(&chain) }
      bytes[Int(chain.place)] = UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)
      chain.place += 1
      rest >>= 7
    } while rest != 0
    chain.nextDocument = posting.document + 1
    chain.count += 1
    chains[term] = chain
  }

  /// Appends the postings of a term to `postings`, in order of their documents.
  func append(postingsOf term: Int, to postings: inout [Posting]) {
    let chain = chains[term]
    let bytes = bytes.span
    var place = Int(chain.start)
    var length = Self.firstBlock
    var end = place + length - Self.linkLength
    var document: UInt32 = 0
    for _ in 0..<chain.count {
      var value: UInt32 = 0
      var shift: UInt32 = 0
      var byte: UInt8
      repeat {
        if place == end {
          place = Self.link(in: bytes, at: end)
          length = Self.length(after: length)
          end = place + length - Self.linkLength
        }
        byte = bytes[place]
        place += 1
        value |= UInt32(byte & 0x7F) << shift
        shift += 7
      } while byte & 0x80 != 0
      document += value >> 4
      postings.append(Posting(document: document, impact: UInt8(value & 15)))
      document += 1
    }
  }

  private mutating func goOn(_ chain: inout Chain) {
    let start = UInt32(bytes.count)
    for byte in 0..<Self.linkLength {
      bytes[Int(chain.end) + byte] = UInt8(truncatingIfNeeded: start >> UInt32(8 * byte))
    }
    let length = Self.length(after: Int(chain.blockLength))
    bytes.append(contentsOf: repeatElement(0, count: length))
    chain.blockLength = UInt16(length)
    chain.place = start
    chain.end = start + UInt32(length - Self.linkLength)
  }

  private static func length(after length: Int) -> Int { min(2 * length, greatestBlock) }

  private static func link(in bytes: Span<UInt8>, at place: Int) -> Int {
    (0..<linkLength).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
