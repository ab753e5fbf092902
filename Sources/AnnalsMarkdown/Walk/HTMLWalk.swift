internal import AnnalsVocabulary

/// The walk that writes a body's HTML.
struct HTMLWalk {
  private let tree: MarkdownTree
  private let options: MarkdownOptions
  private var flow: TextFlow
  private var links = LinkReader()
  private var anchors = Anchors()
  private var knownAnchors: Set<String>?
  private var blocks = FencedBlockCounter()
  /// Where the body begins in the output.
  private let start: Int
  private var headingStart = (text: 0, output: 0)
  /// Levels, as written by the author, of the headings that the next may stand below.
  private var openLevels: [Int] = []
  /// Of the link whose element is open; one inside it may not have an element of its own.
  private var openLinkDepth: Int?

  init(of tree: MarkdownTree, options: MarkdownOptions, capacity: Int, start: Int) {
    self.tree = tree
    self.options = options
    self.start = start
    flow = TextFlow(capacity: capacity)
  }

  var problems: [MarkdownProblem] { links.problems }

  mutating func visit<Host: MarkdownHost>(
    _ cursor: borrowing MarkdownCursor,
    host: inout Host,
    output: inout ByteWriter
  ) {
    if flow.takes(cursor) { return }
    let run = flow.plain.openRun
    if !run.isEmpty {
      host.write(
        flow.plain.bytes.span.extracting(run),
        offset: run.lowerBound,
        context: flow.context,
        into: &output
      )
    }
    flow.follow(cursor)
    switch cursor.kind {
    case .link, .image: writeLink(cursor, host: &host, output: &output)
    case .codeBlock: writeCodeBlock(cursor, host: &host, output: &output)
    case .heading: writeHeading(cursor, end: run.upperBound, output: &output)
    case .document, .text, .softBreak: break
    case .lineBreak, .code, .rawInline, .emphasis, .strong: writeInline(cursor, output: &output)
    case .blockQuote, .list, .item, .rawBlock, .paragraph, .thematicBreak:
      writeBlock(cursor, output: &output)
    }
  }
}

// MARK: Blocks

extension HTMLWalk {
  private func beginLine(_ output: inout ByteWriter) {
    if output.count > start && output.last != UInt8(ascii: "\n") { output.append("\n") }
  }

  private func writeBlock(_ cursor: borrowing MarkdownCursor, output: inout ByteWriter) {
    let isEntering = cursor.isEntering
    switch cursor.kind {
    case .paragraph:
      if cursor.isInTightList { return }
      if isEntering { beginLine(&output) }
      output.append(isEntering ? "<p>" : "</p>\n")
    case .blockQuote:
      beginLine(&output)
      output.append(isEntering ? "<blockquote>\n" : "</blockquote>\n")
    case .item:
      if isEntering { beginLine(&output) }
      output.append(isEntering ? "<li>" : "</li>\n")
    case .list: writeList(cursor, output: &output)
    case .thematicBreak:
      beginLine(&output)
      output.append("<hr />\n")
    case .rawBlock:
      beginLine(&output)
      output.append("<pre class=\"raw-html\">")
      cursor.withLiteral { output.append(escapingHTML: $0) }
      output.append("</pre>\n")
    default: break
    }
  }

  private func writeList(_ cursor: borrowing MarkdownCursor, output: inout ByteWriter) {
    let isOrdered = cursor.isOrderedList
    guard cursor.isEntering else {
      output.append(isOrdered ? "</ol>\n" : "</ul>\n")
      return
    }
    beginLine(&output)
    if isOrdered && cursor.listStart != 1 {
      output.append("<ol start=\"")
      output.append(decimal: cursor.listStart)
      output.append("\">\n")
    } else {
      output.append(isOrdered ? "<ol>\n" : "<ul>\n")
    }
  }

  /// How deep a heading lies, from 1.
  private mutating func outlineLevel(_ cursor: borrowing MarkdownCursor) -> Int {
    guard options.closesHeadingGaps else { return cursor.headingLevel }
    if cursor.isEntering {
      while let last = openLevels.last, last >= cursor.headingLevel { openLevels.removeLast() }
      openLevels.append(cursor.headingLevel)
    }
    return openLevels.count
  }

  private mutating func writeHeading(
    _ cursor: borrowing MarkdownCursor,
    end: Int,
    output: inout ByteWriter
  ) {
    let level = min(6, max(1, outlineLevel(cursor) + options.headingShift))
    if cursor.isEntering {
      beginLine(&output)
      headingStart = (flow.plain.bytes.count, output.count)
      return
    }
    // The anchor is made of the text, which is known only now.
    let content = output.bytes(from: headingStart.output)
    output.truncate(to: headingStart.output)
    output.append("<h")
    output.append(decimal: level)
    output.append(" id=\"")
    output.append(anchors.anchor(for: flow.plain.line(headingStart.text..<end)))
    output.append("\">")
    output.append(content)
    output.append("</h")
    output.append(decimal: level)
    output.append(">\n")
  }

  private mutating func writeCodeBlock<Host: MarkdownHost>(
    _ cursor: borrowing MarkdownCursor,
    host: inout Host,
    output: inout ByteWriter
  ) {
    beginLine(&output)
    let block = blocks.block(at: cursor)
    if let block, host.takeOver(block, into: &output) {
      beginLine(&output)
      return
    }
    if let block, let name = FenceInfo.className(block.language) {
      output.append("<pre><code class=\"")
      output.append(name)
      output.append("\">")
    } else {
      output.append("<pre><code>")
    }
    cursor.withLiteral { output.append(escapingHTML: $0) }
    output.append("</code></pre>\n")
  }
}

// MARK: Inlines

extension HTMLWalk {
  private func writeInline(_ cursor: borrowing MarkdownCursor, output: inout ByteWriter) {
    switch cursor.kind {
    case .lineBreak: output.append("<br />\n")
    case .code:
      output.append("<code>")
      cursor.withLiteral { output.append(escapingHTML: $0) }
      output.append("</code>")
    case .rawInline: cursor.withLiteral { output.append(escapingHTML: $0) }
    case .emphasis: output.append(cursor.isEntering ? "<em>" : "</em>")
    case .strong: output.append(cursor.isEntering ? "<strong>" : "</strong>")
    default: break
    }
  }

  private mutating func writeLink<Host: MarkdownHost>(
    _ cursor: borrowing MarkdownCursor,
    host: inout Host,
    output: inout ByteWriter
  ) {
    switch (cursor.kind, cursor.isEntering) {
    case (.link, true):
      guard let (link, verdict) = links.link(at: cursor, of: flow),
        let destination = destination(of: link, verdict, host: &host)
      else { return }
      if openLinkDepth != nil { return }
      openLink(to: destination, cursor, output: &output)
      openLinkDepth = flow.linkDepth
    case (.link, false):
      guard openLinkDepth == flow.linkDepth + 1 else { return }
      output.append("</a>")
      openLinkDepth = nil
    case (.image, false): writeImage(cursor, host: &host, output: &output)
    default: break
    }
  }

  private func openLink(
    to destination: String,
    _ cursor: borrowing MarkdownCursor,
    output: inout ByteWriter
  ) {
    output.append("<a href=\"")
    output.append(escapingURL: destination)
    writeTitle(cursor, output: &output)
    output.append("\">")
  }

  /// Closes the attribute before it and leaves its own open.
  private func writeTitle(_ cursor: borrowing MarkdownCursor, output: inout ByteWriter) {
    cursor.withTitle { title in
      guard !title.isEmpty else { return }
      output.append("\" title=\"")
      output.append(escapingHTML: title)
    }
  }

  private mutating func destination<Host: MarkdownHost>(
    of link: MarkdownLink,
    _ verdict: LinkPolicy.Verdict,
    host: inout Host
  ) -> String? {
    guard verdict == .fragment else { return host.destination(of: link) }
    let known = knownAnchors ?? Anchors.all(in: tree)
    knownAnchors = known
    guard let anchor = Anchors.anchor(of: link.url, among: known) else {
      links.warnUnknownAnchor(link)
      return nil
    }
    return "#" + anchor
  }

  private mutating func writeImage<Host: MarkdownHost>(
    _ cursor: borrowing MarkdownCursor,
    host: inout Host,
    output: inout ByteWriter
  ) {
    guard let (link, verdict) = links.link(at: cursor, of: flow),
      let destination = host.destination(of: link)
    else {
      output.append(escapingHTML: flow.imageText.span)
      return
    }
    if verdict == .remote {
      writeRemoteImage(link, destination, cursor, output: &output)
      return
    }
    output.append("<img src=\"")
    output.append(escapingURL: destination)
    output.append("\" alt=\"")
    output.append(escapingHTML: flow.imageText.span)
    writeTitle(cursor, output: &output)
    if let size = host.size(of: link) {
      output.append("\" width=\"")
      output.append(decimal: size.width)
      output.append("\" height=\"")
      output.append(decimal: size.height)
    }
    output.append(options.loadsImagesLate ? "\" loading=\"lazy\" />" : "\" />")
  }

  /// A page that fetched it would tell another host who reads the archive.
  private func writeRemoteImage(
    _ link: MarkdownLink,
    _ destination: String,
    _ cursor: borrowing MarkdownCursor,
    output: inout ByteWriter
  ) {
    if openLinkDepth == nil { openLink(to: destination, cursor, output: &output) }
    output.append(escapingHTML: flow.imageText.span)
    if !flow.imageText.isEmpty { output.append(" ") }
    output.append("(<bdi>")
    output.append(escapingHTML: LinkPolicy.host(of: link.url))
    output.append("</bdi>)")
    if openLinkDepth == nil { output.append("</a>") }
  }
}
