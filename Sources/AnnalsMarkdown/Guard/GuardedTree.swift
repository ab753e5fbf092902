internal import AnnalsVocabulary

/// A tree of a text that is not too much for libcmark, or why there is none.
enum GuardedTree {
  case tree(MarkdownTree)
  case refused(MarkdownProblem)

  init(parsing bytes: Span<UInt8>, options: MarkdownOptions) {
    if bytes.count > options.sizeLimit {
      self = .refused("it has \(bytes.count) bytes, of which at most \(options.sizeLimit) are read")
      return
    }
    // libcmark keeps other line endings in code and raw HTML.
    if bytes.firstIndex(of: 0x0D, from: 0) != nil {
      self.init(parsingLines: bytes.withLineFeeds.span, options: options)
    } else {
      self.init(parsingLines: bytes, options: options)
    }
  }

  private init(parsingLines bytes: Span<UInt8>, options: MarkdownOptions) {
    if let (reason, line) = MarkdownGuard.refusal(of: bytes, depthLimit: options.depthLimit) {
      self = .refused(reason, line: line)
    } else if let tree = MarkdownTree(parsing: bytes) {
      self = .tree(tree)
    } else {
      self = .refused("its markup takes more than \(MarkdownTree.memoryLimit >> 20) MB of memory")
    }
  }

  private static func refused(_ reason: String, line: Int = 1) -> GuardedTree {
    .refused(
      MarkdownProblem(
        .error,
        "markdown-too-complex",
        "the text cannot be read: \(reason)",
        at: MarkdownLocation(line: line, column: 1)
      )
    )
  }
}
