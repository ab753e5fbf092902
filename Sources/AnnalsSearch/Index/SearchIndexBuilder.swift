public import AnnalsArchive
public import AnnalsVocabulary

/// Makes the search index of an archive (docs/search-index.md) in two steps: `add` takes in the texts, a
/// few documents at a time and on as many threads as there are collectors; `finish` gives the shards.
///
/// The shards of the document store are not held: `write` makes one when it is wanted.
public struct SearchIndexBuilder: Sendable {
  private let archive: PublicArchive
  private let documents: SearchDocuments
  private let numbers: EntityNumbers
  private let store: DocumentStore
  private let typeNames: @Sendable (EventType) -> [LocalizedName]

  /// - Parameters:
  ///   - archive: What is searched.
  ///   - typeNames: The names of an event type in every language of the interface.
  public init(
    _ archive: PublicArchive,
    typeNames: @escaping @Sendable (EventType) -> [LocalizedName]
  ) {
    self.archive = archive
    self.typeNames = typeNames
    documents = SearchDocuments(archive)
    numbers = EntityNumbers(archive)
    store = DocumentStore(archive, documents, numbers)
  }

  /// How many times `add` has to be called, for chunks from 0 on, in any order.
  public var chunkCount: Int { store.shardCount }

  /// What one worker has gathered.
  public struct Collector: ~Copyable {
    var terms = TermCollector()

    public init() {}
  }

  /// Takes in the documents of a chunk.
  ///
  /// - Parameters:
  ///   - chunk: Each from 0 to `chunkCount` once over all collectors, in ascending order for each.
  ///   - collector: Not shared between threads.
  ///   - text: The plain text of a body, UTF-8.
  /// - Returns: The shards of the document store that hold the chunk.
  public func add(
    chunk: Int,
    to collector: inout Collector,
    text: (BodyReference) -> [UInt8]
  ) -> [StoreShard] {
    var texts: [[UInt8]] = []
    for document in store.range(of: chunk) {
      let (language, title, body) = content(of: document, text)
      collector.terms.add(
        document: UInt32(document),
        language: language,
        title: title,
        body: body.span
      )
      texts.append(isClosed(document) ? [] : body)
    }
    return store.shards(chunk, texts: texts)
  }

  /// Writes the JSON of a shard of the document store; the texts must be those that `add` was given.
  public func write(
    _ shard: StoreShard,
    text: (BodyReference) -> [UInt8],
    into output: inout ByteWriter
  ) {
    let texts = store.range(of: shard.chunk).map { content(of: $0, text).body }
    store.write(shard, texts: texts, into: &output)
  }

  /// Gives `emit` the dictionary, postings, entities, columns and the manifest, from all collectors.
  public func finish(_ collectors: consuming [Results], emit: (Shard) -> Void) {
    let entityPostings = EntityPostings(archive, documents, numbers)
    let catalogue = EntityCatalogue(archive, numbers, typeNames: typeNames)
    let columns = FacetColumns(archive, documents, entities: entityPostings.entitiesOfDocument)
    let manifest = Manifest(
      documents: documents,
      numbers: numbers,
      languages: columns.languages,
      separators: dictionary(
        MergedTerms(collectors.map(\.terms)),
        entityPostings,
        catalogue,
        emit: emit
      )
    )
    let others = catalogue.shards(documentCounts: entityPostings.postings.map(\.count))
    for shard in others + columns.shards() + manifest.shards() { emit(shard) }
  }

  /// Gives `emit` the dictionary and its postings; returns what tells its shards apart.
  private func dictionary(
    _ terms: MergedTerms,
    _ entities: EntityPostings,
    _ catalogue: EntityCatalogue,
    emit: (Shard) -> Void
  ) -> [[UInt8]] {
    var dictionary = DictionaryWriter(documentCount: documents.all.count)
    // Keys that are no words begin with a sign that no word begins with.
    var numbered = entities.postings.indices.filter { !entities.postings[$0].isEmpty }.map {
      (key: Array("#\($0)".utf8), entities: [$0])
    }
    numbered.sort { DictionaryRow.precedes($0.key[...], $1.key[...]) }
    var others = (numbered + catalogue.names())[...]
    terms.forEach { word, stems, postings in
      while let row = others.first, DictionaryRow.precedes(row.key[...], word) {
        dictionary.add(row, entities)
        others.removeFirst()
      }
      dictionary.add(word, stems: stems, postings: postings)
      for shard in dictionary.takeShards() { emit(shard) }
    }
    for row in others { dictionary.add(row, entities) }
    let (shards, separators) = dictionary.finish()
    for shard in shards { emit(shard) }
    return separators
  }

  /// What a collector has gathered, ready for `finish`.
  public struct Results: Sendable {
    let terms: TermCollector.Result

    public init(_ collector: consuming Collector) {
      terms = collector.terms.finish()
    }
  }

  /// Whether a result may show nothing of the text, since it opens only behind a warning.
  private func isClosed(_ document: Int) -> Bool {
    guard case .article(let id) = documents.all[document].subject else { return false }
    return archive.articles[id].contentWarning != nil
  }

  private func content(
    of document: Int,
    _ text: (BodyReference) -> [UInt8]
  ) -> (LanguageTag, title: String, body: [UInt8]) {
    switch documents.all[document].subject {
    case .article(let id):
      let article = archive.articles[id]
      return (article.language, article.title, text(article.body))
    case .event(let id):
      let event = archive.events[id]
      let accounts = archive.accounts[event.accounts]
      let language = accounts.lazy.compactMap(\.article).first.map { archive.articles[$0].language }
      var lines: [String] = []
      for account in accounts {
        for line in [account.summary, account.attribution].compactMap(\.self)
        where !lines.contains(where: { $0.utf8.elementsEqual(line.utf8) }) {
          lines.append(line)
        }
      }
      var body = Array(lines.joined(separator: "\n").utf8)
      if let record = event.body { body += [UInt8(ascii: "\n")] + text(record) }
      return (language ?? archive.configuration.languages[0], event.summary ?? "", body)
    }
  }
}

extension DictionaryWriter {
  /// Adds a key that is no word: an entity, or what leads to entities.
  fileprivate mutating func add(_ row: (key: [UInt8], entities: [Int]), _ all: EntityPostings) {
    if row.key[0] == UInt8(ascii: "#") {
      add(row.key[...], stems: .own, postings: all.postings[row.entities[0]])
    } else {
      add(row.key[...], entities: row.entities)
    }
  }
}
