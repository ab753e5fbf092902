/// The walk that collects what a body says.
struct OutlineWalk {
  private let options: MarkdownOptions
  private var flow: TextFlow
  private var links = LinkReader()
  private var anchors = Anchors()
  private var blocks = FencedBlockCounter()
  private var outline = MarkdownOutline()
  private var blockStart = 0
  private var isExcerptFound = false
  private var fragmentLinks: [MarkdownLink] = []

  init(options: MarkdownOptions, capacity: Int) {
    self.options = options
    flow = TextFlow(capacity: capacity)
  }

  mutating func visit(_ cursor: borrowing MarkdownCursor) {
    if flow.takes(cursor) { return }
    if !flow.plain.openRun.isEmpty {
      outline.runs.append(TextRun(range: flow.plain.openRun, context: flow.context))
    }
    let end = flow.plain.bytes.count
    flow.follow(cursor)
    switch cursor.kind {
    case .heading: visitHeading(cursor, end: end)
    case .paragraph: visitParagraph(cursor, end: end)
    case .codeBlock:
      if let block = blocks.block(at: cursor) { outline.fencedBlocks.append(block) }
    case .link where cursor.isEntering, .image where !cursor.isEntering: visitLink(cursor)
    default: break
    }
  }

  mutating func finish() -> (MarkdownOutline, [MarkdownProblem]) {
    outline.plainText = flow.plain.bytes
    if !fragmentLinks.isEmpty {
      let known = Set(outline.headings.map(\.anchor))
      for link in fragmentLinks where Anchors.anchor(of: link.url, among: known) == nil {
        links.warnUnknownAnchor(link)
      }
    }
    return (outline, links.problems)
  }
}

extension OutlineWalk {
  private mutating func visitHeading(_ cursor: borrowing MarkdownCursor, end: Int) {
    if cursor.isEntering {
      blockStart = flow.plain.bytes.count
      return
    }
    let text = flow.plain.line(blockStart..<end)
    outline.headings.append(
      MarkdownHeading(
        level: cursor.headingLevel,
        text: text,
        anchor: anchors.anchor(for: text),
        location: cursor.location
      )
    )
  }

  private mutating func visitParagraph(_ cursor: borrowing MarkdownCursor, end: Int) {
    if cursor.isEntering {
      blockStart = flow.plain.bytes.count
      return
    }
    if isExcerptFound { return }
    outline.excerpt = Excerpt.of(flow.plain, blockStart..<end, limit: options.excerptLimit)
    isExcerptFound = !outline.excerpt.utf8.isEmpty
  }

  private mutating func visitLink(_ cursor: borrowing MarkdownCursor) {
    guard let (link, verdict) = links.link(at: cursor, of: flow) else { return }
    if verdict == .fragment { fragmentLinks.append(link) }
    outline.links.append(link)
  }
}
