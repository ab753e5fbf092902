public import AnnalsVocabulary

/// An index of which only what an edit touches is made anew.
///
/// The bytes are those of an index made anew: each row is made by the same writer from the same words,
/// and a shard stands only when the writer would cut it where it was cut, under the same number.
extension SearchIndexBuilder {
  /// Runs of known words that are carried from build to build before they are gathered anew.
  private static let mostRuns = 12
  /// Where a cut moves, the shard after it is made too, and so on.
  private static let mostAttempts = 5

  /// Whether an index could be patched: the documents have the numbers they had, as far as their count
  /// tells.
  public func canPatch(_ known: KnownWords) -> Bool {
    known.documentCount == documents.all.count && known.runs.count < Self.mostRuns
  }

  /// Documents of a chunk whose words are not those that were known; nil when a file was not read.
  public func changes(inChunk chunk: Int, _ known: KnownWords, _ digests: BodyDigests) -> [Int]? {
    var changes: [Int] = []
    for document in store.range(of: chunk) {
      guard let digest = digest(of: document, digests) else { return nil }
      if known.digest(ofDocument: document) != digest { changes.append(document) }
    }
    return changes
  }

  /// Whether so few documents changed that a patch is worth it.
  public func isWorthPatching(_ changes: [Int]) -> Bool {
    changes.count <= max(16, documents.all.count / 200)
  }

  /// Takes in documents that changed, in ascending order; a run for `KnownWords` comes of it.
  public func add(
    changes: [Int],
    to collector: inout Collector,
    digests: BodyDigests,
    text: (BodyReference) -> [UInt8]
  ) {
    for document in changes {
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

  /// What an index is patched from.
  public struct Patch: Sendable {
    let known: KnownWords
    let former: DictionaryRecord
    let changes: [Int]
    /// The run of the documents that changed.
    let run: [UInt8]

    public init(_ known: KnownWords, _ former: DictionaryRecord, changes: [Int], run: [UInt8]) {
      self.known = known
      self.former = former
      self.changes = changes
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
  /// - Returns: Nil, and gives nothing, when other shards would have other numbers.
  public func finish(
    _ patch: Patch,
    digests: BodyDigests,
    emit: (Shard, Digest?) -> Void
  ) -> Patched? {
    let former = patch.former
    let more = patch.changes.isEmpty ? patch.known : patch.known.adding(patch.run)
    guard !former.shards.isEmpty, let known = more else { return nil }
    let parts = Parts(self)
    var touched = zip(parts.rows.digests(of: former.shards, digests.key), former.shards).map {
      $0 != $1.entities
    }
    for document in patch.changes {
      for word in known.words(ofDocument: document, thatDifferFrom: patch.known) {
        touched[former.shard(of: word)] = true
      }
    }
    for _ in 0..<Self.mostAttempts {
      guard touched.count(where: { $0 }) <= max(16, former.shards.count / 2) else { return nil }
      let words = WordPatch(known, former, touched)
      switch rows(of: words, former, parts, digests) {
      case .moved(let shard): touched[shard] = true
      case .renumbered: return nil
      case .made(let dictionary, var shards, let standing):
        let record = parts.finish(dictionary, digests) { shards.append(($0, $1)) }
        guard let record else { return nil }
        for (shard, content) in shards { emit(shard, content) }
        return Patched(
          dictionary: record,
          standing: standing,
          words: patch.changes.isEmpty ? known.bytes : known.keeping(words.used)
        )
      }
    }
    return nil
  }

  /// What came of an attempt.
  private enum Attempt: ~Copyable {
    case made(DictionaryWriter, shards: [DictionaryWriter.Made], standing: [Digest])
    /// A shard that should stand would begin or end elsewhere.
    case moved(shard: Int)
    case renumbered
  }

  /// Writes the rows of touched shards between those that stand.
  private func rows(
    of words: WordPatch,
    _ former: DictionaryRecord,
    _ parts: Parts,
    _ digests: BodyDigests
  ) -> Attempt {
    var dictionary = DictionaryWriter(documentCount: documents.all.count, key: digests.key)
    var shards: [DictionaryWriter.Made] = []
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
      }
      for row in others { parts.rows.write(row, to: &dictionary) }
      if dictionary.isMisplaced { return .moved(shard: number - 1) }
      shards += dictionary.takeShards()
    }
    return .made(dictionary, shards: shards, standing: standing)
  }
}
