internal import AnnalsArchive
internal import AnnalsPublishing
internal import AnnalsSearch
internal import AnnalsVocabulary

/// Makes the search index: takes in the words of every article, on all workers, and reads those again
/// whose words the last build did not leave.
struct SearchStage: Sendable {
  let texts: BodyTexts
  let archive: PublicArchive
  /// Names of the event types in every language that the interface could have.
  let typeNames: @Sendable (EventType) -> [LocalizedName]
  /// Other words that readers look for them by.
  let typeForms: @Sendable (EventType) -> [String]
  /// Whether the JSON twins of the shards are written too.
  let writesJSON: Bool
  /// What stands for the bodies; nil when nothing is remembered.
  let digests: BodyDigests?
  /// The words that the last build left.
  let known: KnownWords?
  /// How it cut the dictionary.
  let dictionary: DictionaryRecord?
  /// Where words wait for the next build, and shards to be written; nil when nothing is remembered.
  let aside: AsideFile?
  /// Files of the site that stand, by the digest of what they were made from.
  let standing: [Digest: [Site.File]]
  let workers: Workers
  let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  /// What came of it.
  struct Index: Sendable {
    /// The document store and the dictionary; all, where all stands.
    var files: [Site.File] = []
    /// What is made from the archive as a whole.
    var rest: [Site.File] = []
    /// The words of all documents, in one run or more.
    var words: [KeptBytes] = []
    /// How the dictionary is cut; nil when nothing is to be remembered.
    var dictionary: DictionaryRecord?
    /// Of articles that could not be read again.
    var problems: [Diagnostic] = []
  }

  /// Takes in the documents, on all workers, and gives the files of the document store.
  ///
  /// - Returns: What `finish` is to have.
  func gather() -> Gathered {
    let builder = SearchIndexBuilder(archive, typeNames: typeNames, typeForms: typeForms)
    if let known, let dictionary, let digests, builder.canPatch(known) {
      let gathered = gather(builder, .digests)
      if let documents = gathered.documents, let unknown = builder.unknown(documents, known) {
        var index = gathered.index
        let run = run(of: unknown, digests, builder, &index.problems)
        let patch = SearchIndexBuilder.Patch(known, dictionary, documents: documents, run: run)
        return Gathered(index: index, builder: builder, rest: .patch(patch, digests))
      }
    }
    return gatherWords(builder)
  }

  /// The words of documents that are not known.
  private func run(
    of documents: [Int],
    _ digests: BodyDigests,
    _ builder: SearchIndexBuilder,
    _ problems: inout [Diagnostic]
  ) -> [UInt8] {
    if documents.isEmpty { return [] }
    let run = Locked<[UInt8]>([])
    var collector = SearchIndexBuilder.Collector { bytes in
      run.withLock { run in for index in bytes.indices { run.append(bytes[index]) } }
    }
    builder.add(unknown: documents, to: &collector, digests: digests) {
      texts.text(of: $0, &problems)
    }
    _ = SearchIndexBuilder.Results(collector)
    return run.withLock { $0 }
  }

  /// Takes in the words of all documents.
  private func gatherWords(_ builder: SearchIndexBuilder) -> Gathered {
    let gathered = gather(builder, .words)
    return Gathered(index: gathered.index, builder: builder, rest: .words(Locked(gathered.results)))
  }

  /// What is wanted of documents besides their shards of the store.
  private enum Use {
    case digests
    case words
  }

  private func gather(_ builder: SearchIndexBuilder, _ use: Use) -> (
    index: Index, documents: [Digest]?, results: [SearchIndexBuilder.Results]
  ) {
    let queue = Workers.Queue(count: builder.chunkCount)
    let counter = Counter(total: builder.chunkCount, progress: progress)
    var shares = workers.run { share(of: queue, counter, builder, use) }
    var index = Index(problems: shares.flatMap(\.problems))
    let shards = ShardTexts(builder: builder, texts: texts)
    for share in shares {
      index.files += share.standing
      for (shard, inputs) in share.shards {
        index.files += files(shard.name, inputs) { shards.write(shard, into: &$0) }
      }
    }
    if case .words = use { index.words = shares.compactMap(\.words) }
    let chunks = shares.flatMap(\.chunks).sorted { $0.chunk < $1.chunk }
    let documents = chunks.count == builder.chunkCount ? chunks.flatMap(\.documents) : nil
    let results = shares.compactMap(\.results)
    // Nothing else shall hold what the results let go of on the way.
    shares.removeAll()
    return (index, documents, results)
  }

  private func share(
    of queue: Workers.Queue,
    _ counter: Counter,
    _ builder: SearchIndexBuilder,
    _ use: Use
  ) -> Share {
    let words = aside.map { KeptWords($0) }
    var collector = SearchIndexBuilder.Collector(known, keep: words.map { $0.keep })
    var share = Share()
    while let range = queue.next(16) {
      for chunk in range {
        counter.count()
        let inputs = digests.flatMap { builder.digest(ofChunk: chunk, $0) }
        let kept = inputs.flatMap { standing[$0] }
        share.standing += kept ?? []
        var shards: [StoreShard] = []
        switch use {
        case .words:
          shards = builder.add(
            chunk: chunk,
            to: &collector,
            makesShards: kept == nil,
            digests: digests
          ) { texts.text(of: $0, &share.problems) }
        case .digests:
          if let documents = digests.flatMap({ builder.digests(ofChunk: chunk, $0) }) {
            share.chunks.append((chunk, documents))
          }
          if kept == nil {
            shards = builder.shards(of: chunk) { texts.text(of: $0, &share.problems) }
          }
        }
        for shard in shards { share.shards.append((shard, inputs)) }
      }
    }
    if case .words = use {
      share.results = SearchIndexBuilder.Results(collector)
      share.words = words?.bytes
    }
    return share
  }

  /// Makes the rest of the index, on the thread that calls it; once for what was gathered.
  func finish(_ gathered: borrowing Gathered) -> Index {
    var index = gathered.index
    switch gathered.rest {
    case .patch(let patch, let digests):
      return finish(patch, digests, gathered) ?? finish(gatherWords(gathered.builder))
    case .words(let held):
      let results = held.withLock { results in
        var taken: [SearchIndexBuilder.Results] = []
        swap(&taken, &results)
        return taken
      }
      index.dictionary = gathered.builder.finish(
        consume results,
        digests: digests,
        parts: gathered.parts
      ) { add($0, $1, to: &index) }
      return index
    }
  }

  /// Nil when a shard that should stand does not.
  private func finish(
    _ patch: SearchIndexBuilder.Patch,
    _ digests: BodyDigests,
    _ gathered: borrowing Gathered
  ) -> Index? {
    var index = gathered.index
    let patched = gathered.builder.finish(patch, digests: digests, parts: gathered.parts) {
      add($0, $1, to: &index)
    }
    guard let patched else { return nil }
    for content in patched.standing {
      guard let files = standing[content] else { return nil }
      index.files += files
    }
    index.dictionary = patched.dictionary
    index.words = patched.words.map { KeptBytes($0) }
    return index
  }

  private func add(_ shard: Shard, _ content: Digest?, to index: inout Index) {
    let files = files(shard.name, content, json: recipe(for: shard))
    if content == nil { index.rest += files } else { index.files += files }
  }

  /// What the documents have given.
  struct Gathered: Sendable {
    fileprivate let index: Index
    fileprivate let builder: SearchIndexBuilder
    fileprivate let rest: Rest
    private let heldParts = Locked<SearchIndexBuilder.Parts?>(nil)

    fileprivate init(index: Index, builder: SearchIndexBuilder, rest: Rest) {
      self.index = index
      self.builder = builder
      self.rest = rest
    }

    fileprivate enum Rest: Sendable {
      case patch(SearchIndexBuilder.Patch, BodyDigests)
      /// Taken out by `finish`, which frees them as it goes.
      case words(Locked<[SearchIndexBuilder.Results]>)
    }

    /// Does a part of `finish` that another thread may do, where finishing takes longer than planning.
    func prepare() {
      if case .words = rest { _ = parts() }
    }

    /// What is needed besides words: made once, and whoever asks meanwhile waits.
    fileprivate func parts() -> SearchIndexBuilder.Parts {
      heldParts.withLock { held in
        if let held { return held }
        let made = SearchIndexBuilder.Parts(builder)
        held = made
        return made
      }
    }
  }

  /// Gives the bytes of a shard, which wait aside where they can.
  private func recipe(for shard: Shard) -> @Sendable (inout ByteWriter) -> [Diagnostic] {
    guard let aside else {
      return { output in
        output.append(shard.json)
        return []
      }
    }
    let range = aside.add(shard.json.span)
    return { output in
      do throws(FileFailure) {
        try aside.read(range) { output.append($0) }
        return []
      } catch {
        return [.lostAside(error)]
      }
    }
  }

  private struct Share: Sendable {
    var standing: [Site.File] = []
    var shards: [(StoreShard, inputs: Digest?)] = []
    /// What the words of documents are made from, of chunks whose files were read.
    var chunks: [(chunk: Int, documents: [Digest])] = []
    var results: SearchIndexBuilder.Results?
    var words: KeptBytes?
    var problems: [Diagnostic] = []
  }

  /// The script of a shard, and its twin; `json` writes the shard's bytes when its turn comes.
  private func files(
    _ name: ShardName,
    _ inputs: Digest?,
    json: @escaping @Sendable (inout ByteWriter) -> [Diagnostic]
  ) -> [Site.File] {
    var files: [Site.File] = []
    if let path = name.script {
      let recipe = Site.Recipe.render { output in
        var problems: [Diagnostic] = []
        name.writeScript(into: &output) { problems = json(&$0) }
        return problems
      }
      files.append(Site.File(path: path, recipe: recipe))
    }
    if writesJSON, let path = name.json {
      files.append(Site.File(path: path, recipe: .render(json)))
    }
    for index in files.indices { files[index].inputs = inputs }
    return files
  }
}
