public import AnnalsArchive
public import AnnalsVocabulary

/// Makes the search index of an archive (docs/search-index.md) in two steps: `add` takes in the texts, a
/// few documents at a time and on as many threads as there are collectors; `finish` gives the shards.
///
/// The shards of the document store are not held: `write` makes one when it is wanted.
public struct SearchIndexBuilder: Sendable {
  let archive: PublicArchive
  let documents: SearchDocuments
  fileprivate let numbers: EntityNumbers
  let store: DocumentStore
  fileprivate let typeNames: @Sendable (EventType) -> [LocalizedName]
  fileprivate let typeForms: @Sendable (EventType) -> [String]

  /// - Parameters:
  ///   - archive: What is searched.
  ///   - typeNames: The names of an event type in every language of the interface.
  ///   - typeForms: Other words that lead to an event type and are not shown.
  public init(
    _ archive: PublicArchive,
    typeNames: @escaping @Sendable (EventType) -> [LocalizedName],
    typeForms: @escaping @Sendable (EventType) -> [String] = { _ in [] }
  ) {
    self.archive = archive
    self.typeNames = typeNames
    self.typeForms = typeForms
    documents = SearchDocuments(archive)
    numbers = EntityNumbers(archive)
    store = DocumentStore(archive, documents, numbers)
  }

  /// How many times `add` has to be called, for chunks from 0 on, in any order.
  public var chunkCount: Int { store.shardCount }

  /// What one worker has gathered.
  public struct Collector: ~Copyable {
    var terms: TermCollector

    /// - Parameters:
    ///   - known: Of documents whose words an earlier build found.
    ///   - keep: Called with the bytes that `KnownWords` is to have of this collector, in parts, on the
    ///     thread of the collector; nil where no words are to be remembered.
    public init(_ known: KnownWords? = nil, keep: (@Sendable (Span<UInt8>) -> Void)? = nil) {
      terms = TermCollector(known, keep: keep)
    }
  }

  /// Takes in the documents of a chunk.
  ///
  /// - Parameters:
  ///   - chunk: Each from 0 to `chunkCount` once over all collectors, in ascending order for each.
  ///   - collector: Not shared between threads.
  ///   - makesShards: Whether the shards are wanted; when not, texts whose words are known are not
  ///     asked for.
  ///   - digests: Of bodies; nil when no words are to be remembered.
  ///   - text: The plain text of a body, UTF-8.
  /// - Returns: The shards of the document store that hold the chunk, when they are wanted.
  public func add(
    chunk: Int,
    to collector: inout Collector,
    makesShards: Bool = true,
    digests: BodyDigests? = nil,
    text: (BodyReference) -> [UInt8]
  ) -> [StoreShard] {
    var texts: [[UInt8]] = []
    for document in store.range(of: chunk) {
      let digest = digests.flatMap { self.digest(of: document, $0) }
      let isKnown =
        digest.map { collector.terms.add(document: UInt32(document), known: $0) } ?? false
      if isKnown && !makesShards { continue }
      let (language, title, body) = content(of: document, text)
      if !isKnown {
        collector.terms.add(
          document: UInt32(document),
          language: language,
          title: title,
          body: body.span,
          digest: digest
        )
      }
      texts.append(isClosed(document) ? [] : body)
    }
    return makesShards ? store.shards(chunk, texts: texts) : []
  }

  /// The shards of the document store that hold a chunk, when its words are not wanted.
  public func shards(of chunk: Int, text: (BodyReference) -> [UInt8]) -> [StoreShard] {
    store.shards(chunk, texts: texts(of: chunk, text))
  }

  /// Writes the JSON of a shard of the document store; the texts must be those that `add` was given.
  public func write(
    _ shard: StoreShard,
    text: (BodyReference) -> [UInt8],
    into output: inout ByteWriter
  ) {
    store.write(shard, texts: texts(of: shard.chunk, text), into: &output)
  }

  /// What the shards of a chunk hold of the texts of its documents.
  private func texts(of chunk: Int, _ text: (BodyReference) -> [UInt8]) -> [[UInt8]] {
    store.range(of: chunk).map { isClosed($0) ? [] : content(of: $0, text).body }
  }

  /// Gives `emit` the dictionary, postings, entities, columns and the manifest, from all collectors.
  ///
  /// - Parameters:
  ///   - collectors: Of all workers.
  ///   - digests: Nil when nothing is to be remembered.
  ///   - parts: Asked for when the words are in order.
  ///   - emit: Called with each shard, and with what stands for it where it is one of the dictionary.
  /// - Returns: How the dictionary was cut, when that is to be remembered.
  public func finish(
    _ collectors: consuming [Results],
    digests: BodyDigests? = nil,
    parts: (() -> Parts)? = nil,
    emit: (Shard, Digest?) -> Void
  ) -> DictionaryRecord? {
    var gathered = collectors.map(\.terms)
    collectors.removeAll()
    let terms = MergedTerms(taking: &gathered)
    let parts = parts?() ?? Parts(self)
    var dictionary = DictionaryWriter(documentCount: documents.all.count, key: digests?.key)
    var others = parts.rows.rows[...]
    terms.forEach { word, stems, postings in
      while let row = others.first, DictionaryRow.precedes(row.key[...], word) {
        parts.rows.write(row, to: &dictionary)
        others.removeFirst()
      }
      dictionary.add(word, stems: stems, postings: postings)
      for (shard, content) in dictionary.takeShards() { emit(shard, content) }
    }
    for row in others { parts.rows.write(row, to: &dictionary) }
    return parts.finish(dictionary, digests, emit)
  }

  /// What the index is made of besides words: entities, and what documents have of them.
  ///
  /// `finish` makes it where it is given none; another thread can make it sooner.
  public struct Parts: Sendable {
    private let builder: SearchIndexBuilder
    private let postings: EntityPostings
    private let catalogue: EntityCatalogue
    let rows: EntityRows

    public init(_ builder: SearchIndexBuilder) {
      self.builder = builder
      postings = EntityPostings(builder.archive, builder.documents, builder.numbers)
      catalogue = EntityCatalogue(
        builder.archive,
        builder.numbers,
        typeNames: builder.typeNames,
        typeForms: builder.typeForms
      )
      rows = EntityRows(postings, catalogue)
    }

    /// Gives `emit` what is left of the dictionary, and everything else.
    ///
    /// - Returns: Nil, and gives nothing, when the dictionary cannot be finished; or when nothing is to be
    ///   remembered.
    func finish(
      _ dictionary: consuming DictionaryWriter,
      _ digests: BodyDigests?,
      after shards: [DictionaryWriter.Made] = [],
      _ emit: (Shard, Digest?) -> Void
    ) -> DictionaryRecord? {
      guard let result = dictionary.finish() else { return nil }
      for (shard, content) in shards + result.shards { emit(shard, content) }
      let columns = FacetColumns(
        builder.archive,
        builder.documents,
        entities: postings.entitiesOfDocument
      )
      let manifest = Manifest(
        documents: builder.documents,
        numbers: builder.numbers,
        languages: columns.languages,
        separators: result.separators
      )
      let others = catalogue.shards(documentCounts: postings.documentCounts)
      for shard in others + columns.shards() + manifest.shards() { emit(shard, nil) }
      return digests.map { digests in
        var record = result.record
        let entities = rows.digests(of: record.shards, digests.key)
        for (number, digest) in entities.enumerated() { record.shards[number].entities = digest }
        return record
      }
    }
  }

  /// What a collector has gathered, ready for `finish`.
  public struct Results: Sendable {
    let terms: TermCollector.Result

    public init(_ collector: consuming Collector) {
      terms = collector.terms.finish()
    }
  }

  /// Whether a result may show nothing of the text, since it opens only behind a warning.
  func isClosed(_ document: Int) -> Bool {
    guard case .article(let id) = documents.all[document].subject else { return false }
    return archive.articles[id].contentWarning != nil
  }
}
