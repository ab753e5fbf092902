internal import AnnalsArchive
internal import AnnalsMarkdown
internal import AnnalsPublishing
internal import AnnalsSearch
internal import AnnalsVocabulary

/// Makes the search index: reads every article again and takes in its words, on all workers.
struct SearchStage: Sendable {
  let tree: FileTree
  let archive: PublicArchive
  /// Names of the event types in every language that the interface could have.
  let typeNames: @Sendable (EventType) -> [LocalizedName]
  /// Whether the JSON twins of the shards are written too.
  let writesJSON: Bool
  let workers: Workers
  let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  /// The files of the index, and the articles that could not be read again.
  func files() -> ([Site.File], [Diagnostic]) {
    let builder = SearchIndexBuilder(archive, typeNames: typeNames)
    let queue = Workers.Queue(count: builder.chunkCount)
    let counter = Counter(total: builder.chunkCount, progress: progress)
    let shares = workers.run { () -> Share in
      var collector = SearchIndexBuilder.Collector()
      var shards: [Shard] = []
      var problems: [Diagnostic] = []
      while let range = queue.next(4) {
        for chunk in range {
          counter.count()
          shards += builder.add(chunk: chunk, to: &collector) { text(of: $0, &problems) }
        }
      }
      return Share(
        shards: shards,
        results: SearchIndexBuilder.Results(collector),
        problems: problems
      )
    }
    let shards = shares.flatMap(\.shards) + builder.finish(shares.map(\.results))
    return (shards.flatMap(files), shares.flatMap(\.problems))
  }

  private struct Share: Sendable {
    let shards: [Shard]
    let results: SearchIndexBuilder.Results
    let problems: [Diagnostic]
  }

  /// The script is written around the shard's bytes when its turn comes, so that they are held once.
  private func files(_ shard: Shard) -> [Site.File] {
    var files: [Site.File] = []
    if let path = shard.name.script {
      files.append(
        Site.File(
          path: path,
          recipe: .render { output in
            shard.writeScript(into: &output)
            return []
          }
        )
      )
    }
    if writesJSON, let path = shard.name.json {
      files.append(Site.File(path: path, recipe: .bytes(shard.json)))
    }
    return files
  }

  /// The plain text of an article; nothing, with a problem, when its file cannot be read.
  private func text(of article: ID<Article>, _ problems: inout [Diagnostic]) -> [UInt8] {
    let body = archive.articles[article].body
    switch tree.bytes(at: body.file) {
    case .success(let bytes):
      guard body.offset + body.count <= bytes.count else { return [] }
      let text = bytes.span.extracting(body.offset..<body.offset + body.count)
      return MarkdownBody.scan(text).0.plainText
    case .failure(let problem):
      problems.append(problem)
      return []
    }
  }
}
