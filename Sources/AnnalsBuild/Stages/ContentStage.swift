internal import AnnalsArchive
internal import AnnalsContent
internal import AnnalsMarkdown
internal import AnnalsPublishing
internal import AnnalsVocabulary

/// Reads the files of `Content/` into documents: the gazetteer first, since its names are looked for in
/// everything else.
struct ContentStage: Sendable {
  let tree: FileTree
  let configuration: ArchiveConfiguration
  /// Below `Content/Media/`.
  let withheldMedia: [String]
  let workers: Workers
  /// Under which the bytes of files are digested; nil when nobody asks.
  let key: DigestKey?
  let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  /// Every document with what its prose mentions, in the order of the files, and of each file of the
  /// tree a digest of what was read.
  func read() -> ([ReadDocument], contents: [Digest?], [WithheldTerm], [Diagnostic]) {
    let (listing, problems) = ContentListing.listing(tree, configuration: configuration)
    let total = listing.gazetteer.count + listing.reports.count
    let counter = Counter(total: total, progress: progress)
    let reader = DocumentReader(
      tree: tree,
      content: ContentReader(configuration: configuration),
      key: key
    )
    let gazetteer = workers.map(listing.gazetteer.count) { position in
      counter.count()
      return reader.read(listing.gazetteer[position], mentions: nil)
    }
    var documents = gazetteer.flatMap(\.documents)
    let matcher = MentionMatcher(
      towns: documents.compactMap(\.document.town),
      factions: documents.compactMap(\.document.faction)
    )
    let reports = workers.map(listing.reports.count) { position in
      counter.count()
      return reader.read(listing.reports[position], mentions: matcher)
    }
    documents += reports.lazy.flatMap(\.documents)
    let withheld = Set(withheldMedia.map { Array($0.utf8) })
    let (media, found) = reader.pictures(
      listing.media.filter { !withheld.contains(Array($0.path.utf8)) }
    )
    documents += media.map { ReadDocument(.media($0)) }
    let files = gazetteer + reports
    var contents = [Digest?](repeating: nil, count: tree.files.count)
    for (index, file) in zip(listing.gazetteer + listing.reports, files) {
      contents[index] = file.content
    }
    let withheldTerms = files.flatMap(\.withheld)
    return (documents, contents, withheldTerms, problems + files.flatMap(\.problems) + found)
  }
}

/// What came of one file.
private struct ReadFile: Sendable {
  var documents: [ReadDocument] = []
  var withheld: [WithheldTerm] = []
  var content: Digest?
  var problems: [Diagnostic] = []
}

/// Reads one file at a time, on any thread.
private struct DocumentReader: Sendable {
  let tree: FileTree
  let content: ContentReader
  let key: DigestKey?

  func read(_ index: Int, mentions matcher: MentionMatcher?) -> ReadFile {
    let path = tree.files[index].path
    let bytes: [UInt8]
    switch tree.bytes(at: index) {
    case .success(let read): bytes = read
    case .failure(let problem): return ReadFile(problems: [problem])
    }
    var prose = Prose()
    var withheld: [WithheldTerm] = []
    let (documents, problems) = content.read(
      file: index,
      path: path,
      bytes: bytes,
      onText: { run, _, context in
        guard context == .prose, let matcher else { return }
        for match in matcher.matches(in: run) { prose.add(match) }
      },
      onLink: { link in
        for candidate in SourceLink.candidates(for: link.url, in: path) {
          let target = String(decoding: candidate, as: UTF8.self)
          if let file = tree.index(of: target) {
            prose.media.append(file)
            return
          }
        }
      },
      onWithheld: { withheld.append($0) }
    )
    return ReadFile(
      documents: documents.map { ReadDocument($0, prose: prose) },
      withheld: withheld,
      content: key?.digest(bytes),
      problems: problems
    )
  }
}

extension DocumentReader {
  /// The media, with those pictures in SVG noted that are more than pictures.
  func pictures(_ media: [MediaDocument]) -> ([MediaDocument], [Diagnostic]) {
    var problems: [Diagnostic] = []
    let media = media.map { document -> MediaDocument in
      guard document.path.lowercased().hasSuffix(".svg") else { return document }
      switch tree.bytes(at: document.file) {
      case .success(let bytes) where VectorPicture.isPlain(bytes): return document
      case .success: break
      case .failure(let problem):
        problems.append(problem)
        return document
      }
      problems.append(
        Diagnostic(
          .warning,
          "active-picture",
          "the picture holds scripts, links or parts from elsewhere, or cannot be read; it is published as text",
          at: SourceLocation(path: "Content/Media/" + document.path)
        )
      )
      return MediaDocument(
        file: document.file,
        path: document.path,
        size: document.size,
        isActive: true
      )
    }
    return (media, problems)
  }
}

extension Document {
  fileprivate var town: TownDocument? {
    if case .town(let town) = self { town } else { nil }
  }

  fileprivate var faction: FactionDocument? {
    if case .faction(let faction) = self { faction } else { nil }
  }
}
