import AnnalsVocabulary
import HostileBytes
import Testing

@testable import AnnalsSearch

/// `annals search` reads the index of a site that anybody may have changed.
@Suite struct HostileBytesTests {
  @Test func searchIndexes() {
    let shards = LiteralArchive.sample.index().sorted {
      $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8)
    }
    let queries = ["khan cheikhoun", "\"quatre civils\" -morek", "secouru civi", "خان شيخون"]
    var number = 0
    let fault = HostileBytes.fault(changing: shards.map(\.value), of: "search indexes") {
      changed,
      bytes in
      var files: [SitePath: [UInt8]] = [:]
      for (index, shard) in shards.enumerated() {
        if let path = shard.key.json ?? shard.key.script {
          files[path] = index == changed ? bytes : shard.value
        }
      }
      let known = files
      guard let index = SearchIndex(IndexFiles { known[$0] }) else { return true }
      number += 1
      var filters = SearchFilters()
      filters.from = number % 3 == 0 ? CalendarDay("2019-08-01") : nil
      filters.towns = number % 5 == 0 ? Set(index.entities(.town, named: "Morek")) : []
      let text = number % 7 == 0 ? "" : queries[number % queries.count]
      let request = SearchRequest(text, isOpen: number % 2 == 0, filters: filters)
      let results = index.search(request)
      for hit in results.hits { _ = index.document(hit.document) }
      for entity in results.suggestions { _ = index.name(ofEntity: entity) }
      return results.hits.count <= request.limit
    }
    #expect(fault == nil)
  }

  /// The words that a build keeps for the next one.
  @Test func keptWords() {
    let key = DigestKey(first: 3, second: 4)
    let files = LiteralArchive.sampleFiles
    let digests = BodyDigests(
      key,
      contents: files.files.indices.map { index in
        guard case .success(let bytes) = files.bytes(at: index) else { return nil }
        return key.digest(bytes)
      }
    )
    let words = LiteralArchive.sample.made(collectors: 2, digests: digests).words
    #expect((KnownWords(words)?.pairCount ?? 0) > 10)
    let fault = HostileBytes.fault(changing: words, of: "kept words") { changed, bytes in
      var runs = words
      runs[changed] = bytes
      guard let read = KnownWords(runs) else { return true }
      for pair in 0..<read.pairCount { _ = read.words(of: pair) }
      for document in 0..<read.documentCount {
        read.forEachPair(ofDocument: document) { pair, _ in _ = read.words(of: pair) }
      }
      return read.adding(words[0], numbering: []) != nil
    }
    #expect(fault == nil)
  }

  @Test func keptCutsOfTheDictionary() throws {
    let key = DigestKey(first: 3, second: 4)
    let sample = LiteralArchive.sample
    let digests = BodyDigests(
      key,
      contents: LiteralArchive.sampleFiles.files.map { key.digest(Array($0.path.utf8)) }
    )
    let made = sample.made(digests: digests)
    let known = try #require(KnownWords(made.words))
    let bytes = try #require(made.dictionary).bytes
    let builder = SearchIndexBuilder(sample.archive) { _ in [] }
    let documents = try (0..<builder.chunkCount).flatMap { chunk in
      try #require(builder.digests(ofChunk: chunk, digests))
    }
    let fault = HostileBytes.fault(changing: [bytes], of: "kept cuts") { _, bytes in
      guard let record = DictionaryRecord(bytes) else { return true }
      guard record.bytes.count <= bytes.count else { return false }
      let patch = SearchIndexBuilder.Patch(known, record, documents: documents, run: [])
      _ = builder.finish(patch, digests: digests) { _, _ in }
      return true
    }
    #expect(fault == nil)
  }
}
