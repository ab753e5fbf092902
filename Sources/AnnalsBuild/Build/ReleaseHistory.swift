internal import AnnalsArchive
internal import AnnalsChanges
internal import AnnalsExports
internal import AnnalsMarkdown
internal import AnnalsRelease
internal import AnnalsVocabulary
internal import AnnalsWithholding

/// What the release that stands in the output tells of itself, as far as the next one needs it.
struct FormerRelease: Sendable {
  let stated: StatedContents
  let records: EditionRecords?
  let changes: [ReleaseChanges]
  let removals: RemovalList

  /// - Parameters:
  ///   - stated: Its statement and lists.
  ///   - file: A file of it, which is what the manifest states; nil when it has none.
  /// - Throws: What `file` throws.
  init<Failure: Error>(
    _ stated: StatedContents,
    file: (_ path: SitePath, _ limit: Int) throws(Failure) -> [UInt8]?
  ) throws(Failure) {
    self.stated = stated
    let archive = try file(SitePath(known: "data/archive.json"), EditionRecords.lengthLimit)
    let texts = try file(TextDigests.path, EditionRecords.lengthLimit)
    records = archive.flatMap { EditionRecords(archive: $0, texts: texts) }
    changes = ChangesHistory.reading(
      try file(ChangesHistory.path, ChangesHistory.lengthLimit) ?? []
    )
    removals = RemovalList(
      reading: try file(RemovalList.path, RemovalList.lengthLimit) ?? []
    )
  }
}

/// `data/texts.json`: a digest of the text of every article, by which a later release finds what was
/// changed.
///
/// Of the plain text, as the search index has it: nothing of an event block or of a withheld value.
enum TextDigests {
  static let path = SitePath(known: "data/texts.json")

  /// The file, and why it is not right when an article cannot be read any more.
  static func bytes(of archive: PublicArchive, _ tree: FileTree) -> ([UInt8], [Diagnostic]) {
    var problems: [Diagnostic] = []
    var output = ByteWriter(capacity: 128 + archive.articles.count * 140)
    output.append("{\"format\":\"annals-texts\",\"version\":1,\"articles\":[")
    for (index, article) in archive.articles.enumerated() {
      output.append(index == 0 ? "\n" : ",\n")
      output.append("{\"id\":")
      // As the export writes it.
      output.append(jsonString: String(article.path.text.dropFirst(9).dropLast(5)))
      switch digest(of: article.body, tree) {
      case .success(let digest): output.append(",\"sha256\":\"\(digest)\"}")
      case .failure(let problem): problems.append(problem)
      }
    }
    output.append("\n]}\n")
    return (output.bytes, problems)
  }

  private static func digest(of body: BodyReference, _ tree: FileTree)
    -> Result<SHA256Digest, Diagnostic>
  {
    tree.bytes(at: body.file).map { bytes in
      // A file that became shorter is reported where its page is made.
      guard body.offset + body.count <= bytes.count else { return SHA256Digest(of: []) }
      let text = bytes.span.extracting(body.offset..<body.offset + body.count)
      return SHA256Digest(of: MarkdownBody.scan(text).0.plainText)
    }
  }
}

/// What a new release says of the one before it.
struct ReleaseHistory {
  let notice: ReleaseNotice
  /// Addresses and ids that name what is withheld, and so are not told of.
  private(set) var silenced: Int
  /// Articles that could not be read; nothing is to be published then.
  let problems: [Diagnostic]
  private let former: FormerRelease?
  private let gate: LeakGate
  private let tombstones: [SitePath: String?]
  private let texts: [UInt8]

  /// `plain` is the notice without changes, `export` the new `data/archive.json`, and `former` nil for
  /// the first release.
  init(
    _ plain: ReleaseNotice,
    of archive: PublicArchive,
    _ tree: FileTree,
    export: [UInt8],
    prefixes: [String],
    after former: FormerRelease?,
    gate: LeakGate
  ) {
    self.former = former
    self.gate = gate
    var tombstones: [SitePath: String?] = [:]
    for tombstone in archive.tombstones {
      for prefix in prefixes {
        if let path = SitePath(prefix + tombstone.path.text) { tombstones[path] = tombstone.code }
      }
    }
    self.tombstones = tombstones
    (texts, problems) = TextDigests.bytes(of: archive, tree)
    var changes: [ReleaseChanges] = []
    var silenced = 0
    if let former {
      var items: [ReleaseChanges.Item] = []
      if let old = former.records, let new = EditionRecords(archive: export, texts: texts) {
        items = EditionComparison(from: old, to: new).changes.map(\.item)
      }
      let new = ReleaseChanges(sequence: plain.sequence, date: plain.date, items: items)
      changes = ChangesHistory.adding(new, to: former.changes)
      changes = changes.map { release in
        let kept = release.items.filter { !Self.names(gate, $0.id) }
        silenced += release.items.count - kept.count
        let shown = Array(kept.prefix(ChangesHistory.itemLimit))
        return ReleaseChanges(
          sequence: release.sequence,
          date: release.date,
          items: shown,
          omitted: release.omitted + kept.count - shown.count
        )
      }
    }
    self.silenced = silenced
    notice = ReleaseNotice(
      archive: plain.archive,
      sequence: plain.sequence,
      date: plain.date,
      key: plain.key,
      changes: changes
    )
  }

  /// The files that tell of the changes to programs, for a site of these files.
  mutating func files(beside files: [Site.File]) -> [Site.File] {
    let paths = Set(files.map(\.path) + [TextDigests.path, ChangesHistory.path, RemovalList.path])
    let removed = removals(paths)
    let kept = removed.entries.filter { !Self.names(gate, $0.path.text) }
    silenced += removed.entries.count - kept.count
    return [
      Site.File(path: TextDigests.path, recipe: .bytes(texts)),
      Site.File(path: ChangesHistory.path, recipe: .bytes(ChangesHistory.bytes(notice.changes))),
      Site.File(path: RemovalList.path, recipe: .bytes(RemovalList(kept).bytes)),
    ]
  }

  private func removals(_ paths: Set<SitePath>) -> RemovalList {
    let standing = paths.subtracting(tombstones.keys)
    guard let former else { return RemovalList([]) }
    var removed: [RemovalList.Entry] = []
    for entry in former.stated.manifest.entries {
      guard [.page, .media, .data].contains(entry.kind), !standing.contains(entry.path) else {
        continue
      }
      let notice = tombstones[entry.path]
      let code = notice.flatMap(\.self)
      removed.append(
        RemovalList.Entry(
          path: entry.path,
          sequence: self.notice.sequence,
          date: self.notice.date,
          why: notice == nil ? .gone : code == nil ? .retracted : .withdrawn,
          reason: code
        )
      )
    }
    return former.removals.adding(removed, standing: standing)
  }

  /// Files that differ in every release, whatever the archive says.
  static func varying(_ prefixes: [String]) -> [SitePath] {
    [ChangesHistory.path, RemovalList.path]
      + prefixes.flatMap { [SitePath($0 + "changes.html"), SitePath($0 + "changes.xml")] }
      .compactMap(\.self)
  }

  private static func names(_ gate: LeakGate, _ text: String) -> Bool {
    !gate.leaks(in: Array(text.utf8).span, isMarkup: false).isEmpty
  }
}
