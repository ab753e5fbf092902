public import AnnalsVocabulary

/// What the walk that writes HTML asks of whoever wants the page.
///
/// The walk writes the markup, the host the text in it. See `MarkdownBody.writeHTML`.
public protocol MarkdownHost {
  /// Writes one run of text: adjacent text with soft line breaks as `\n`, between two other nodes.
  ///
  /// Code, raw HTML and the text of images are not handed over; the walk writes them itself.
  ///
  /// - Parameters:
  ///   - run: UTF-8, unescaped.
  ///   - offset: Of its first byte in `MarkdownOutline.plainText` of the same body.
  ///   - context: Where the run stands; names are linked in `.prose` only.
  ///   - output: Receives escaped HTML.
  mutating func write(
    _ run: Span<UInt8>,
    offset: Int,
    context: TextContext,
    into output: inout ByteWriter
  )

  /// Where a link leads, once the URL policy has let it through; nil drops the link and keeps its text.
  ///
  /// Asked for http, https, mailto and relative links and for local images. A link to a heading of
  /// the same body (`#there`) is settled by the walk and not asked for.
  mutating func destination(of link: MarkdownLink) -> String?

  /// The size of a local image for which `destination(of:)` gave an address; nil when it is not known.
  ///
  /// A page that tells it does not move when the picture comes.
  mutating func size(of image: MarkdownLink) -> PictureSize?

  /// Takes over a fenced code block by writing something in its place; false leaves it to the walk.
  ///
  /// Asked only for blocks with an info string.
  mutating func takeOver(_ block: FencedBlock, into output: inout ByteWriter) -> Bool
}

extension MarkdownHost {
  public mutating func size(of image: MarkdownLink) -> PictureSize? { nil }
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
  /// In bytes.
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The same place in the file whose line `firstLine` is the first of the body.
  public func sourceLocation(in path: String, firstLine: Int) -> SourceLocation {
    SourceLocation(path: path, line: firstLine + line - 1, column: column)
  }
}

/// A link or an image as the author wrote it.
public struct MarkdownLink: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case link
    case image
  }

  public let kind: Kind
  /// References and backslashes are resolved, percent-encoding is as written, no space around it.
  public let url: String
  public let location: MarkdownLocation

  public init(kind: Kind, url: String, location: MarkdownLocation) {
    self.kind = kind
    self.url = url
    self.location = location
  }
}

/// A fenced code block with an info string.
public struct FencedBlock: Hashable, Sendable {
  /// The first word after the fence: `event`.
  public let language: String
  public let literal: String
  /// From 0, counting the fenced blocks of the same language in the document.
  public let ordinal: Int
  /// Of the opening fence; the literal begins on the line after it.
  public let location: MarkdownLocation

  public init(language: String, literal: String, ordinal: Int, location: MarkdownLocation) {
    self.language = language
    self.literal = literal
    self.ordinal = ordinal
    self.location = location
  }
}
