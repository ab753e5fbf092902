import AnnalsVocabulary

/// The rows of the dictionary that are no words: entities, and what leads to entities.
struct EntityRows {
  /// In key order.
  let rows: [(key: [UInt8], entities: [Int])]
  private let postings: EntityPostings

  init(_ postings: EntityPostings, _ catalogue: EntityCatalogue) {
    self.postings = postings
    // Keys that are no words begin with a sign that no word begins with.
    let counts = postings.documentCounts
    var numbered = counts.indices.filter { counts[$0] > 0 }.map {
      (key: Array("#\($0)".utf8), entities: [$0])
    }
    numbered.sort { DictionaryRow.precedes($0.key[...], $1.key[...]) }
    rows = numbered + catalogue.names()
  }

  /// Adds a row to the dictionary.
  func write(_ row: (key: [UInt8], entities: [Int]), to dictionary: inout DictionaryWriter) {
    if let postings = postings(of: row) {
      dictionary.add(row.key[...], stems: .own, postings: postings)
    } else {
      dictionary.add(row.key[...], entities: row.entities)
    }
  }

  /// Of the rows of each shard.
  func digests(of shards: [DictionaryRecord.Shard], _ key: DigestKey) -> [Digest] {
    split(by: shards).map { range in
      var bytes = ByteWriter(capacity: 1 << 12)
      for row in rows[range] { append(row, to: &bytes) }
      return bytes.withSpan { key.digest($0) }
    }
  }

  /// The rows of each shard.
  func split(by shards: [DictionaryRecord.Shard]) -> [Range<Int>] {
    var start = 0
    return shards.indices.map { number in
      var end = start
      if number + 1 < shards.count {
        let next = shards[number + 1].firstKey[...]
        while end < rows.count, DictionaryRow.precedes(rows[end].key[...], next) { end += 1 }
      } else {
        end = rows.count
      }
      defer { start = end }
      return start..<end
    }
  }

  private func append(_ row: (key: [UInt8], entities: [Int]), to bytes: inout ByteWriter) {
    bytes.append(varint: UInt64(row.key.count))
    bytes.append(row.key)
    let postings = postings(of: row) ?? []
    bytes.append(varint: UInt64(postings.count))
    for posting in postings {
      bytes.append(varint: UInt64(posting.document) << 4 | UInt64(posting.impact))
    }
    bytes.append(varint: UInt64(row.entities.count))
    for entity in row.entities { bytes.append(varint: UInt64(entity)) }
  }

  /// Of an entity; nil for what leads to entities.
  private func postings(of row: (key: [UInt8], entities: [Int])) -> [Posting]? {
    guard row.key[0] == UInt8(ascii: "#") else { return nil }
    var postings: [Posting] = []
    self.postings.postings.append(postingsOf: row.entities[0], to: &postings)
    return postings
  }
}
