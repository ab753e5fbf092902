/// Refuses texts that libcmark 0.30.2 would take too long over, before it sees them.
///
/// The numbers and what was measured are in docs/decisions/0011-markdown.md. A count here is never
/// less than what libcmark will meet; it may be more, so the limits lie far above what people write.
struct MarkdownGuard {
  /// libcmark asks every open block about every line: the sum of open blocks over all lines.
  static let blockWorkLimit = 20_000_000
  /// A link that ends looks at every image begun before it: images times brackets, summed over paragraphs.
  static let imageWorkLimit = 100_000_000
  /// Each takes an anchor, which must differ from all others.
  static let headingLimit = 200_000

  private let depthLimit: Int
  /// False for texts too short to have too many, which most are.
  private let countsBrackets: Bool
  private var line = 0
  /// At most as many blocks are open after the last line.
  private var openBlocks = 0
  /// Whether the last line had text, so that a paragraph may go on without the markers of its blocks.
  private var isParagraphOpen = false
  private var blockWork = 0
  private var imageWork = 0
  /// Lines that may begin or underline a heading.
  private var headings = 0
  /// Of the paragraph that is being counted.
  private var images = 0
  private var closingBrackets = 0

  private init(depthLimit: Int, countsBrackets: Bool) {
    self.depthLimit = depthLimit
    self.countsBrackets = countsBrackets
  }

  /// The reason not to parse a text whose lines end in `\n`, and its line; nil when it is safe to.
  static func refusal(of bytes: Span<UInt8>, depthLimit: Int) -> (reason: String, line: Int)? {
    var counts = MarkdownGuard(
      depthLimit: depthLimit,
      countsBrackets: bytes.count / 2 * bytes.count > imageWorkLimit
    )
    var start = 0
    while start < bytes.count {
      let next = bytes.firstIndex(of: 0x0A, from: start).map { $0 + 1 } ?? bytes.count
      counts.count(start..<next, of: bytes)
      if let reason = counts.reason { return (reason, counts.line) }
      start = next
    }
    return nil
  }
}

extension MarkdownGuard {
  private mutating func count(_ line: Range<Int>, of bytes: Span<UInt8>) {
    self.line += 1
    let prefix = BlockPrefix(of: bytes, in: line)
    if prefix.isBlank {
      isParagraphOpen = false
      endParagraph()
    } else {
      let here = prefix.markers + min(openBlocks, prefix.columns / 2)
      openBlocks = isParagraphOpen ? max(openBlocks, here) : here
      isParagraphOpen = true
      if prefix.beginsItem { endParagraph() }
    }
    blockWork += openBlocks
    if prefix.mayBeHeading { headings += 1 }
    if countsBrackets { countBrackets(in: prefix.end..<line.upperBound, of: bytes) }
  }

  private mutating func endParagraph() {
    imageWork += images * closingBrackets
    images = 0
    closingBrackets = 0
  }

  private mutating func countBrackets(in range: Range<Int>, of bytes: Span<UInt8>) {
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "]"): closingBrackets += 1
      case UInt8(ascii: "!"):
        if index + 1 < range.upperBound && bytes[index + 1] == UInt8(ascii: "[") { images += 1 }
      default: break
      }
    }
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
    if headings > Self.headingLimit { return "it has more than \(Self.headingLimit) headings" }
    return nil
  }
}
