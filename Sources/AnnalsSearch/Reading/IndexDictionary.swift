import AnnalsVocabulary

/// Looks keys up in the dictionary shards.
struct IndexDictionary {
  let files: IndexFiles
  private let routers: [[UInt8]]?
  private let first: [[UInt8]]
  private let perRouter: Int

  init?(_ manifest: JSONValue, _ files: IndexFiles) {
    self.files = files
    perRouter = manifest["perRouter"]?.number ?? 256
    routers = manifest["routers"].map { $0.array.compactMap(\.utf8) }
    first = manifest["first"]?.array.compactMap(\.utf8) ?? []
    guard 1...Bounds.shards ~= perRouter else { return nil }
  }

  /// What a word or an entity has in the dictionary.
  struct Row {
    let key: [UInt8]
    let stems: [String]
    /// Whether somebody wrote it, or it is only a stem.
    let isWord: Bool
    let weight: Int
    let documents: Int
    let postings: JSONValue?

    init?(_ value: JSONValue) {
      guard let key = value[0]?.utf8 else { return nil }
      self.key = key
      stems = value[1]?.array.compactMap(\.string) ?? []
      isWord = value[1]?.number != 1
      weight = min(max(0, value[2]?.number ?? 0), Bounds.weight)
      documents = min(max(0, value[3]?.number ?? 0), Bounds.documents)
      postings = value[4]
    }
  }

  func row(_ key: [UInt8]) -> Row? {
    guard let shard = shardNumber(of: key), let rows = files.shard(ShardName("t", shard))?.array,
      let index = Self.lowerBound(rows, key), index < rows.count, let row = Row(rows[index]),
      row.key == key
    else { return nil }
    return row
  }

  /// The entities that a name or key leads to.
  func entities(_ key: String) -> [Int] {
    let key = Array(key.utf8)
    guard let shard = shardNumber(of: key), let rows = files.shard(ShardName("t", shard))?.array,
      let index = Self.lowerBound(rows, key), index < rows.count,
      rows[index][0]?.utf8 == key
    else { return [] }
    return rows[index][1]?.numbers ?? []
  }

  /// Rows whose key begins with `prefix`, in key order, from at most `shards` shards.
  func rows(withPrefix prefix: [UInt8], shards limit: Int) -> [Row] {
    var found: [Row] = []
    guard var shard = shardNumber(of: prefix) else { return [] }
    for _ in 0..<limit {
      guard shard < shardCount, let rows = files.shard(ShardName("t", shard))?.array else { break }
      var index = Self.lowerBound(rows, prefix) ?? 0
      while index < rows.count {
        guard let row = Row(rows[index]), row.key.starts(with: prefix) else { return found }
        found.append(row)
        index += 1
      }
      shard += 1
    }
    return found
  }

  /// How many shards can have keys that begin with `prefix`.
  func shardCount(ofPrefix prefix: [UInt8]) -> Int {
    // U+FFFF comes after everything that a key goes on with.
    guard let first = shardNumber(of: prefix),
      let last = shardNumber(of: prefix + [0xEF, 0xBF, 0xBF])
    else { return 0 }
    return last - first + 1
  }

  private var shardCount: Int {
    guard let routers, let last = files.shard(ShardName("r", routers.count - 1))?.array else {
      return first.count
    }
    return (routers.count - 1) * perRouter + last.count
  }

  /// The shard whose range of keys `key` falls in; the first for what comes before all.
  private func shardNumber(of key: [UInt8]) -> Int? {
    guard let routers else { return first.isEmpty ? nil : Self.last(of: first, upTo: key) }
    let router = Self.last(of: routers, upTo: key)
    guard let keys = files.shard(ShardName("r", router))?.array.compactMap(\.utf8), !keys.isEmpty
    else { return nil }
    return router * perRouter + Self.last(of: keys, upTo: key)
  }

  private static func last(of keys: [[UInt8]], upTo key: [UInt8]) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if DictionaryRow.precedes(key[...], keys[middle][...]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return max(0, low - 1)
  }

  /// The first row whose key does not come before `key`.
  private static func lowerBound(_ rows: [JSONValue], _ key: [UInt8]) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      guard let other = rows[middle][0]?.utf8 else { return nil }
      if DictionaryRow.precedes(other[...], key[...]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
