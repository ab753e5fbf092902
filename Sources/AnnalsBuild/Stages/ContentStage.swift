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
  /// What the last build left of its articles.
  let last: LastArticles?
  /// Where articles wait for the next build; nil when nothing is remembered.
  let aside: AsideFile?
  /// Where the texts of bodies wait for the search; nil when they are to be read again.
  let texts: AsideFile?
  let progress: @Sendable (_ done: Int, _ total: Int) -> Void

  /// The articles of the last build, as bytes, and of each file of the tree that is untouched, its
  /// position then.
  struct LastArticles: Sendable {
    let bytes: [UInt8]
    let positions: [Int?]
  }

  /// What came of all files.
  struct Content: Sendable {
    /// With what their prose mentions, in the order of the files.
    var documents: [ReadDocument] = []
    /// Of each file of the tree, a digest of what was read.
    var digests: [Digest?] = []
    var withheld: [WithheldTerm] = []
    var problems: [Diagnostic] = []
    /// The texts of bodies, for the search; nil when nothing is put aside.
    var texts: KeptTexts?
    /// The articles, for the next build.
    var articles = KeptBytes()
  }

  func read() -> Content {
    let (listing, problems) = ContentListing.listing(tree, configuration: configuration)
    let total = listing.gazetteer.count + listing.reports.count
    let counter = Counter(total: total, progress: progress)
    let reader = DocumentReader(
      tree: tree,
      content: ContentReader(configuration: configuration),
      key: key,
      aside: aside,
      texts: texts
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
    let environment = environment(listing.gazetteer, gazetteer)
    let known = last.flatMap { last in
      environment.flatMap {
        KnownArticles(last.bytes, positions: last.positions, environment: $0)
      }
    }
    let reports = workers.map(listing.reports.count) { position in
      counter.count()
      return reader.report(listing.reports[position], mentions: matcher, known)
    }
    documents += reports.lazy.flatMap(\.documents)
    let withheld = Set(withheldMedia.map { Array($0.utf8) })
    let (media, found) = reader.pictures(
      listing.media.filter { !withheld.contains(Array($0.path.utf8)) }
    )
    documents += media.map { ReadDocument(.media($0)) }
    let files = gazetteer + reports
    var content = Content()
    content.documents = documents
    content.digests = Array(repeating: nil, count: tree.files.count)
    var ranges: [Range<Int>?] = Array(repeating: nil, count: tree.files.count)
    for (index, file) in zip(listing.gazetteer + listing.reports, files) {
      content.digests[index] = file.content
      ranges[index] = file.text
    }
    content.texts = texts.map { KeptTexts($0, ranges) }
    content.withheld = files.flatMap(\.withheld)
    content.problems = problems + files.flatMap(\.problems) + found
    if let environment, let aside {
      let kept = reports.compactMap(\.kept)
      content.articles.append(
        KnownArticles.opening(environment: environment, count: kept.count)
      )
      // In the order they were put aside in, so that they are one run.
      for range in kept.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        content.articles.append(range, of: aside)
      }
    }
    return content
  }

  /// A digest of all that an article is read in the light of, besides its own file; nil when nothing is
  /// to be kept.
  private func environment(_ gazetteer: [Int], _ files: [ReadFile]) -> Digest? {
    guard let key else { return nil }
    var bytes = ByteWriter(capacity: 1 << 12)
    for path in [ConfigurationReader.path, WithheldRegisterReader.path] {
      let content = tree.bytesForDigest(at: tree.index(of: path))
      bytes.append(littleEndian: UInt64(content.count))
      bytes.append(content)
    }
    for (index, file) in zip(gazetteer, files) {
      guard let content = file.content else { return nil }
      bytes.append(littleEndian: UInt64(tree.files[index].path.utf8.count))
      bytes.append(tree.files[index].path)
      bytes.append(littleEndian: content.first)
      bytes.append(littleEndian: content.second)
    }
    return bytes.withSpan { key.digest($0) }
  }
}

/// What came of one file.
private struct ReadFile: Sendable {
  var documents: [ReadDocument] = []
  var withheld: [WithheldTerm] = []
  var content: Digest?
  /// Where the article is put aside for the next build; nil when that must read the file.
  var kept: Range<Int>?
  /// Where the text of its body is put aside, of what is kept.
  var text: Range<Int>?
  var problems: [Diagnostic] = []
}

/// Reads one file at a time, on any thread.
private struct DocumentReader: Sendable {
  let tree: FileTree
  let content: ContentReader
  let key: DigestKey?
  let aside: AsideFile?
  let texts: AsideFile?

  /// An article as the last build read it, or what the file says.
  func report(_ index: Int, mentions matcher: MentionMatcher, _ known: KnownArticles?) -> ReadFile {
    guard let article = known?.article(ofFile: index, in: tree) else {
      return read(index, mentions: matcher)
    }
    var prose = article.prose
    prose.media = article.links.compactMap { media(at: $0, from: tree.files[index].path) }
    return ReadFile(
      documents: [ReadDocument(.article(article.document), prose: prose)],
      content: article.content,
      kept: keep(article.bytes, ofFile: index)
    )
  }

  func read(_ index: Int, mentions matcher: MentionMatcher?) -> ReadFile {
    let path = tree.files[index].path
    let bytes: [UInt8]
    switch tree.bytes(at: index) {
    case .success(let read): bytes = read
    case .failure(let problem): return ReadFile(problems: [problem])
    }
    var prose = Prose()
    var withheld: [WithheldTerm] = []
    var links: [String] = []
    var text: [UInt8] = []
    let (documents, problems) = content.read(
      file: index,
      path: path,
      bytes: bytes,
      onText: { run, _, context in
        guard context == .prose, let matcher else { return }
        for match in matcher.matches(in: run) { prose.add(match) }
      },
      onPlainText: { text = $0 },
      onLink: { link in
        links.append(link.url)
        if let file = media(at: link.url, from: path) { prose.media.append(file) }
      },
      onWithheld: { withheld.append($0) }
    )
    var file = ReadFile(
      documents: documents.map { ReadDocument($0, prose: prose) },
      withheld: withheld,
      content: key?.digest(bytes),
      problems: problems
    )
    if let content = file.content, withheld.isEmpty, problems.isEmpty, documents.count == 1,
      case .article(let article) = documents[0]
    {
      let bytes = KnownArticle.bytes(article, prose, links: links, content: content)
      file.kept = bytes.flatMap { keep($0, ofFile: index) }
      // Nothing that is not public stands in a file beside the output, not even in one without a name.
      if file.kept != nil { file.text = texts?.add(text.span) }
    }
    return file
  }

  private func keep(_ article: [UInt8], ofFile index: Int) -> Range<Int>? {
    aside?.add(KnownArticles.entry(article, ofFile: index).span)
  }

  /// The file of the tree that a link leads to.
  private func media(at link: String, from path: String) -> Int? {
    SourceLink.candidates(for: link, in: path).lazy.compactMap { candidate in
      tree.index(of: String(decoding: candidate, as: UTF8.self))
    }.first
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
