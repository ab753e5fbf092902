import AnnalsArchive
import AnnalsMarkdown
import AnnalsTemplates
import AnnalsVocabulary

/// Renders the bodies of documents, read again from the tree each time.
struct BodyRenderer: Sendable {
  let tree: FileTree
  let links: DocumentLinks
  let card: Template?

  func article(_ id: ID<Article>, of edition: EditionArchive) -> ([UInt8], [Diagnostic]) {
    let article = edition.archive.articles[id.index]
    return render(article.body, at: article.sourcePath, .article(id), edition)
  }

  func other(
    _ body: BodyReference?,
    at path: String?,
    _ page: PageKey,
    of edition: EditionArchive
  ) -> ([UInt8], [Diagnostic]) {
    guard let body, let path, body.count > 0 else { return ([], []) }
    return render(body, at: path, .other(page), edition)
  }

  private func render(
    _ body: BodyReference,
    at path: String,
    _ document: BodyHost.Document,
    _ edition: EditionArchive
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
      card: card
    )
    var output = ByteWriter(capacity: body.count * 2)
    let text = bytes.span.extracting(body.offset..<body.offset + body.count)
    // What the walk itself finds was reported when the document was read.
    var options = MarkdownOptions()
    options.closesHeadingGaps = true
    MarkdownBody.writeHTML(of: text, options: options, host: &host, into: &output)
    host.finish(into: &output)
    return (output.bytes, host.problems)
  }
}
