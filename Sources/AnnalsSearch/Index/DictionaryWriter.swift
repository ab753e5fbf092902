import AnnalsVocabulary

/// The dictionary: every word, stem, name, key and entity, and where its documents are.
///
/// Rows are `[word, stems or 0, weight, documents, postings]`. The postings of a common term stand in
/// blocks of their own, `[[block, position, first document, last document], …]`, so that a reader loads
/// only those that can matter.
struct DictionaryWriter {
  /// Up to this many postings stand in the row itself.
  private static let inlineLimit = 1_024
  private static let blockLimit = 28_000
  private static let chunkPostings = 8_000

  private let documentCount: Int
  private var rows: [DictionaryRow] = []
  private var blocks: [[[UInt8]]] = [[]]
  private var blockSize = 0

  init(documentCount: Int) {
    self.documentCount = documentCount
  }

  mutating func add(_ key: [UInt8], stems: [[UInt8]], postings: ArraySlice<Posting>) {
    var output = ByteWriter(capacity: 64)
    output.append(UInt8(ascii: "["))
    output.append(jsonString: String(decoding: key, as: UTF8.self))
    output.append(UInt8(ascii: ","))
    if stems.isEmpty {
      output.append(UInt8(ascii: "0"))
    } else {
      output.appendJSONArray(stems) { $1.append(jsonString: String(decoding: $0, as: UTF8.self)) }
    }
    if !postings.isEmpty {
      output.append(UInt8(ascii: ","))
      output.append(decimal: Self.weight(documents: postings.count, of: documentCount))
      output.append(UInt8(ascii: ","))
      output.append(decimal: postings.count)
      output.append(UInt8(ascii: ","))
      appendPostings(postings, to: &output)
    }
    output.append(UInt8(ascii: "]"))
    rows.append(DictionaryRow(key: key, json: output.bytes))
  }

  mutating func add(_ rows: [DictionaryRow]) {
    self.rows += rows
  }

  /// The shards, and the first key of each dictionary shard.
  consuming func finish() -> ([Shard], firstKeys: [[UInt8]]) {
    sortRows()
    var cutter = ShardCutter()
    for (index, row) in rows.enumerated() { cutter.add(row, at: index) }
    cutter.cut(at: rows.count)
    let dictionary = cutter.shards.enumerated().map { number, range in
      var output = ByteWriter(capacity: ShardText.limit)
      output.appendJSONArray(rows[range]) { $1.append($0.json) }
      return Shard(name: ShardName("t", number), json: output.bytes)
    }
    let postings = blocks.enumerated().filter { !$0.element.isEmpty }.map { number, chunks in
      var output = ByteWriter(capacity: ShardText.limit)
      output.appendJSONArray(chunks) { $1.append(plainJSONString: $0) }
      return Shard(name: ShardName("p", number), json: output.bytes)
    }
    return (dictionary + postings, cutter.shards.map { rows[$0.lowerBound].key })
  }

  /// Sorts numbers by the first bytes of their keys, which is quicker than to move rows about.
  private mutating func sortRows() {
    var order = rows.indices.map { index in
      (prefix: DictionaryRow.prefix(of: rows[index].key[...]), index: index)
    }
    order.sort { one, other in
      one.prefix != other.prefix
        ? one.prefix < other.prefix
        : DictionaryRow.precedes(rows[one.index].key[...], rows[other.index].key[...])
    }
    rows = order.map { rows[$0.index] }
  }

  private mutating func appendPostings(_ postings: ArraySlice<Posting>, to output: inout ByteWriter)
  {
    guard postings.count > Self.inlineLimit else {
      output.append(plainJSONString: PostingCodec.encode(postings))
      return
    }
    var places: [[Int]] = []
    var rest = postings
    while let first = rest.first {
      let chunk = rest.prefix(Self.chunkPostings)
      let place = addToBlock(PostingCodec.encode(chunk))
      places.append([place.block, place.position, Int(first.document)])
      places[places.count - 1].append(Int(chunk.last?.document ?? first.document))
      rest = rest.dropFirst(chunk.count)
    }
    output.appendJSONArray(places) { $1.appendJSONArray(numbers: $0) }
  }

  private mutating func addToBlock(_ chunk: [UInt8]) -> (block: Int, position: Int) {
    if blockSize + chunk.count > Self.blockLimit && blockSize > 0 {
      blocks.append([])
      blockSize = 0
    }
    blocks[blocks.count - 1].append(chunk)
    blockSize += chunk.count + 3
    return (blocks.count - 1, blocks[blocks.count - 1].count - 1)
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
