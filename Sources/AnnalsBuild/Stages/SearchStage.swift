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
      var shards: [StoreShard] = []
      var problems: [Diagnostic] = []
      while let range = queue.next(16) {
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
    var files: [Site.File] = []
    for shard in shares.flatMap(\.shards) {
      files += self.files(shard.name) { output in
        var problems: [Diagnostic] = []
        builder.write(shard, text: { text(of: $0, &problems) }, into: &output)
        return problems
      }
    }
    builder.finish(shares.map(\.results)) { shard in
      files += self.files(shard.name) { output in
        output.append(shard.json)
        return []
      }
    }
    return (files, shares.flatMap(\.problems))
  }

  private struct Share: Sendable {
    let shards: [StoreShard]
    let results: SearchIndexBuilder.Results
    let problems: [Diagnostic]
  }

  /// The script of a shard, and its twin; `json` writes the shard's bytes when its turn comes.
  private func files(
    _ name: ShardName,
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
    return files
  }

  /// The plain text of a body; nothing, with a problem, when its file cannot be read.
  private func text(of body: BodyReference, _ problems: inout [Diagnostic]) -> [UInt8] {
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
