import AnnalsVocabulary

/// Writes the dictionary: rows in key order, cut into shards, and the postings of common terms, which
/// stand in blocks of their own so that a reader loads only those that can matter.
struct DictionaryWriter: ~Copyable {
  /// Up to this many postings stand in the row itself.
  private static let inlineLimit = 1_024
  /// Postings of one block.
  private static let blockLength = 4_096
  /// A shard ends after so many bytes where a key says so, and after twice as many anyway.
  private static let usualLength = 5_000

  /// What a word was cut to.
  enum Stems {
    /// Itself alone.
    case own
    /// It is a stem that nobody wrote.
    case noWord
    /// In key order; it may be among them.
    case others([ArraySlice<UInt8>])
  }

  private let documentCount: Int
  /// Finished and not yet taken.
  private var shards: [Shard] = []
  private var separators: [[UInt8]] = []
  private var blockCount = 0
  private var shard = ByteWriter(capacity: ShardText.limit)
  private var row = ByteWriter(capacity: 1 << 12)
  private var previousKey: [UInt8] = []

  init(documentCount: Int) {
    self.documentCount = documentCount
  }

  /// Adds a word or an entity; keys must come in order.
  mutating func add(
    _ key: ArraySlice<UInt8>,
    stems: Stems,
    postings: [Posting]
  ) {
    begin(key)
    switch stems {
    case .own: row.append("0")
    case .noWord: row.append("1")
    case .others(let stems): row.appendJSONArray(stems) { $1.append(jsonString: $0.span) }
    }
    if !postings.isEmpty {
      row.append(UInt8(ascii: ","))
      row.append(decimal: Self.weight(documents: postings.count, of: documentCount))
      row.append(UInt8(ascii: ","))
      row.append(decimal: postings.count)
      row.append(UInt8(ascii: ","))
      appendPostings(postings)
    }
    end(key)
  }

  /// Adds a name or key and the entities it leads to; keys must come in order.
  mutating func add(_ key: ArraySlice<UInt8>, entities: [Int]) {
    begin(key)
    row.appendJSONArray(numbers: entities)
    end(key)
  }

  /// The shards that are ready, each once.
  mutating func takeShards() -> [Shard] {
    let ready = shards
    shards.removeAll(keepingCapacity: true)
    return ready
  }

  /// The remaining shards, and what tells dictionary shards apart.
  consuming func finish() -> ([Shard], separators: [[UInt8]]) {
    cut()
    return (shards, separators)
  }

  private mutating func begin(_ key: ArraySlice<UInt8>) {
    row.removeAll()
    row.append("[")
    row.append(jsonString: key.span)
    row.append(",")
  }

  /// Puts the row into the shard, or first into a new one.
  ///
  /// Cuts depend on the keys and not on what lies before, so that a new word does not move every later
  /// cut.
  private mutating func end(_ key: ArraySlice<UInt8>) {
    row.append("]")
    let isFull = shard.count + row.count > 2 * Self.usualLength
    let isCut = shard.count > Self.usualLength && DictionaryRow.hash(key) & 15 == 0
    if isFull || isCut { cut() }
    if shard.count == 0 {
      separators.append(Array(DictionaryRow.separator(of: key, from: previousKey[...])))
    }
    shard.append(shard.count == 0 ? "[" : ",")
    shard.append(row.bytes)
    previousKey.removeAll(keepingCapacity: true)
    previousKey.append(contentsOf: key)
  }

  private mutating func cut() {
    guard shard.count > 0 else { return }
    shard.append("]")
    shards.append(Shard(name: ShardName("t", separators.count - 1), json: shard.bytes))
    shard = ByteWriter(capacity: ShardText.limit)
  }

  private mutating func appendPostings(_ postings: [Posting]) {
    guard postings.count > Self.inlineLimit else {
      row.append(plainJSONString: PostingCodec.encode(postings[...]))
      return
    }
    let starts = stride(from: 0, to: postings.count, by: Self.blockLength)
    let firstBlock = blockCount
    for start in starts {
      let block = postings[start..<min(postings.count, start + Self.blockLength)]
      var output = ByteWriter(capacity: 2 * Self.blockLength)
      output.append(plainJSONString: PostingCodec.encode(block))
      shards.append(Shard(name: ShardName("p", blockCount), json: output.bytes))
      blockCount += 1
    }
    row.appendJSONArray(starts.enumerated()) { block, row in
      let last = min(postings.count, block.element + Self.blockLength) - 1
      row.appendJSONArray(numbers: [
        firstBlock + block.offset, Int(postings[block.element].document),
        Int(postings[last].document),
      ])
    }
  }

  /// Sixteenths of BM25's inverse document frequency, rounded down, at least 1: a whole number, so that
  /// every reader ranks alike.
  static func weight(documents: Int, of all: Int) -> Int {
    var ratio = 1.0 + (Double(all - documents) + 0.5) / (Double(documents) + 0.5)
    // log2 by halving: no C library, the same bits everywhere.
    var log2 = 0.0
    while ratio >= 2 {
      ratio /= 2
      log2 += 1
    }
    var bit = 0.5
    for _ in 0..<16 {
      ratio *= ratio
      if ratio >= 2 {
        ratio /= 2
        log2 += bit
      }
      bit /= 2
    }
    return max(1, Int(log2 * 0.693_147_18 * 16))
  }
}
