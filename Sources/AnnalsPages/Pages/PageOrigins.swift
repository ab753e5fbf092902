import AnnalsArchive
import AnnalsVocabulary

/// Which files of the tree a page says something of, so that a reader can trace it to them.
struct PageOrigins: Sendable {
  private let archive: PublicArchive
  private let tree: FileTree

  init(_ archive: PublicArchive, _ tree: FileTree) {
    self.archive = archive
    self.tree = tree
  }

  /// Indices into the tree, ascending; none for pages that list many things.
  func files(of key: PageKey) -> [Int] {
    let files: [Int?] =
      switch key {
      case .article(let id): [archive.articles[id.index].body.file]
      case .event(let id): files(of: archive.events[id.index])
      case .town(let id): [index(archive.towns[id.index].sourcePath)]
      case .faction(let id): [index(archive.factions[id.index].sourcePath)]
      case .page(let id): [archive.pages[id.index].body.file]
      case .home, .type, .source, .period, .day, .month, .year, .dates, .towns, .factions, .types,
        .sources, .search, .map, .townsUnder, .factionsUnder, .tombstone, .removals, .verify,
        .changes,
        .notFound:
        []
      }
    return Set(files.compactMap(\.self)).sorted()
  }

  /// The reports that tell of the event, and the editor's record of it.
  private func files(of event: Event) -> [Int?] {
    archive.accounts[event.accounts].map { account in
      account.article.map { archive.articles[$0.index].body.file }
    } + [index(event.sourcePath)]
  }

  private func index(_ path: String?) -> Int? {
    path.flatMap { tree.index(of: $0) }
  }
}
