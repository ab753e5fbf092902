internal import AnnalsVocabulary

/// What the index says of its entities.
struct IndexEntities {
  let files: IndexFiles
  private let perShard: Int
  /// Numbers of each kind.
  private let towns: Range<Int>
  private let factions: Range<Int>
  private let types: Range<Int>
  private let sources: Range<Int>

  init?(_ manifest: JSONValue, _ files: IndexFiles) {
    guard let perShard = manifest["perEntity"]?.number, perShard > 0,
      let counts = manifest["entities"]
    else { return nil }
    self.perShard = perShard
    var end = 0
    func range(_ kind: String) -> Range<Int> {
      let start = end
      // No archive has as many; a damaged manifest must not overflow.
      end += min(max(0, counts[kind]?.number ?? 0), 1 << 40)
      return start..<end
    }
    towns = range("t")
    factions = range("f")
    types = range("y")
    sources = range("s")
    self.files = files
  }

  subscript(number: Int) -> JSONValue? {
    files.shard(ShardName("e", number / perShard))?[number % perShard]
  }

  /// Whether every text that has this name is among the documents of these entities already: one town or
  /// faction, by a name of several words, which Annals finds in titles and texts.
  func areLinked(_ entities: [Int], words: Int) -> Bool {
    words > 1 && entities.count == 1 && entities[0] < factions.upperBound
  }

  func range(of kind: SearchFilters.Kind) -> Range<Int> {
    switch kind {
    case .town: towns
    case .faction: factions
    case .type: types
    case .source: sources
    }
  }

  func documents(of number: Int) -> Int { self[number]?[6]?.number ?? 0 }

  func name(of number: Int) -> String { self[number]?[2]?.string ?? "" }

  /// How alike the most similar of its names sounds, from 0 to 100.
  func similarity(of number: Int, to sounded: SoundedName) -> Int {
    names(of: number).map { SoundedName($0).similarity(to: sounded) }.max() ?? 0
  }

  private func names(of number: Int) -> [String] {
    guard let entity = self[number] else { return [] }
    var names = [entity[2]?.string].compactMap(\.self)
    if case .object(let members)? = entity[3] { names += members.compactMap(\.value.string) }
    return names + (entity[4]?.array.compactMap(\.string) ?? [])
  }
}
