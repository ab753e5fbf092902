/// Follows the text of a body: what belongs to its plain text, and what to the text of an image.
///
/// Both walks use it, so that they agree on every offset.
struct TextFlow {
  private(set) var plain: PlainText
  /// The text of the image that is being walked, or of the last one.
  private(set) var imageText: [UInt8] = []
  private var imageDepth = 0
  /// Lines of the block that libcmark did not count.
  private var uncountedLines = 0
  private var isColumnKnown = true
  private var isInHeading = false
  /// More than 1 for an address in angle brackets inside the text of a link.
  private(set) var linkDepth = 0

  init(capacity: Int) {
    plain = PlainText(capacity: capacity)
  }

  var context: TextContext {
    if linkDepth > 0 { return .link }
    return isInHeading ? .heading : .prose
  }

  /// Where the node at the cursor begins.
  func location(of cursor: borrowing MarkdownCursor) -> MarkdownLocation {
    let counted = cursor.location
    return MarkdownLocation(
      line: counted.line + uncountedLines,
      column: isColumnKnown ? counted.column : 1
    )
  }

  /// Takes what adds to the open run or to the text of an image; false for everything that ends the run.
  mutating func takes(_ cursor: borrowing MarkdownCursor) -> Bool {
    if imageDepth > 0 { return takesInsideImage(cursor) }
    switch cursor.kind {
    case .text: cursor.withLiteral { plain.append($0) }
    case .softBreak:
      plain.appendLineBreak()
      isColumnKnown = true
    default: return false
    }
    return true
  }

  /// Follows a node that `takes` left, once the run before it has been dealt with.
  mutating func follow(_ cursor: borrowing MarkdownCursor) {
    plain.endRun()
    switch cursor.kind {
    case .code, .rawInline: cursor.withLiteral { plain.append($0) }
    case .lineBreak:
      plain.appendLineBreak()
      isColumnKnown = !cursor.isUncountedBreak
      if !isColumnKnown { uncountedLines += 1 }
    case .link: linkDepth += cursor.isEntering ? 1 : -1
    case .image where cursor.isEntering:
      imageDepth = 1
      imageText.removeAll(keepingCapacity: true)
    case .heading:
      isInHeading = cursor.isEntering
      endBlock()
    case .rawBlock:
      cursor.withLiteral { plain.append($0) }
      endBlock()
    case .paragraph, .item, .blockQuote, .codeBlock, .thematicBreak: endBlock()
    default: break
    }
    plain.endRun()
  }

  private mutating func endBlock() {
    plain.endBlock()
    uncountedLines = 0
    isColumnKnown = true
  }

  /// False only where the outermost image ends.
  private mutating func takesInsideImage(_ cursor: borrowing MarkdownCursor) -> Bool {
    switch cursor.kind {
    case .text, .code, .rawInline:
      cursor.withLiteral { imageText.append($0) }
    case .softBreak, .lineBreak: imageText.append(UInt8(ascii: " "))
    case .image:
      imageDepth += cursor.isEntering ? 1 : -1
      return imageDepth > 0
    default: break
    }
    return true
  }
}
