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

/// The plain texts of bodies that were put aside when their files were read.
struct KeptTexts: Sendable {
  private let file: AsideFile
  /// By the index of the file that a body stands in.
  private let ranges: [Range<Int>?]

  init(_ file: AsideFile, _ ranges: [Range<Int>?]) {
    self.file = file
    self.ranges = ranges
  }

  /// Nil for one that was not, or that cannot be had.
  fileprivate func text(of body: BodyReference) -> [UInt8]? {
    guard ranges.indices.contains(body.file), let range = ranges[body.file] else { return nil }
    return try? file.bytes(range)
  }
}

/// The plain texts of bodies, for the search.
struct BodyTexts: Sendable {
  let tree: FileTree
  let kept: KeptTexts?
  /// Of a body, in bytes.
  let sizeLimit: Int

  /// Nothing, with a problem, when its file must be read again and cannot be.
  func text(of body: BodyReference, _ problems: inout [Diagnostic]) -> [UInt8] {
    if let text = kept?.text(of: body) { return text }
    switch tree.bytes(at: body.file) {
    case .success(let bytes):
      guard body.offset + body.count <= bytes.count else { return [] }
      let text = bytes.span.extracting(body.offset..<body.offset + body.count)
      var options = MarkdownOptions()
      options.sizeLimit = sizeLimit
      return MarkdownBody.scan(text, options: options).0.plainText
    case .failure(let problem):
      problems.append(problem)
      return []
    }
  }
}

/// Writes shards of the document store, for each of which its texts are fetched again.
///
/// A class: every shard's recipe holds one reference to it, where a copy of all that it knows would be
/// 2 KB for every four documents.
final class ShardTexts: Sendable {
  private let builder: SearchIndexBuilder
  private let texts: BodyTexts

  init(builder: SearchIndexBuilder, texts: BodyTexts) {
    self.builder = builder
    self.texts = texts
  }

  func write(_ shard: StoreShard, into output: inout ByteWriter) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    builder.write(shard, text: { texts.text(of: $0, &problems) }, into: &output)
    return problems
  }
}
