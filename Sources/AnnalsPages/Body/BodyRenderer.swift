import AnnalsArchive
import AnnalsMarkdown
import AnnalsTemplates
import AnnalsVocabulary

/// Renders the bodies of documents, read again from the tree each time.
struct BodyRenderer: Sendable {
  private let tree: FileTree
  private let links: DocumentLinks
  private let pictures: Pictures

  init(tree: FileTree, links: DocumentLinks, pictures: Pictures) {
    self.tree = tree
    self.links = links
    self.pictures = pictures
  }

  /// The text of the document that a page is about, as HTML; nothing when it has none.
  ///
  /// Events told in it are shown as `card` has them.
  func body(
    of page: PageKey,
    _ edition: EditionArchive,
    card: Template?
  ) -> ([UInt8], [Diagnostic]) {
    guard let (body, path) = edition.source(of: page), body.count > 0 else { return ([], []) }
    let document: BodyHost.Document =
      if case .article(let id) = page { .article(id) } else { .other(page) }
    return render(body, at: path, document, edition, card)
  }

  /// A digest of everything that a link in a body may lead to.
  func linksDigest(_ key: DigestKey) -> Digest { links.digest(key) }

  private func render(
    _ body: BodyReference,
    at path: String,
    _ document: BodyHost.Document,
    _ edition: EditionArchive,
    _ card: Template?
  ) -> ([UInt8], [Diagnostic]) {
    let bytes: [UInt8]
    switch tree.bytes(at: body.file) {
    case .success(let read): bytes = read
    case .failure(let problem): return ([], [problem])
    }
    guard body.offset + body.count <= bytes.count else {
      let problem = Diagnostic(
        .error,
        "changed-file",
        "'\(path)' became shorter while the site was built",
        at: SourceLocation(path: path)
      )
      return ([], [problem])
    }
    var host = BodyHost(
      document,
      in: (path, body.firstLine),
      of: edition,
      links,
      pictures,
      card: card
    )
    var output = ByteWriter(capacity: body.count * 2)
    let text = bytes.span.extracting(body.offset..<body.offset + body.count)
    // What the walk itself finds was reported when the document was read.
    var options = MarkdownOptions()
    options.closesHeadingGaps = true
    options.loadsImagesLate = true
    MarkdownBody.writeHTML(of: text, options: options, host: &host, into: &output)
    host.finish(into: &output)
    return (output.bytes, host.problems)
  }
}

extension EditionArchive {
  /// Where the text of a page's document stands, and the path of its file.
  ///
  /// Notes that the text itself is read.
  fileprivate func source(of page: PageKey) -> (BodyReference, String)? {
    let (body, path, cell): (BodyReference?, String?, Cell)
    switch page {
    case .article(let id):
      let article = archive.articles[id]
      (body, path) = (article.body, article.sourcePath)
      cell = Cell(SharedList.articleBodies.cells, id.index)
    case .event(let id):
      let event = archive.events[id]
      (body, path) = (event.body, event.sourcePath)
      cell = Cell(SharedList.eventBodies.cells, id.index)
    case .town(let id):
      let town = archive.towns[id]
      (body, path) = (town.body, town.sourcePath)
      cell = Cell(SharedList.townBodies.cells, id.index)
    case .faction(let id):
      let faction = archive.factions[id]
      (body, path) = (faction.body, faction.sourcePath)
      cell = Cell(SharedList.factionBodies.cells, id.index)
    case .page(let id):
      let page = archive.pages[id]
      (body, path) = (page.body, page.sourcePath)
      cell = Cell(SharedList.pageBodies.cells, id.index)
    default: return nil
    }
    guard let body, let path else { return nil }
    note(cell)
    return (body, path)
  }
}
