public import AnnalsVocabulary

/// The two ways to read a Markdown body: for what it says, and for its HTML.
///
/// Bodies are UTF-8; ill-formed bytes are carried through as they are. Both ways refuse a body that is
/// too large or would take too long with an error and an empty result, and both parse it anew: a tree
/// takes twenty times the memory of its text, too much to keep for every file.
public enum MarkdownBody {
  /// Reads what the body says: plain text, headings, links, fenced blocks.
  ///
  /// A body that is scanned without an error can be written.
  public static func scan(
    _ bytes: Span<UInt8>,
    options: MarkdownOptions = MarkdownOptions()
  ) -> (MarkdownOutline, [MarkdownProblem]) {
    switch GuardedTree(parsing: bytes, options: options) {
    case .refused(let problem): return (MarkdownOutline(), [problem])
    case .tree(let tree):
      var cursor = MarkdownCursor(walking: tree)
      var scan = OutlineWalk(options: options, capacity: bytes.count)
      while cursor.advance() { scan.visit(cursor) }
      return scan.finish()
    }
  }

  /// Writes the body's HTML, asking `host` for the text in it; returns the problems `scan` reports.
  ///
  /// Nothing is written when one of them is an error.
  @discardableResult
  public static func writeHTML<Host: MarkdownHost>(
    of bytes: Span<UInt8>,
    options: MarkdownOptions = MarkdownOptions(),
    host: inout Host,
    into output: inout ByteWriter
  ) -> [MarkdownProblem] {
    switch GuardedTree(parsing: bytes, options: options) {
    case .refused(let problem): return [problem]
    case .tree(let tree):
      var cursor = MarkdownCursor(walking: tree)
      var walk = HTMLWalk(of: tree, options: options, capacity: bytes.count, start: output.count)
      while cursor.advance() { walk.visit(cursor, host: &host, output: &output) }
      return walk.problems
    }
  }
}
