import AnnalsArchive
import AnnalsContent
import AnnalsMarkdown
import AnnalsVocabulary
import Synchronization

@testable import AnnalsSearch

/// An archive and its index, from literal files.
struct LiteralArchive {
  let archive: PublicArchive
  /// The plain text of each article, by its source path.
  let texts: [String: [UInt8]]

  init(_ files: FileTree) {
    var configuration = ArchiveConfiguration(title: "Test", languages: [])
    configuration.languages = ["fr", "en", "ar"].compactMap { LanguageTag($0) }
    let reader = ContentReader(configuration: configuration)
    let matcher = MentionMatcher(towns: Self.towns(in: files, reader), factions: [])
    var documents: [ReadDocument] = []
    var texts: [String: [UInt8]] = [:]
    for (index, file) in files.files.enumerated() {
      guard case .success(let bytes) = files.bytes(at: index) else { continue }
      var text: [UInt8] = []
      var prose = Prose()
      let (read, _) = reader.read(file: index, path: file.path, bytes: bytes) { run, _, _ in
        for match in matcher.matches(in: run) { prose.add(match) }
        for index in run.indices { text.append(run[index]) }
        text.append(UInt8(ascii: "\n"))
      }
      texts[file.path] = text
      documents += read.map { ReadDocument($0, prose: prose) }
    }
    archive = Archive(resolving: documents, configuration: configuration).redacted(asOf: nil).0
    self.texts = texts
  }

  private static func towns(in files: FileTree, _ reader: ContentReader) -> [TownDocument] {
    files.files.indices.flatMap { index -> [TownDocument] in
      guard case .success(let bytes) = files.bytes(at: index) else { return [] }
      return reader.read(file: index, path: files.files[index].path, bytes: bytes).0.compactMap {
        if case .town(let town) = $0 { town } else { nil }
      }
    }
  }

  /// The JSON of every shard by its name, the texts taken in by so many collectors.
  func index(collectors count: Int = 1) -> [ShardName: [UInt8]] {
    made(collectors: count).shards
  }

  /// The JSON of every shard by its name, and the words to remember.
  ///
  /// The digests are of the files, `known` is of an index made before, and `onText` is called with the
  /// body of each article whose words are not known.
  func made(
    collectors count: Int = 1,
    digests: BodyDigests? = nil,
    known: KnownWords? = nil,
    onText: (BodyReference) -> Void = { _ in }
  ) -> (shards: [ShardName: [UInt8]], words: [[UInt8]], dictionary: DictionaryRecord?) {
    let builder = SearchIndexBuilder(archive) { _ in [] }
    var shards: [ShardName: [UInt8]] = [:]
    var results: [SearchIndexBuilder.Results] = []
    var words: [[UInt8]] = []
    for worker in 0..<count {
      let kept = Mutex<[UInt8]>([])
      var collector = SearchIndexBuilder.Collector(known) { bytes in
        kept.withLock { kept in for index in bytes.indices { kept.append(bytes[index]) } }
      }
      for chunk in stride(from: worker, to: builder.chunkCount, by: count) {
        _ = builder.add(chunk: chunk, to: &collector, makesShards: false, digests: digests) {
          onText($0)
          return text(of: $0)
        }
        for shard in builder.shards(of: chunk, text: text) {
          var output = ByteWriter()
          builder.write(shard, text: text, into: &output)
          shards[shard.name] = output.bytes
        }
      }
      results.append(SearchIndexBuilder.Results(collector))
      words.append(kept.withLock(\.self))
    }
    let dictionary = builder.finish(results, digests: digests) { shard, _ in
      shards[shard.name] = shard.json
    }
    return (shards, words, dictionary)
  }

  func text(of body: BodyReference) -> [UInt8] {
    let article = archive.articles.first { $0.body == body }
    return article.flatMap { texts[$0.sourcePath] } ?? []
  }

  func reader() throws -> SearchIndex {
    var files: [SitePath: [UInt8]] = [:]
    for (name, json) in index() {
      var script = ByteWriter()
      name.writeScript(into: &script) { $0.append(json) }
      if let path = name.script { files[path] = script.bytes }
    }
    let known = files
    guard let index = SearchIndex(IndexFiles { known[$0] }) else { throw NoIndex() }
    return index
  }

  struct NoIndex: Error {}

  static let sample = LiteralArchive(sampleFiles)

  static let sampleFiles: FileTree = [
    "Content/Towns/khan-shaykhun.md": """
    ---
    name: Khan Shaykhun
    names: {ar: خان شيخون}
    aliases: [Khan Cheikhoun]
    governorate: Idlib
    ---
    """,
    "Content/Towns/idlib.md": "---\nname: Idlib\nkind: governorate\n---\n",
    "Content/Towns/morek.md": "---\nname: Morek\nnames: {ar: مورك}\n---\n",
    "Content/Articles/2019-08-22-retrait.md": """
    ---
    title: Retrait de Khan Cheikhoun
    date: 2019-08-22
    language: fr
    source: Diyaruna
    events:
      - id: withdrawal
        date: 2019-08-20
        type: withdrawal
        town: Khan Cheikhoun
        summary: Les combattants se sont retirés.
    ---
    L'attaque a commencé mardi. Les quatre civils ont été secourus.
    """,
    "Content/Articles/2019-08-23-held.md": """
    ---
    title: Morek still held
    date: 2019-08-23
    language: en
    ---
    The fighters still hold the town; rescuers attacked by aircraft.
    """,
    "Content/Articles/2019-08-24-ar.md": """
    ---
    title: غارات على خان شيخون
    date: 2019-08-24
    language: ar
    ---
    قصفت الطائرات مدينة خان شيخون.
    """,
  ]
}
