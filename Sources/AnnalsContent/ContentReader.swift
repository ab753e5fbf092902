public import AnnalsMarkdown
public import AnnalsVocabulary

/// Reads files of `Content/` into documents, one file at a time and from any thread.
public struct ContentReader: Sendable {
  private let configuration: ArchiveConfiguration

  public init(configuration: ArchiveConfiguration) {
    self.configuration = configuration
  }

  /// The documents of one file and everything that is wrong with it.
  ///
  /// A file with problems still gives what could be read, unless it cannot be told what it withholds.
  ///
  /// - Parameters:
  ///   - index: Of the file in the `FileTree`.
  ///   - path: Relative to the root of the archive.
  ///   - bytes: The whole file.
  ///   - onText: Called with each run of the body's text, its offset in `MarkdownOutline.plainText`,
  ///     and where it stands; the run does not outlive the call.
  public func read(
    file index: Int,
    path: String,
    bytes: [UInt8],
    onText: (_ run: Span<UInt8>, _ offset: Int, _ context: TextContext) -> Void = { _, _, _ in }
  ) -> ([Document], [Diagnostic]) {
    var problems = Problems(path: path)
    let documents = documents(file: index, path: path, bytes: bytes, &problems, onText)
    return (documents, problems.diagnostics)
  }
}

extension ContentReader {
  private func documents(
    file: Int,
    path: String,
    bytes: [UInt8],
    _ problems: inout Problems,
    _ onText: DocumentSource.TextReader
  ) -> [Document] {
    let source = DocumentSource(
      file: file,
      path: path,
      bytes: bytes,
      sizeLimit: configuration.fileSizeLimit,
      problems: &problems,
      onText: onText
    )
    guard let source else { return [] }
    return ArticleReader(configuration).article(source, &problems).map { [.article($0)] } ?? []
  }
}
