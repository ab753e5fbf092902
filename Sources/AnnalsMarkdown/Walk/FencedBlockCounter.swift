/// Reads fenced code blocks and numbers those of each language.
struct FencedBlockCounter {
  private var counts: [String: Int] = [:]

  /// The block at the cursor; nil when it has no info string.
  mutating func block(at cursor: borrowing MarkdownCursor) -> FencedBlock? {
    let language = cursor.withFenceInfo { FenceInfo.language($0) }
    guard !language.utf8.isEmpty else { return nil }
    let ordinal = counts[language, default: 0]
    counts[language] = ordinal + 1
    return FencedBlock(
      language: language,
      literal: cursor.withLiteral { $0.text },
      ordinal: ordinal,
      location: cursor.location
    )
  }
}
