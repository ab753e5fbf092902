import AnnalsArchive
import AnnalsMarkdown
import AnnalsTemplates
import AnnalsVocabulary

/// Writes the text of a body into its page: mentions become links, quotes are marked, fenced events
/// become cards, links between documents lead to their pages.
struct BodyHost: MarkdownHost {
  /// The document whose body it is.
  enum Document {
    case article(ID<Article>)
    case other(PageKey)
  }

  private let edition: EditionArchive
  private let document: Document
  private let key: PageKey
  private let depth: Int
  private let source: (path: String, firstLine: Int)
  private let links: DocumentLinks
  private let pictures: Pictures
  private let card: Template?
  private var quotes: QuoteMarks
  private(set) var problems: [Diagnostic] = []

  init(
    _ document: Document,
    in source: (path: String, firstLine: Int),
    of edition: EditionArchive,
    _ links: DocumentLinks,
    _ pictures: Pictures,
    card: Template?
  ) {
    self.edition = edition
    self.document = document
    self.source = source
    self.links = links
    self.pictures = pictures
    self.card = card
    switch document {
    case .article(let id):
      key = .article(id)
      quotes = QuoteMarks(of: id, edition)
    case .other(let page):
      key = page
      quotes = QuoteMarks()
    }
    depth = edition.path(of: key).depth
  }

  mutating func write(
    _ run: Span<UInt8>,
    offset: Int,
    context: TextContext,
    into output: inout ByteWriter
  ) {
    var done = 0
    if context == .prose {
      for match in edition.archive.mentions(in: run) {
        guard let path = path(of: match) else { continue }
        writeText(run, done..<match.range.lowerBound, offset, context, &output)
        output.append("<a class=\"mention\" href=\"")
        output.append(linkTo: path, fromDepth: depth)
        output.append("\">")
        writeText(run, match.range, offset, .link, &output)
        output.append("</a>")
        quotes.writeCues(depth, into: &output)
        done = match.range.upperBound
      }
    }
    writeText(run, done..<run.count, offset, context, &output)
  }

  mutating func destination(of link: MarkdownLink) -> String? {
    if link.url.utf8.contains(UInt8(ascii: ":")) { return link.url }
    guard let target = links.target(of: link.url, in: source.path, edition) else {
      let message =
        "'\(link.url)' leads to no document and no file in Content/Media/ that is published"
      problems.append(
        Diagnostic(
          .warning,
          "broken-link",
          message,
          at: link.location.sourceLocation(in: source.path, firstLine: source.firstLine)
        )
      )
      return nil
    }
    var address = ByteWriter(capacity: 64)
    switch target {
    case .page(let key): address.append(linkTo: edition.path(of: key), fromDepth: depth)
    case .media(_, let path): address.append(linkTo: path, fromDepth: depth)
    }
    return address.text
  }

  func size(of image: MarkdownLink) -> PictureSize? {
    guard case .media(let id, _) = links.target(of: image.url, in: source.path, edition) else {
      return nil
    }
    edition.note(Cell(SharedList.mediaFiles.cells, id.index))
    return pictures.size(of: id)
  }

  mutating func takeOver(_ block: FencedBlock, into output: inout ByteWriter) -> Bool {
    guard block.language == "event", case .article(let id) = document, let card else {
      return false
    }
    let blocks = edition.archive.articles[id.index].blocks
    guard blocks.indices.contains(block.ordinal), let account = blocks[block.ordinal] else {
      return false
    }
    let root = CardRoot(edition: edition, article: id, account: account)
    if let problem = card.render(root: root, page: PageContext(depth: depth), into: &output) {
      problems.append(problem.diagnostic)
    }
    return true
  }

  /// Writes what is left to write when the body is done.
  mutating func finish(into output: inout ByteWriter) {
    quotes.writeMissing(depth, into: &output)
  }
}

extension BodyHost {
  /// The page of what is mentioned; nil when the name is open, or is this page's own.
  private func path(of match: MentionMatcher.Match) -> SitePath? {
    let meaning =
      switch document {
      case .article(let id): edition.archive.articles[id.index].meaning(of: match.targets)
      case .other: match.targets.count == 1 ? match.targets.first : nil
      }
    let page: PageKey? =
      switch meaning {
      case .town(let id): .town(id)
      case .faction(let id): .faction(id)
      case nil: nil
      }
    guard let page, page != key else { return nil }
    return edition.path(of: page)
  }

  private mutating func writeText(
    _ run: Span<UInt8>,
    _ range: Range<Int>,
    _ offset: Int,
    _ context: TextContext,
    _ output: inout ByteWriter
  ) {
    guard !range.isEmpty else { return }
    if quotes.isEmpty {
      output.append(escapingHTML: run.extracting(range))
    } else {
      quotes.write(run, range, offset: offset, mayLink: context != .link, depth, into: &output)
    }
  }
}

extension RenderProblem {
  var diagnostic: Diagnostic {
    Diagnostic(
      .error,
      "page-too-large",
      description,
      at: SourceLocation(path: "Templates/" + template)
    )
  }
}
