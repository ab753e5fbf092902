public import AnnalsVocabulary

/// How the dictionary of an index was cut into shards, and what stands for each of them.
///
/// With it and `KnownWords`, the next build makes only the shards whose words an edit touches.
public struct DictionaryRecord: Hashable, Sendable {
  struct Shard: Hashable, Sendable {
    var firstKey: [UInt8] = []
    var lastKey: [UInt8] = []
    /// In bytes, of the first row: whether it began a shard depends on that.
    var firstRowLength = 0
    /// In bytes, of all rows with what lies between them.
    var length = 0
    /// The blocks that postings of its rows stand in.
    var firstBlock = 0
    var blockCount = 0
    /// Of its rows that are no words.
    var entities = Digest.absent
    /// Of the file.
    var content = Digest.absent
  }

  /// In order of their keys.
  var shards: [Shard] = []
  /// Of the files of blocks of postings, in order.
  var blocks: [Digest] = []

  /// What stands for every file of the dictionary.
  public var contents: [Digest] { shards.map(\.content) + blocks }

  init() {}

  /// The number of the shard that a key belongs to.
  func shard(of key: ArraySlice<UInt8>) -> Int {
    var range = 0..<shards.count
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      if DictionaryRow.precedes(key, shards[middle].firstKey[...]) {
        range = range.lowerBound..<middle
      } else {
        range = middle..<range.upperBound
      }
    }
    return range.lowerBound
  }
}

extension DictionaryRecord {
  /// Nil when the bytes mean nothing.
  public init?(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes, 0..<bytes.count)
    guard let shardCount = reader.count() else { return nil }
    for _ in 0..<shardCount {
      var shard = Shard()
      guard let firstKey = reader.run(), let lastKey = reader.run(),
        let firstRowLength = reader.size(), let length = reader.size(),
        let firstBlock = reader.size(), let blockCount = reader.size(),
        let entities = reader.digest(), let content = reader.digest()
      else { return nil }
      shard.firstKey = Array(firstKey)
      shard.lastKey = Array(lastKey)
      shard.firstRowLength = firstRowLength
      shard.length = length
      shard.firstBlock = firstBlock
      shard.blockCount = blockCount
      shard.entities = entities
      shard.content = content
      shards.append(shard)
    }
    guard let count = reader.count() else { return nil }
    for _ in 0..<count {
      guard let digest = reader.digest() else { return nil }
      blocks.append(digest)
    }
    let isSound = shards.allSatisfy {
      $0.length > 0 && $0.firstBlock <= blocks.count
        && $0.blockCount <= blocks.count - $0.firstBlock
    }
    guard reader.isAtEnd, isSound else { return nil }
  }

  /// What `init(_:)` reads.
  public var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 1 << 16)
    writer.append(varint: UInt64(shards.count))
    for shard in shards {
      for key in [shard.firstKey, shard.lastKey] {
        writer.append(varint: UInt64(key.count))
        writer.append(key)
      }
      for number in [shard.firstRowLength, shard.length, shard.firstBlock, shard.blockCount] {
        writer.append(varint: UInt64(number))
      }
      writer.append(digest: shard.entities)
      writer.append(digest: shard.content)
    }
    writer.append(varint: UInt64(blocks.count))
    for block in blocks { writer.append(digest: block) }
    return writer.bytes
  }
}

extension ByteReader {
  fileprivate mutating func digest() -> Digest? {
    guard let first = word(), let second = word() else { return nil }
    return Digest(first: first, second: second)
  }

  /// A number that is far from overflowing.
  fileprivate mutating func size() -> Int? {
    varint().flatMap { $0 < 1 << 40 ? Int($0) : nil }
  }
}

extension ByteWriter {
  fileprivate mutating func append(digest: Digest) {
    append(littleEndian: digest.first)
    append(littleEndian: digest.second)
  }
}
