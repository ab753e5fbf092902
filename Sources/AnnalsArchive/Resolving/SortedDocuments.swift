internal import AnnalsContent
internal import AnnalsVocabulary

/// The documents by kind.
///
/// Articles, records, pages and media are in an order of their own; towns and factions keep the order
/// given, since mentions refer to it.
struct SortedDocuments {
  /// Positions of the articles, oldest first.
  private(set) var articles: [Int] = []
  private(set) var records: [ResolvedRecord] = []
  private(set) var towns: [TownDocument] = []
  private(set) var factions: [FactionDocument] = []
  private(set) var pages: [ResolvedPage] = []
  private(set) var media: [MediaDocument] = []
  /// Files that the texts of towns and factions show.
  private(set) var gazetteerMedia: Set<Int> = []

  init(_ documents: [ReadDocument]) {
    var keys: [(published: Publication, path: String, position: Int)] = []
    keys.reserveCapacity(documents.count)
    for (position, read) in documents.enumerated() {
      switch read.document {
      case .article(let article): keys.append((article.published, article.path, position))
      case .eventRecord(let record):
        records.append(ResolvedRecord(document: record, media: read.prose.media))
      case .town(let town):
        towns.append(town)
        gazetteerMedia.formUnion(read.prose.media)
      case .faction(let faction):
        factions.append(faction)
        gazetteerMedia.formUnion(read.prose.media)
      case .page(let page): pages.append(ResolvedPage(document: page, media: read.prose.media))
      case .media(let file): media.append(file)
      }
    }
    keys.sort { one, other in
      if one.published.day != other.published.day { return one.published.day < other.published.day }
      if one.published != other.published { return one.published < other.published }
      return precedes(one.path, other.path)
    }
    articles = keys.map { $0.position }
    records.sort { precedes($0.document.path, $1.document.path) }
    pages.sort { precedes($0.document.path, $1.document.path) }
    media.sort { precedes($0.path, $1.path) }
  }
}
