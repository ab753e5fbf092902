/// What one part of a query may mean: any of these rows, or all of some words together.
struct QueryGroup {
  struct Alternative {
    let row: IndexDictionary.Row
    /// Sixteenths of its weight that count: 16 for what was typed.
    let share: Int
  }

  /// As the reader typed it, folded.
  let words: [[UInt8]]
  var alternatives: [Alternative]
  /// Groups that count only where all of them match: the words of a name.
  var together: [QueryGroup] = []
  /// The entities that the words were taken for.
  var entities: [Int] = []
  /// Whether the entities were found by sound and not by name.
  var isGuess = false
  /// Whether the dictionary has what was typed, or the name it was taken for, and not only words like it.
  var isKnown = true

  /// How many documents match at most, words of a name not counted.
  var documents: Int { alternatives.reduce(0) { $0 + $1.row.documents } }

  /// What the words of a name count at most: less than an event told of the entity, however rare the words.
  var mostOfWords: Int { alternatives.map { $0.row.weight * 8 }.max() ?? Int.max }

  /// What is left when nothing of the query is known: words like a long word, nothing for a short one,
  /// which is like too many.
  var onlyIfLong: QueryGroup {
    let count = words.joined().count { $0 & 0xC0 != 0x80 }
    return isKnown || count >= 8 ? self : QueryGroup(words: words, alternatives: [], isKnown: false)
  }
}

/// Makes groups of words (docs/search-index.md, "From a query to results", 2 to 4).
struct QueryGrouper {
  let dictionary: IndexDictionary
  let catalogue: IndexEntities
  /// Entities that sound a little like what was typed: to offer, not to use.
  private(set) var suggestions: [Int] = []

  init(_ dictionary: IndexDictionary, _ catalogue: IndexEntities) {
    self.dictionary = dictionary
    self.catalogue = catalogue
  }

  /// The groups of consecutive words, folded.
  mutating func groups(_ words: [[UInt8]], lastIsOpen: Bool) -> [QueryGroup] {
    var groups: [QueryGroup] = []
    var start = 0
    while start < words.count {
      if let group = nameGroup(words[start...]) {
        groups.append(group)
        start += group.words.count
      } else {
        let isOpen = lastIsOpen && start == words.count - 1
        groups.append(wordGroup(words[start], isOpen: isOpen))
        start += 1
      }
    }
    return groups
  }

  /// The longest run of words that is a name, or sounds like one.
  private mutating func nameGroup(_ words: ArraySlice<[UInt8]>) -> QueryGroup? {
    for length in stride(from: min(4, words.count), through: 1, by: -1) {
      let run = Array(words.prefix(length))
      let entities = dictionary.entities("=\(text(run))")
      if !entities.isEmpty { return group(run, entities: entities, isGuess: false) }
      if let group = soundedGroup(run) { return group }
    }
    return nil
  }

  private mutating func soundedGroup(_ run: [[UInt8]]) -> QueryGroup? {
    guard run.contains(where: { row(ofForm: $0) == nil }) else { return nil }
    // Past another name the reader wrote, a run has to be all the more like the whole.
    let hasName = run.dropFirst().contains { !dictionary.entities("=\(text([$0]))").isEmpty }
    let (entities, others) = soundingLike(text(run), isStrict: hasName)
    if !hasName {
      for entity in others where !suggestions.contains(entity) { suggestions.append(entity) }
    }
    return entities.isEmpty ? nil : group(run, entities: entities, isGuess: true)
  }

  /// The entities so like a name by sound that they are meant, and others that may be, best first.
  private func soundingLike(
    _ name: String,
    isStrict: Bool
  ) -> (entities: [Int], others: [Int]) {
    let keys = NameKeys(name).keys
    var candidates: Set<Int> = []
    var sameKey: Set<Int> = []
    for key in keys {
      sameKey.formUnion(dictionary.entities("~\(key)"))
      candidates.formUnion(dictionary.entities("-\(key)"))
      for shorter in NameKeys.shorter(key) {
        candidates.formUnion(dictionary.entities("~\(shorter)"))
        candidates.formUnion(dictionary.entities("-\(shorter)"))
      }
    }
    let sounded = SoundedName(name)
    let ranked = candidates.union(sameKey).map {
      (entity: $0, similarity: catalogue.similarity(of: $0, to: sounded))
    }
    .filter { $0.similarity >= 60 }
    .sorted { one, other in
      if one.similarity != other.similarity { return one.similarity > other.similarity }
      let counts = (catalogue.documents(of: one.entity), catalogue.documents(of: other.entity))
      return counts.0 != counts.1 ? counts.0 > counts.1 : one.entity < other.entity
    }
    let alike = ranked.filter {
      let hasKey = sameKey.contains($0.entity)
      return isStrict ? hasKey && $0.similarity >= 85 : $0.similarity >= (hasKey ? 75 : 85)
    }
    var meant: [Int] = []
    if let best = alike.first, (keys.first?.utf8.count ?? 0) >= 3 {
      meant = alike.prefix(5).filter { $0.similarity == best.similarity }.map(\.entity)
    }
    return (meant, ranked.map(\.entity).filter { !meant.contains($0) }.prefix(8).map(\.self))
  }

  private func group(_ words: [[UInt8]], entities: [Int], isGuess: Bool) -> QueryGroup {
    let alternatives = entities.compactMap { entity in
      dictionary.row(Array("#\(entity)".utf8)).map { QueryGroup.Alternative(row: $0, share: 16) }
    }
    return QueryGroup(
      words: words,
      alternatives: alternatives,
      together: isGuess || catalogue.areLinked(entities, words: words.count)
        ? [] : words.map { wordGroup($0, isOpen: false) },
      entities: entities,
      isGuess: isGuess
    )
  }

  /// A word as it stands in a phrase: its stems, nothing like it.
  func exactGroup(_ word: [UInt8]) -> QueryGroup {
    var group = QueryGroup(words: [word], alternatives: [])
    if let row = row(ofForm: word) { add(row, share: 16, to: &group) }
    group.isKnown = !group.alternatives.isEmpty
    return group
  }

  /// The row of a word, or of the word without its Arabic article.
  private func row(ofForm word: [UInt8]) -> IndexDictionary.Row? {
    let bare = Array(ArabicArticle.removed(from: word[...]))
    return [dictionary.row(word), dictionary.row(bare)].lazy.compactMap(\.self).first(
      where: \.isWord
    )
  }

  private func wordGroup(_ word: [UInt8], isOpen: Bool) -> QueryGroup {
    var group = QueryGroup(words: [word], alternatives: [])
    let row = row(ofForm: word)
    if let row { add(row, share: 16, to: &group) }
    if isOpen, String(decoding: word, as: UTF8.self).unicodeScalars.count >= 3 {
      let longer = dictionary.rows(withPrefix: word, shards: 4)
        .filter { $0.key != word && $0.documents > 0 }
        .sorted { $0.documents != $1.documents ? $0.documents > $1.documents : precedes($0, $1) }
      for row in longer.prefix(12) { add(row, share: 10, to: &group) }
    }
    if row == nil {
      group.isKnown = !group.alternatives.isEmpty
      for row in similarRows(word) { add(row, share: 8, to: &group) }
    }
    return group
  }

  /// Adds a row and the stems it leads to, each once, the greatest share winning.
  private func add(_ row: IndexDictionary.Row, share: Int, to group: inout QueryGroup) {
    var rows = row.stems.compactMap { dictionary.row(Array($0.utf8)) }
    if row.stems.isEmpty { rows.append(row) }
    for row in rows where row.postings != nil {
      guard !group.alternatives.contains(where: { $0.row.key == row.key && $0.share >= share })
      else {
        continue
      }
      group.alternatives.append(QueryGroup.Alternative(row: row, share: share))
    }
  }

  /// Words of the dictionary that a slip of the hand turns into `word`.
  private func similarRows(_ word: [UInt8]) -> [IndexDictionary.Row] {
    let scalars = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
    guard scalars.count >= 5 else { return [] }
    let allowed = scalars.count >= 9 ? 2 : 1
    let limit = 8
    let prefixes = (2..<scalars.count).lazy.map { count -> [UInt8] in
      var prefix = String.UnicodeScalarView()
      prefix.append(contentsOf: scalars.prefix(count))
      return Array(String(prefix).utf8)
    }
    // The first two letters, or as many more as it takes for a few shards to hold all such words.
    guard
      let prefix = prefixes.first(where: { dictionary.shardCount(ofPrefix: $0) <= limit })
        ?? prefixes.last
    else { return [] }
    let words = dictionary.rows(withPrefix: prefix, shards: limit).filter(\.isWord)
    let near = words.compactMap { row in
      editDistance(
        scalars,
        Array(String(decoding: row.key, as: UTF8.self).unicodeScalars),
        atMost: allowed
      ).map { (row: row, distance: $0) }
    }
    let nearest = near.map(\.distance).min() ?? 0
    return near.filter { $0.distance == nearest }.map(\.row)
  }

  private func precedes(_ one: IndexDictionary.Row, _ other: IndexDictionary.Row) -> Bool {
    DictionaryRow.precedes(one.key[...], other.key[...])
  }

  private func text(_ words: [[UInt8]]) -> String {
    String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
  }
}

/// How many letters more, less or other, or neighbours exchanged, turn one word into the other; nil past
/// `limit`.
func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(one.count - other.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for (i, a) in one.enumerated() {
    var row = [i + 1]
    for (j, b) in other.enumerated() {
      var best = min(last[j] + (a == b ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a == other[j - 1], one[i - 1] == b {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    guard (row.min() ?? 0) <= limit else { return nil }
    beforeLast = last
    last = row
  }
  return last[other.count] <= limit ? last[other.count] : nil
}
