internal import AnnalsMarkdown
internal import AnnalsPublishing
internal import AnnalsSearch
internal import AnnalsVocabulary

/// Puts aside the words that one worker finds.
final class KeptWords: Sendable {
  private let file: AsideFile
  private let kept = Locked(KeptBytes())

  init(_ file: AsideFile) {
    self.file = file
  }

  @Sendable func keep(_ bytes: Span<UInt8>) {
    let range = file.add(bytes)
    kept.withLock { $0.append(range, of: file) }
  }

  var bytes: KeptBytes { kept.withLock { $0 } }
}

/// Writes shards of the document store, whose texts are read again for each.
///
/// A class: every shard's recipe holds one reference to it, where a copy of all that it knows would be
/// 2 KB for every four documents.
final class ShardTexts: Sendable {
  private let builder: SearchIndexBuilder
  private let tree: FileTree

  init(builder: SearchIndexBuilder, tree: FileTree) {
    self.builder = builder
    self.tree = tree
  }

  func write(_ shard: StoreShard, into output: inout ByteWriter) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    builder.write(shard, text: { tree.text(of: $0, &problems) }, into: &output)
    return problems
  }
}

extension FileTree {
  /// The plain text of a body; nothing, with a problem, when its file cannot be read.
  func text(of body: BodyReference, _ problems: inout [Diagnostic]) -> [UInt8] {
    switch bytes(at: body.file) {
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
