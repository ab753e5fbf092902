internal import AnnalsVocabulary

/// The document store of a built index.
struct IndexStore {
  let files: IndexFiles
  private let perShard: Int

  init?(_ manifest: JSONValue, _ files: IndexFiles) {
    guard let perShard = manifest["perStore"]?.number, perShard > 0 else { return nil }
    self.perShard = perShard
    self.files = files
  }

  subscript(document: Int) -> JSONValue? {
    files.shard(ShardName("d", document / perShard))?[document % perShard]
  }

  /// Title and text, as far as the store keeps it.
  func text(of document: Int) -> String {
    guard let row = self[document] else { return "" }
    var text = (row[2]?.string ?? "") + "\n" + (row[10]?.string ?? "")
    let places = row[11]?.numbers ?? []
    for index in stride(from: 0, to: places.count - 1, by: 2)
    where text.utf8.count < Bounds.textLength {
      let name = ShardName(overflow: document / perShard, part: places[index])
      text += files.shard(name)?[places[index + 1]]?.string ?? ""
    }
    return text
  }

  func isEvent(_ document: Int) -> Bool { self[document]?[0]?.string == "e" }

  /// The events an article tells, or the articles that tell an event.
  func related(to document: Int) -> [Int] { self[document]?[9]?.numbers ?? [] }
}

/// The facet columns of a built index.
struct IndexColumns {
  let files: IndexFiles
  private let perColumn: Int

  init?(_ manifest: JSONValue, _ files: IndexFiles) {
    guard let perColumn = manifest["perColumn"]?.number, 1...Bounds.documents ~= perColumn else {
      return nil
    }
    self.perColumn = perColumn
    self.files = files
  }

  /// What one document is filtered by.
  struct Facets: Hashable {
    var entities: [Int] = []
    var languages: [Int] = []
    var confidence = 0
    var day = 0
  }

  /// The facets of the documents from `column * perColumn` on.
  func facets(ofColumn column: Int) -> [Facets] {
    guard let shard = files.shard(ShardName("c", column)) else { return [] }
    let entities = Self.lists(shard["e"]?.utf8 ?? [])
    let languages = Self.lists(shard["l"]?.utf8 ?? [])
    let confidences = (shard["c"]?.utf8 ?? []).map { PostingCodec.digit(of: $0) ?? 0 }
    var day = 0
    let days = PostingCodec.numbers((shard["d"]?.utf8 ?? [])[...]).map { gap -> Int in
      day &+= gap
      return day
    }
    return entities.indices.map { index in
      Facets(
        entities: entities[index],
        languages: index < languages.count ? languages[index] : [],
        confidence: index < confidences.count ? confidences[index] : 0,
        day: index < days.count ? days[index] : 0
      )
    }
  }

  /// How many of the first `count` documents the columns tell of, up to the first that is missing: however many a
  /// damaged manifest speaks of, they are not more than the files hold.
  func documentCount(atMost count: Int) -> Int {
    var column = 0
    while column * perColumn < count {
      let lists = files.shard(ShardName("c", column))?["e"]?.utf8 ?? []
      let length = min(perColumn, lists.count { $0 == PostingCodec.end })
      if length < perColumn { return min(count, column * perColumn + length) }
      column += 1
    }
    return count
  }

  func column(of document: Int) -> (column: Int, position: Int) {
    (document / perColumn, document % perColumn)
  }

  private static func lists(_ text: [UInt8]) -> [[Int]] {
    text.split(separator: PostingCodec.end, omittingEmptySubsequences: false).dropLast().map {
      var previous = -1
      return PostingCodec.numbers(Array($0)[...]).map { gap in
        previous &+= gap + 1
        return previous
      }
    }
  }
}
