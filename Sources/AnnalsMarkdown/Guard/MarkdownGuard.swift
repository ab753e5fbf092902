internal import AnnalsVocabulary

/// Refuses bodies that libcmark 0.30.2 would take too long over, before it sees them.
///
/// The numbers and what was measured are in docs/decisions/0011-markdown.md. A count here is never
/// less than what libcmark will meet; it may be more, so the limits lie far above what people write.
struct MarkdownGuard {
  /// libcmark asks every open block about every line: the sum of open blocks over all lines.
  static let blockWorkLimit = 20_000_000
  /// A link that ends looks at every image begun before it: images times brackets, summed over paragraphs.
  static let imageWorkLimit = 100_000_000

  private let depthLimit: Int
  private var line = 0
  /// At most as many blocks are open after the last line.
  private var openBlocks = 0
  /// Whether the last line had text, so that a paragraph may go on without the markers of its blocks.
  private var isParagraphOpen = false
  private var blockWork = 0
  private var imageWork = 0
  /// Of the paragraph that is being counted.
  private var images = 0
  private var closingBrackets = 0

  private init(depthLimit: Int) {
    self.depthLimit = depthLimit
  }

  /// The reason not to parse a body; nil when it is safe to.
  static func refusal(of bytes: Span<UInt8>, options: MarkdownOptions) -> MarkdownProblem? {
    if bytes.count > options.sizeLimit {
      return refusal(
        "it has \(bytes.count) bytes, of which at most \(options.sizeLimit) are read",
        1
      )
    }
    var counts = MarkdownGuard(depthLimit: options.depthLimit)
    var start = 0
    while start < bytes.count {
      let (reason, next) = counts.count(lineAt: start, of: bytes)
      if let reason { return refusal(reason, counts.line) }
      start = next
    }
    return nil
  }

  /// What is said of a body whose tree takes too much memory.
  static var tooMuchMarkup: MarkdownProblem {
    refusal("its markup takes more than \(MarkdownTree.memoryLimit >> 20) MB of memory", 1)
  }

  private static func refusal(_ reason: String, _ line: Int) -> MarkdownProblem {
    MarkdownProblem(
      .error,
      "markdown-too-complex",
      "the text cannot be read: \(reason)",
      at: MarkdownLocation(line: line, column: 1)
    )
  }
}

extension MarkdownGuard {
  private mutating func count(
    lineAt start: Int,
    of bytes: Span<UInt8>
  ) -> (reason: String?, next: Int) {
    line += 1
    let prefix = BlockPrefix(of: bytes, at: start)
    if prefix.isBlank {
      isParagraphOpen = false
      endParagraph()
    } else {
      let here = prefix.markers + min(openBlocks, prefix.columns / 2)
      openBlocks = isParagraphOpen ? max(openBlocks, here) : here
      isParagraphOpen = true
      if prefix.beginsItem { endParagraph() }
    }
    let next = countBrackets(of: bytes, from: prefix.end)
    blockWork += openBlocks
    return (reason, next)
  }

  private var reason: String? {
    if openBlocks > depthLimit {
      return "more than \(depthLimit) lists and block quotes stand inside one another"
    }
    if blockWork > Self.blockWorkLimit {
      return "too many lines stand inside deeply nested lists"
    }
    if imageWork + images * closingBrackets > Self.imageWorkLimit {
      return "a paragraph has \(images) images and \(closingBrackets) closing brackets"
    }
    return nil
  }

  private mutating func endParagraph() {
    imageWork += images * closingBrackets
    images = 0
    closingBrackets = 0
  }

  /// Counts to the end of the line; returns where the next one begins.
  private mutating func countBrackets(of bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "]"): closingBrackets += 1
      case UInt8(ascii: "!"):
        if index < bytes.count && bytes[index] == UInt8(ascii: "[") { images += 1 }
      case 0x0A: return index
      case 0x0D:
        return index < bytes.count && bytes[index] == 0x0A ? index + 1 : index
      default: break
      }
    }
    return index
  }
}
