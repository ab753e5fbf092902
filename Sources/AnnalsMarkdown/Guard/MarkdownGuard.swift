internal import AnnalsVocabulary

/// Refuses bodies that libcmark 0.30.2 would take too long over.
enum MarkdownGuard {
  static func refusal(of bytes: Span<UInt8>, options: MarkdownOptions) -> MarkdownProblem? {
    guard bytes.count > options.sizeLimit else { return nil }
    return MarkdownProblem(
      .error,
      "markdown-too-large",
      "the text has \(bytes.count) bytes; at most \(options.sizeLimit) are read",
      at: MarkdownLocation(line: 1, column: 1)
    )
  }
}
