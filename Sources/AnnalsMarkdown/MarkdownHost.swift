public import AnnalsVocabulary

/// What the walk over a document's tree asks of whoever wants the HTML, or only the text.
///
/// The plain text of a document is the concatenation of its text runs; `offset` counts in it, so two
/// walks over the same bytes agree on where a quote stands.
public protocol MarkdownHost {
  /// Writes one run of text: adjacent text with soft line breaks as `\n`, between two other nodes.
  ///
  /// - Parameters:
  ///   - run: UTF-8, unescaped.
  ///   - offset: Of its first byte in the document's plain text.
  ///   - context: Where the run stands; names are linked in `.prose` only.
  ///   - output: Receives escaped HTML.
  mutating func write(
    _ run: Span<UInt8>,
    offset: Int,
    context: TextContext,
    into output: inout ByteWriter
  )

  /// Where a link leads, once the URL policy has let it through; nil drops the link and keeps its text.
  mutating func destination(of url: String, location: MarkdownLocation) -> String?

  /// Takes over a fenced code block by writing something in its place; false leaves it to the walker.
  mutating func takeOver(_ block: FencedBlock, into output: inout ByteWriter) -> Bool
}

/// What a text run is part of.
public enum TextContext: Hashable, Sendable {
  case prose
  case heading
  /// Inside a link, where another link would be no HTML.
  case link
}

/// A place in a Markdown body: line and column from 1, counted from the body's first byte.
public struct MarkdownLocation: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A fenced code block.
public struct FencedBlock: Sendable {
  /// The first word after the fence: `event`.
  public let language: String
  public let literal: String
  /// From 0, counting the fenced blocks of the same language in the document.
  public let ordinal: Int
  /// Of the opening fence.
  public let location: MarkdownLocation
}
