import AnnalsArchive
import AnnalsVocabulary

/// What the index says of entities: their shards, the names that lead to them, and the documents that
/// are about them.
struct EntityCatalogue {
  /// Numbers, of which at most a fourth are somebody's.
  static let numbersPerShard = 32

  private let archive: PublicArchive
  private let numbers: EntityNumbers
  private let typeNames: @Sendable (EventType) -> [LocalizedName]
  private let typeForms: @Sendable (EventType) -> [String]

  init(
    _ archive: PublicArchive,
    _ numbers: EntityNumbers,
    typeNames: @escaping @Sendable (EventType) -> [LocalizedName],
    typeForms: @escaping @Sendable (EventType) -> [String]
  ) {
    self.archive = archive
    self.numbers = numbers
    self.typeNames = typeNames
    self.typeForms = typeForms
  }

  /// Every name of an entity, its main one first.
  private func names(of entity: Entity) -> [String] {
    switch entity {
    case .town(let id):
      let town = archive.towns[id]
      return [town.name] + town.names.map(\.name) + town.aliases
    case .faction(let id):
      let faction = archive.factions[id]
      return [faction.name] + faction.names.map(\.name) + faction.aliases
    case .type(let id): return [archive.types[id].id] + typeNames(archive.types[id]).map(\.name)
    case .source(let id): return [archive.sources[id].name]
    }
  }

  /// `[[kind, address, name, {language: name}, [other names], [areas it lies in], documents], …]`, and 0 where
  /// a number is nobody's.
  func shards(documentCounts: [Int]) -> [Shard] {
    var rest = numbers.all[...]
    return stride(from: 0, to: numbers.limit, by: Self.numbersPerShard).map { start in
      var output = ByteWriter(capacity: ShardText.limit)
      let range = start..<min(numbers.limit, start + Self.numbersPerShard)
      output.appendJSONArray(range) { number, output in
        guard let first = rest.first, first.number == number else {
          output.append(UInt8(ascii: "0"))
          return
        }
        rest.removeFirst()
        write(first.entity, documents: documentCounts[number], into: &output)
      }
      return Shard(name: ShardName("e", start / Self.numbersPerShard), json: output.bytes)
    }
  }

  private func write(_ entity: Entity, documents: Int, into output: inout ByteWriter) {
    let names = names(of: entity)
    output.append(UInt8(ascii: "["))
    switch entity {
    case .town(let id):
      let town = archive.towns[id]
      write("t", town.path, names, localized: town.names, aliases: town.aliases, into: &output)
      output.appendJSONArray(numbers: town.parents.map { numbers.number(of: .town($0)) })
    case .faction(let id):
      let faction = archive.factions[id]
      write(
        "f",
        faction.path,
        names,
        localized: faction.names,
        aliases: faction.aliases,
        into: &output
      )
      output.append("[]")
    case .type(let id):
      let type = archive.types[id]
      write("y", type.path, names, localized: typeNames(type), aliases: [], into: &output)
      output.append("[]")
    case .source(let id):
      write("s", archive.sources[id].path, names, localized: [], aliases: [], into: &output)
      output.append("[]")
    }
    output.append(UInt8(ascii: ","))
    output.append(decimal: documents)
    output.append(UInt8(ascii: "]"))
  }

  private func write(
    _ kind: StaticString,
    _ path: SitePath,
    _ names: [String],
    localized: [LocalizedName],
    aliases: [String],
    into output: inout ByteWriter
  ) {
    output.append(UInt8(ascii: "\""))
    output.append(kind)
    output.append("\",")
    output.append(jsonString: path.text)
    output.append(UInt8(ascii: ","))
    output.append(jsonString: names[0])
    output.append(",{")
    var isFirst = true
    for name in localized.sorted(by: { $0.language < $1.language }) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(jsonString: name.language.text)
      output.append(UInt8(ascii: ":"))
      output.append(jsonString: name.name)
    }
    output.append("},")
    output.appendJSONArray(withinBudget(aliases)) { $1.append(jsonString: $0) }
    output.append(UInt8(ascii: ","))
  }

  /// As many aliases as leave room for the other entities of the shard; every alias leads here from
  /// the dictionary all the same.
  private func withinBudget(_ aliases: [String]) -> ArraySlice<String> {
    var bytes = 0
    return aliases.prefix {
      bytes += $0.utf8.count + 3
      return bytes <= 1_200
    }
  }

  /// The keys that lead to entities, in key order: `=khan shaykhun` for the folded names, with articles
  /// and without; for towns, factions and sources `~xncxn` for the consonant keys, and `-xncx` for a key
  /// less a letter.
  func names() -> [(key: [UInt8], entities: [Int])] {
    var found: [[UInt8]: [Int]] = [:]
    func add(_ sign: StaticString, _ text: String, _ number: Int) {
      var key = ByteWriter(capacity: 32)
      key.append(sign)
      key.append(text)
      // Numbers come in order, so a number that is there already is the last.
      if found[key.bytes]?.last != number { found[key.bytes, default: []].append(number) }
    }
    for (number, entity) in numbers.all {
      var words = names(of: entity)
      if case .type(let id) = entity { words += typeForms(archive.types[id]) }
      for name in words {
        let folded = FoldedName(folding: name)
        add("=", folded.text, number)
        add("=", folded.withoutArticles.text, number)
        if case .type = entity { continue }
        for key in NameKeys(name).keys {
          add("~", key, number)
          for shorter in NameKeys.shorter(key) { add("-", shorter, number) }
        }
      }
    }
    return found.map { (key: $0, entities: Array($1.prefix(200))) }.sorted {
      DictionaryRow.precedes($0.key[...], $1.key[...])
    }
  }
}
