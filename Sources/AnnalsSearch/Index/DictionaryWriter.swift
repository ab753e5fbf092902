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

  /// A shard, and what stands for it; nil where nothing is remembered.
  typealias Made = (shard: Shard, content: Digest?)

  private let documentCount: Int
  private let key: DigestKey?
  /// Finished and not yet taken.
  private var shards: [Made] = []
  private var separators: [[UInt8]] = []
  private var record = DictionaryRecord()
  /// The shard at hand, which has no rows while its length is 0.
  private var current = DictionaryRecord.Shard()
  /// Whether the shard at hand stands already.
  private var isStanding = false
  /// Whether a row belongs into a shard that stands.
  private(set) var isMisplaced = false
  private var blockCount = 0
  private var blocksOfRow = 0
  private var shard = ByteWriter(capacity: ShardText.limit)
  private var row = ByteWriter(capacity: 1 << 12)
  private var previousKey: [UInt8] = []

  /// - Parameters:
  ///   - documentCount: Of the whole index, which weights depend on.
  ///   - key: Of the digests in the record; nil where nothing is remembered.
  init(documentCount: Int, key: DigestKey?) {
    self.documentCount = documentCount
    self.key = key
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

  /// Whether a shard of an earlier build would be made as it stands.
  enum Standing {
    case stands
    /// It would begin elsewhere.
    case moved
    /// It, or a block of its postings, would have another number.
    case renumbered
  }

  /// Goes on after a shard of an earlier build whose rows are all what they were, if it stands.
  mutating func stand(_ number: Int, of former: DictionaryRecord) -> Standing {
    let standing = former.shards[number]
    if current.length > 0 {
      guard isCut(before: standing.firstKey[...], standing.firstRowLength) else { return .moved }
      cut()
    }
    let isSame = standing.blockCount == 0 || standing.firstBlock == blockCount
    guard record.shards.count == number, isSame else { return .renumbered }
    separators.append(
      Array(DictionaryRow.separator(of: standing.firstKey[...], from: previousKey[...]))
    )
    current = standing
    current.firstBlock = blockCount
    isStanding = true
    previousKey = standing.lastKey
    if standing.blockCount > 0 {
      record.blocks += former.blocks[blockCount..<blockCount + standing.blockCount]
      blockCount += standing.blockCount
    }
    return .stands
  }

  /// The shards that are ready, each once.
  mutating func takeShards() -> [Made] {
    // Asked after every word, when there are none mostly.
    if shards.isEmpty { return [] }
    var ready: [Made] = []
    swap(&ready, &shards)
    return ready
  }

  /// What is made of all rows.
  struct Result {
    /// The remaining shards.
    let shards: [Made]
    /// What tells dictionary shards apart.
    let separators: [[UInt8]]
    /// Without what stands for entities.
    let record: DictionaryRecord
  }

  /// Nil when a row belongs into a shard that stands.
  consuming func finish() -> Result? {
    if current.length > 0 { cut() }
    if isMisplaced { return nil }
    return Result(shards: shards, separators: separators, record: record)
  }

  private mutating func begin(_ key: ArraySlice<UInt8>) {
    blocksOfRow = 0
    row.removeAll()
    row.append("[")
    row.append(jsonString: key.span)
    row.append(",")
  }

  /// Puts the row into the shard, or first into a new one.
  private mutating func end(_ key: ArraySlice<UInt8>) {
    row.append("]")
    if current.length > 0 {
      if isCut(before: key, row.count) { cut() } else if isStanding { isMisplaced = true }
    }
    if current.length == 0 {
      separators.append(Array(DictionaryRow.separator(of: key, from: previousKey[...])))
      current.firstKey = Array(key)
      current.firstRowLength = row.count
      current.firstBlock = blockCount - blocksOfRow
    }
    shard.append(current.length == 0 ? "[" : ",")
    Self.append(row, to: &shard)
    current.length += 1 + row.count
    previousKey.removeAll(keepingCapacity: true)
    previousKey.append(contentsOf: key)
    blocksOfRow = 0
  }

  private static func append(_ row: borrowing ByteWriter, to shard: inout ByteWriter) {
    row.withSpan { shard.append($0) }
  }

  /// Whether a row begins a new shard.
  ///
  /// That depends on the keys and not on what lies before, so that a new word does not move every later
  /// cut.
  private func isCut(before key: ArraySlice<UInt8>, _ length: Int) -> Bool {
    current.length + length > 2 * Self.usualLength
      || current.length > Self.usualLength && DictionaryRow.hash(key) & 15 == 0
  }

  private mutating func cut() {
    current.lastKey = previousKey
    current.blockCount = blockCount - blocksOfRow - current.firstBlock
    if !isStanding {
      shard.append("]")
      let made = Shard(name: ShardName("t", separators.count - 1), json: shard.bytes)
      let content = content(of: made)
      current.content = content ?? .absent
      shards.append((made, content))
      shard = ByteWriter(capacity: ShardText.limit)
    }
    record.shards.append(current)
    current = DictionaryRecord.Shard()
    isStanding = false
  }

  /// What stands for a shard: two never have the same.
  private func content(of shard: Shard) -> Digest? {
    guard let key else { return nil }
    var digest = DigestStream(key)
    digest.add(shard.name.text.utf8Span.span)
    digest.add(shard.json.span)
    return digest.finish()
  }

  private mutating func appendPostings(_ postings: [Posting]) {
    guard postings.count > Self.inlineLimit else {
      row.appendPlainJSONString { $0.append(postings: postings.span) }
      return
    }
    let starts = stride(from: 0, to: postings.count, by: Self.blockLength)
    let firstBlock = blockCount
    for start in starts {
      let range = start..<min(postings.count, start + Self.blockLength)
      var output = ByteWriter(capacity: 2 * Self.blockLength)
      output.appendPlainJSONString { $0.append(postings: postings.span.extracting(range)) }
      let made = Shard(name: ShardName("p", blockCount), json: output.bytes)
      let content = content(of: made)
      record.blocks.append(content ?? .absent)
      shards.append((made, content))
      blockCount += 1
      blocksOfRow += 1
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
