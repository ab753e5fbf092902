public import AnnalsVocabulary

/// A built index, ready for queries; reads the shards a query needs.
public struct SearchIndex {
  let files: IndexFiles
  let dictionary: IndexDictionary
  let entities: IndexEntities
  let store: IndexStore
  let columns: IndexColumns
  /// As filters number them.
  public let languages: [String]
  /// As filters number them, from 1.
  public let confidences: [String]
  public let documentCount: Int

  /// Nil when there is no manifest, or one of another version.
  public init?(_ files: IndexFiles) {
    guard let manifest = files.shard(ShardName.manifest),
      manifest["format"]?.string == "annals-search",
      manifest["version"]?.number == Manifest.version,
      let documents = manifest["documents"]?.number, 0...Bounds.documents ~= documents,
      let dictionary = IndexDictionary(manifest, files),
      let entities = IndexEntities(manifest, files),
      let store = IndexStore(manifest, files), let columns = IndexColumns(manifest, files)
    else { return nil }
    self.files = files
    self.dictionary = dictionary
    self.entities = entities
    self.store = store
    self.columns = columns
    languages = manifest["languages"]?.array.compactMap(\.string) ?? []
    confidences = manifest["confidence"]?.array.compactMap(\.string) ?? []
    documentCount = documents
  }

  /// What is shown of a document.
  public func document(_ number: Int) -> FoundDocument {
    let row = store[number]
    return FoundDocument(
      isEvent: row?[0]?.string == "e",
      address: row?[1]?.string ?? "",
      title: row?[2]?.string ?? "",
      date: row?[3]?.string ?? ""
    )
  }

  /// The entities of a kind that are called so, in whatever spelling the index knows.
  public func entities(_ kind: SearchFilters.Kind, named name: String) -> [Int] {
    dictionary.entities("=\(FoldedName(folding: name).text)").filter(
      entities.range(of: kind).contains
    )
  }

  /// The main name of an entity.
  public func name(ofEntity number: Int) -> String { entities.name(of: number) }

  /// Shards that a query needed and that are missing or damaged: its results may be incomplete.
  public var missingShards: [String] { files.missing }

  /// The shards used since this was last called, in order of their names: what a reader who has none of
  /// them would have to load.
  public func takeUsedShards() -> [String] {
    defer { files.used = [] }
    return files.used.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// A document as a list of results shows it.
public struct FoundDocument: Hashable, Sendable {
  public let isEvent: Bool
  /// Relative to the folder of an edition.
  public let address: String
  /// Empty for an event that no one summarised.
  public let title: String
  /// EDTF.
  public let date: String
}

/// What a reader asks.
public struct SearchRequest: Hashable, Sendable {
  public enum Order: String, Sendable, CaseIterable {
    case relevance
    case newest
  }

  /// Past 1,000 characters it is cut.
  public var text: String
  public var order: Order
  /// Whether the last word may be the beginning of a longer one.
  public var isOpen: Bool
  public var filters: SearchFilters
  /// Groups of documents to give.
  public var limit: Int

  public init(
    _ text: String,
    order: Order = .relevance,
    isOpen: Bool = false,
    filters: SearchFilters = SearchFilters(),
    limit: Int = 10
  ) {
    self.text = text
    self.order = order
    self.isOpen = isOpen
    self.filters = filters
    self.limit = limit
  }
}

/// What results must be.
///
/// Values of one kind are alternatives, the kinds all hold.
public struct SearchFilters: Hashable, Sendable {
  /// What a filter by name can be of.
  public enum Kind: String, Sendable, CaseIterable {
    case town
    case faction
    case type
    case source
  }

  /// Entity numbers.
  public var towns: Set<Int> = []
  public var factions: Set<Int> = []
  public var types: Set<Int> = []
  public var sources: Set<Int> = []
  /// Numbers in the manifest's list.
  public var languages: Set<Int> = []
  /// 0 for documents without one, else the place in the manifest's list plus one.
  public var confidences: Set<Int> = []
  public var from: CalendarDay?
  public var to: CalendarDay?

  public init() {}

  public var isEmpty: Bool { self == SearchFilters() }
}

/// What was found, in order.
public struct SearchResults: Hashable, Sendable {
  public struct Hit: Hashable, Sendable {
    public let document: Int
    public let score: Int
    /// Further hits that tell of the same event, in order.
    public var others: [Int]
  }

  /// Groups of documents, best first.
  public var hits: [Hit] = []
  /// Documents, however they are grouped.
  public var count = 0
  /// Entities that words were taken for by their sound, with the words.
  public var guesses: [Guess] = []
  /// Entities to offer.
  public var suggestions: [Int] = []
  /// Words that the results do without, because nothing has all of them.
  public var dropped: [String] = []
  /// Whether a phrase was looked for in the best 400 documents only.
  public var phraseIsPartial = false

  public struct Guess: Hashable, Sendable {
    public let words: String
    public let entities: [Int]
  }
}
