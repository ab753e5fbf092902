/// What a body says, without its HTML.
public struct MarkdownOutline: Hashable, Sendable {
  /// What a reader reads, as UTF-8: text runs, code spans and raw HTML, with `\n` at line breaks and
  /// between blocks.
  ///
  /// Code blocks and the text of images are not part of it. The offsets that `MarkdownHost` is given
  /// count in it.
  public internal(set) var plainText: [UInt8] = []
  /// The parts of `plainText` that the HTML walk hands to `MarkdownHost.write`, in order.
  public internal(set) var runs: [TextRun] = []
  public internal(set) var headings: [MarkdownHeading] = []
  /// The beginning of the first paragraph on one line; empty when there is none.
  public internal(set) var excerpt = ""
  /// Links and images that the URL policy lets through.
  public internal(set) var links: [MarkdownLink] = []
  /// Fenced code blocks with an info string.
  public internal(set) var fencedBlocks: [FencedBlock] = []
}

/// A part of the plain text that is written in one piece.
public struct TextRun: Hashable, Sendable {
  public let range: Range<Int>
  public let context: TextContext

  public init(range: Range<Int>, context: TextContext) {
    self.range = range
    self.context = context
  }
}

/// A heading and the anchor it is given.
public struct MarkdownHeading: Hashable, Sendable {
  /// As written, from 1 to 6; the HTML walk may shift it.
  public let level: Int
  /// On one line.
  public let text: String
  /// The `id` attribute, unique in the document: `s-the-road-north`.
  public let anchor: String
  public let location: MarkdownLocation

  public init(level: Int, text: String, anchor: String, location: MarkdownLocation) {
    self.level = level
    self.text = text
    self.anchor = anchor
    self.location = location
  }
}
