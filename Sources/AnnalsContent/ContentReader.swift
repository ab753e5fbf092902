public import AnnalsMarkdown
public import AnnalsVocabulary

/// Reads files of `Content/` into documents, one file at a time and from any thread.
public struct ContentReader: Sendable {
  private let configuration: ArchiveConfiguration
  private let articles: ArticleReader
  private let records: EventRecordReader

  public init(configuration: ArchiveConfiguration) {
    self.configuration = configuration
    articles = ArticleReader(configuration)
    records = EventRecordReader(configuration)
  }

  /// The documents of one file and everything that is wrong with it; several for a table.
  ///
  /// What the file is follows from its path (`ContentKind`); media and files that are no content give
  /// nothing, see `ContentListing`.
  /// A file with problems still gives what could be read, unless it cannot be told what it withholds.
  ///
  /// - Parameters:
  ///   - index: Of the file in the `FileTree`.
  ///   - path: Relative to the root of the archive.
  ///   - bytes: The whole file.
  ///   - onText: Called with each run of the body's text, its offset in `MarkdownOutline.plainText`,
  ///     and where it stands; the run does not outlive the call.
  ///   - onPlainText: Called with the whole plain text of the body, when there is one.
  ///   - onLink: Called with each link and image of the body that the URL policy lets through.
  ///   - onWithheld: Called with each value that the file withholds from the public.
  /// - Returns: One document, several for a table, none when the file could not be read.
  public func read(
    file index: Int,
    path: String,
    bytes: [UInt8],
    onText: (_ run: Span<UInt8>, _ offset: Int, _ context: TextContext) -> Void = { _, _, _ in },
    onPlainText: ([UInt8]) -> Void = { _ in },
    onLink: (MarkdownLink) -> Void = { _ in },
    onWithheld: (WithheldTerm) -> Void = { _ in }
  ) -> ([Document], [Diagnostic]) {
    var problems = Problems(path: path)
    let documents = documents(file: index, path: path, bytes: bytes, &problems, onText) {
      onPlainText($0.plainText)
      $0.links.forEach(onLink)
    }
    problems.withheld.forEach(onWithheld)
    return (documents, problems.diagnostics)
  }
}

extension ContentReader {
  private func documents(
    file: Int,
    path: String,
    bytes: [UInt8],
    _ problems: inout Problems,
    _ onText: DocumentSource.TextReader,
    onBody: (MarkdownOutline) -> Void
  ) -> [Document] {
    guard let kind = ContentKind(path: path), kind != .media, kind != .mapLayer else { return [] }
    let size = FileTree.File(path: path, size: bytes.count)
    if let refusal = ContentLimits.refusal(of: size, kind: kind, configuration: configuration) {
      problems.add(refusal)
      return []
    }
    if kind == .townTable {
      guard let text = SourceText(bytes, problems: &problems) else { return [] }
      return TownTableReader().towns(text, &problems).map { .town($0) }
    }
    let source = DocumentSource(
      file: file,
      path: path,
      bytes: bytes,
      sizeLimit: configuration.fileSizeLimit,
      problems: &problems,
      onText: onText
    )
    if let source { onBody(source.outline) }
    guard let source, let document = document(source, kind: kind, &problems) else { return [] }
    return [document]
  }

  private func document(
    _ source: DocumentSource,
    kind: ContentKind,
    _ problems: inout Problems
  ) -> Document? {
    switch kind {
    case .article: articles.article(source, &problems).map { .article($0) }
    case .eventRecord: records.record(source, &problems).map { .eventRecord($0) }
    case .town: TownReader().town(source, &problems).map { .town($0) }
    case .faction: FactionReader().faction(source, &problems).map { .faction($0) }
    case .page: PageReader().page(source, &problems).map { .page($0) }
    case .townTable, .media, .mapLayer: nil
    }
  }
}
