public import AnnalsArchive
public import AnnalsVocabulary

/// Makes the search index of an archive (docs/search-index.md) in two steps: `add` takes in the texts,
/// 16 documents at a time and on as many threads as there are collectors, and gives the shards of the
/// document store; `finish` gives all others.
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
  ///   - chunk: Each from 0 to `chunkCount` once, over all collectors.
  ///   - collector: Not shared between threads.
  ///   - text: The plain text of an article's body, UTF-8.
  /// - Returns: The shards of the document store that hold the chunk.
  public func add(
    chunk: Int,
    to collector: inout Collector,
    text: (ID<Article>) -> [UInt8]
  ) -> [Shard] {
    var texts: [[UInt8]] = []
    for document in store.range(of: chunk) {
      let (language, title, body) = content(of: document, text)
      collector.terms.add(
        document: UInt32(document),
        language: language,
        title: title,
        body: body.span
      )
      texts.append(body)
    }
    return store.shards(chunk, texts: texts)
  }

  /// The dictionary, postings, entities, columns and the manifest, from all collectors.
  public func finish(_ collectors: consuming [Results]) -> [Shard] {
    let entityPostings = EntityPostings(archive, documents, numbers)
    let catalogue = EntityCatalogue(archive, numbers, typeNames: typeNames)
    let columns = FacetColumns(archive, documents, entities: entityPostings.entitiesOfDocument)
    var dictionary = DictionaryWriter(documentCount: documents.all.count)
    let terms = MergedTerms(collectors.map(\.terms))
    for term in terms.terms {
      dictionary.add(term.key, stems: term.stems, postings: terms.postings[term.postings])
    }
    for (number, postings) in entityPostings.postings.enumerated() where !postings.isEmpty {
      dictionary.add(Array("#\(number)".utf8), stems: [], postings: postings[...])
    }
    dictionary.add(catalogue.nameRows())
    let (shards, firstKeys) = dictionary.finish()
    let manifest = Manifest(
      documents: documents,
      numbers: numbers,
      languages: columns.languages,
      firstKeys: firstKeys
    )
    return shards + catalogue.shards(documentCounts: entityPostings.postings.map(\.count))
      + columns.shards() + manifest.shards()
  }

  /// What a collector has gathered, ready for `finish`.
  public struct Results: Sendable {
    let terms: TermCollector.Result

    public init(_ collector: consuming Collector) {
      terms = collector.terms.finish()
    }
  }

  private func content(
    of document: Int,
    _ text: (ID<Article>) -> [UInt8]
  ) -> (LanguageTag, title: String, body: [UInt8]) {
    switch documents.all[document].subject {
    case .article(let id):
      let article = archive.articles[id]
      return (article.language, article.title, text(id))
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
      return (
        language ?? archive.configuration.languages[0],
        event.summary ?? "",
        Array(lines.joined(separator: "\n").utf8)
      )
    }
  }
}
