import AnnalsArchive
import AnnalsVocabulary

/// Whose reports a feed has.
enum FeedSubject: Hashable, Sendable {
  case archive
  case town(ID<Town>)
  case faction(ID<Faction>)
}

enum FeedFormat: CaseIterable, Sendable {
  case atom
  case json

  fileprivate var ending: String {
    switch self {
    case .atom: "xml"
    case .json: "json"
    }
  }
}

/// The newest reports of a subject, the newest first.
struct Feed: Sendable {
  let edition: EditionArchive
  let subject: FeedSubject
  /// Of the file itself: the feed of the main edition stands at the root of the site too.
  let path: SitePath

  init(_ edition: EditionArchive, _ subject: FeedSubject, at path: SitePath) {
    self.edition = edition
    self.subject = subject
    self.path = path
  }

  func write(as format: FeedFormat, into writer: inout ByteWriter) {
    switch format {
    case .atom: writeAtom(into: &writer)
    case .json: writeJSON(into: &writer)
    }
  }

  var page: SitePath { edition.path(of: edition.page(of: subject)) }
  var title: String { edition.title(of: subject) }
  var articles: [ID<Article>] { edition.newestReports(of: subject) }

  /// The same wherever the site moves, and another one in another archive.
  func identifier(of path: SitePath) -> String {
    uuid(edition.archive.configuration.title.main + "\n" + path.text)
  }

  /// Absolute where the archive's address is known.
  func address(of path: SitePath) -> String? {
    edition.archive.configuration.baseURL.map { $0 + path.text }
  }
}

extension Article {
  /// When its page last said something else, as RFC 3339.
  var updated: String {
    guard let last = corrections.map(\.day).max(), last > published.day else {
      return published.timestamp
    }
    return "\(last)T00:00:00Z"
  }
}

extension EditionArchive {
  /// The feeds a page names, the most special first; none where there is nothing to report, and none
  /// at all when the archive wants none.
  func feeds(of page: PageKey) -> [FeedSubject] {
    guard hasFeed(.archive) else { return [] }
    switch page {
    case .town(let id) where hasFeed(.town(id)): return [.town(id), .archive]
    case .faction(let id) where hasFeed(.faction(id)): return [.faction(id), .archive]
    default: return [.archive]
    }
  }

  /// `feed.xml`, `towns/alpha.feed.json`.
  func path(of subject: FeedSubject, as format: FeedFormat) -> SitePath {
    let page = path(of: page(of: subject))
    let name =
      switch subject {
      case .archive: edition.prefix + "feed." + format.ending
      case .town, .faction: page.text.dropLast(5) + ".feed." + format.ending
      }
    return SitePath(name) ?? page
  }

  /// Whether there is anything to report; every page asks this of the whole archive, and so may not
  /// depend on more of it than the first report.
  func hasFeed(_ subject: FeedSubject) -> Bool {
    guard archive.configuration.feedLimit > 0 else { return false }
    return switch subject {
    case .archive: archive.articles.has(0)
    case .town(let id): !archive.relations.articlesOfTown[id].isEmpty
    case .faction(let id): !archive.relations.articlesOfFaction[id].isEmpty
    }
  }

  fileprivate func page(of subject: FeedSubject) -> PageKey {
    switch subject {
    case .archive: .home
    case .town(let id): .town(id)
    case .faction(let id): .faction(id)
    }
  }

  func title(of subject: FeedSubject) -> String {
    let name = archiveTitle
    return subject == .archive ? name : locale.text(.pageTitle, title(of: page(of: subject)), name)
  }

  /// Newest first, without what only a preview shows.
  fileprivate func newestReports(of subject: FeedSubject) -> [ID<Article>] {
    let limit = archive.configuration.feedLimit
    return switch subject {
    case .archive:
      Array(
        archive.articles.indices.lazy.reversed().map { ID($0) }.filter(isPublished).prefix(limit)
      )
    case .town(let id):
      Array(archive.relations.articlesOfTown[id].lazy.reversed().filter(isPublished).prefix(limit))
    case .faction(let id):
      Array(
        archive.relations.articlesOfFaction[id].lazy.reversed().filter(isPublished).prefix(limit)
      )
    }
  }

  private func isPublished(_ id: ID<Article>) -> Bool { !archive.articles[id.index].isUnpublished }
}

/// A UUID of version 8 (RFC 9562), made of two FNV-1a hashes of a name.
private func uuid(_ name: String) -> String {
  var (one, other): (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142)
  for byte in name.utf8 {
    one = (one ^ UInt64(byte)) &* 0x100_0000_01b3
    other = (other &* 0x100_0000_01b3) ^ UInt64(byte)
  }
  one = one & ~0xF000 | 0x8000
  other = other & ~(3 << 62) | 2 << 62
  var writer = ByteWriter(capacity: 48)
  writer.append("urn:uuid:")
  for (index, shift) in [56, 48, 40, 32, 24, 16, 8, 0, 56, 48, 40, 32, 24, 16, 8, 0].enumerated() {
    if [4, 6, 8, 10].contains(index) { writer.append("-") }
    writer.append(
      hexadecimal: UInt8(truncatingIfNeeded: (index < 8 ? one : other) >> UInt64(shift))
    )
  }
  return writer.text
}
