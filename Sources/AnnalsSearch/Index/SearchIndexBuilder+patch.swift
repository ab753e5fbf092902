public import AnnalsVocabulary

/// An index that is made from known words, and of which only what an edit touches is made anew where the
/// documents are as many as before.
///
/// The bytes are those of an index made anew: each row is made by the same writer from the same words,
/// and a shard stands only when the writer would cut it where it was cut, under the same number.
extension SearchIndexBuilder {
  /// Runs of known words that are carried from build to build before they are gathered anew.
  private static let mostRuns = 12
  /// Where a cut moves, the shard after it is made too, and so on.
  private static let mostAttempts = 5

  /// Whether an index can be made from what is known, when few documents are new.
  public func canPatch(_ known: KnownWords) -> Bool { 1..<Self.mostRuns ~= known.runs.count }

  /// Of each document of a chunk, what its words are made from; nil when a file was not read.
  public func digests(ofChunk chunk: Int, _ digests: BodyDigests) -> [Digest]? {
    var all: [Digest] = []
    for document in store.range(of: chunk) {
      guard let digest = digest(of: document, digests) else { return nil }
      all.append(digest)
    }
    return all
  }

  /// The documents whose words are not known; nil when they are too many for a patch.
  public func unknown(_ documents: [Digest], _ known: KnownWords) -> [Int]? {
    let unknown = documents.indices.filter { !known.has(documents[$0]) }
    return unknown.count <= max(16, documents.count / 50) ? unknown : nil
  }

  /// Takes in documents, in ascending order; a run for `KnownWords` comes of it.
  public func add(
    unknown documents: [Int],
    to collector: inout Collector,
    digests: BodyDigests,
    text: (BodyReference) -> [UInt8]
  ) {
    for document in documents {
      let (language, title, body) = content(of: document, text)
      collector.terms.add(
        document: UInt32(document),
        language: language,
        title: title,
        body: body.span,
        digest: digest(of: document, digests)
      )
    }
  }

  /// What an index is made from.
  public struct Patch: Sendable {
    let known: KnownWords
    let former: DictionaryRecord
    let documents: [Digest]
    /// The run of the documents that were not known; empty where there are none.
    let run: [UInt8]

    public init(
      _ known: KnownWords,
      _ former: DictionaryRecord,
      documents: [Digest],
      run: [UInt8]
    ) {
      self.known = known
      self.former = former
      self.documents = documents
      self.run = run
    }
  }

  /// What is left of an index that was patched.
  public struct Patched: Sendable {
    public let dictionary: DictionaryRecord
    /// What stands for each file of the dictionary that is as it was.
    public fileprivate(set) var standing: [Digest] = []
    /// The runs of `KnownWords`: of all documents as they are, and of nothing else.
    public let words: [[UInt8]]
  }

  /// Gives `emit` what must be made of the index, as `finish(_:digests:emit:)` does.
  ///
  /// - Returns: Nil, and gives nothing, when what is known means nothing.
  public func finish(
    _ patch: Patch,
    digests: BodyDigests,
    parts: (() -> Parts)? = nil,
    emit: (Shard, Digest?) -> Void
  ) -> Patched? {
    guard let known = patch.known.adding(patch.run, numbering: patch.documents) else { return nil }
    let parts = parts?() ?? Parts(self)
    if var touched = touched(by: patch, known, parts, digests) {
      attempts: for _ in 0..<Self.mostAttempts
      where touched.count(where: \.self) <= touched.count / 2 {
        let words = WordPatch(known, patch.former, touched)
        var shards: [DictionaryWriter.Made] = []
        switch rows(of: words, patch.former, parts, digests, made: { shards += $0 }) {
        case .moved(let shard): touched[shard] = true
        case .renumbered: break attempts
        case .made(let dictionary, let standing):
          return parts.finish(dictionary, digests, after: shards, emit).map {
            Patched(dictionary: $0, standing: standing, words: known.keeping(words.used))
          }
        }
      }
    }
    // Of one shard, which is cut as its rows say.
    var former = DictionaryRecord()
    former.shards.append(DictionaryRecord.Shard())
    let words = WordPatch(known, former, [true])
    let attempt = rows(of: words, former, parts, digests) { shards in
      for (shard, content) in shards { emit(shard, content) }
    }
    guard case .made(let dictionary, _) = consume attempt else { return nil }
    return parts.finish(dictionary, digests, emit).map {
      Patched(dictionary: $0, words: known.keeping(words.used))
    }
  }

  /// The shards of the dictionary that must be made; nil when all must be, since every word weighs
  /// something else in more or fewer documents, or since too many are others.
  private func touched(
    by patch: Patch,
    _ known: KnownWords,
    _ parts: Parts,
    _ digests: BodyDigests
  ) -> [Bool]? {
    let documents = patch.documents
    guard !patch.former.shards.isEmpty, documents.count == patch.known.documentCount else {
      return nil
    }
    let changes = documents.indices.filter {
      documents[$0] != patch.known.digest(ofDocument: $0)
    }
    guard changes.count <= max(16, documents.count / 200) else { return nil }
    let entities = parts.rows.digests(of: patch.former.shards, digests.key)
    var touched = zip(entities, patch.former.shards).map { $0 != $1.entities }
    for document in changes {
      for word in known.words(ofDocument: document, thatDifferFrom: patch.known) {
        touched[patch.former.shard(of: word)] = true
      }
    }
    return touched
  }

  /// What came of an attempt.
  private enum Attempt: ~Copyable {
    case made(DictionaryWriter, standing: [Digest])
    /// A shard that should stand would begin or end elsewhere.
    case moved(shard: Int)
    case renumbered
  }

  /// Writes the rows of touched shards between those that stand.
  ///
  /// - Parameters:
  ///   - words: Of the touched shards.
  ///   - former: How the dictionary was cut.
  ///   - parts: What is no word.
  ///   - digests: Of the record.
  ///   - made: Called with finished shards, in order.
  /// - Returns: The writer, which has the rest.
  private func rows(
    of words: WordPatch,
    _ former: DictionaryRecord,
    _ parts: Parts,
    _ digests: BodyDigests,
    made: ([DictionaryWriter.Made]) -> Void
  ) -> Attempt {
    var dictionary = DictionaryWriter(documentCount: documents.all.count, key: digests.key)
    var standing: [Digest] = []
    for (number, range) in parts.rows.split(by: former.shards).enumerated() {
      guard words.touched[number] else {
        switch dictionary.stand(number, of: former) {
        case .stands: break
        case .moved: return .moved(shard: number)
        case .renumbered: return .renumbered
        }
        let shard = former.shards[number]
        standing.append(shard.content)
        standing += former.blocks[shard.firstBlock..<shard.firstBlock + shard.blockCount]
        continue
      }
      var others = parts.rows.rows[range]
      words.forEach(inShard: number) { word, stems, postings in
        while let row = others.first, DictionaryRow.precedes(row.key[...], word) {
          parts.rows.write(row, to: &dictionary)
          others.removeFirst()
        }
        dictionary.add(word, stems: stems, postings: postings)
        made(dictionary.takeShards())
      }
      for row in others { parts.rows.write(row, to: &dictionary) }
      made(dictionary.takeShards())
      if dictionary.isMisplaced { return .moved(shard: number - 1) }
    }
    return .made(dictionary, standing: standing)
  }
}
