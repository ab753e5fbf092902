internal import AnnalsContent
internal import AnnalsVocabulary

/// The documents by kind. Articles, records, pages and media are in an order of their own; towns and
/// factions keep the order given, since mentions refer to it.
struct SortedDocuments {
  private(set) var articles: [(document: ArticleDocument, prose: Prose)] = []
  private(set) var records: [ResolvedRecord] = []
  private(set) var towns: [TownDocument] = []
  private(set) var factions: [FactionDocument] = []
  private(set) var pages: [ResolvedPage] = []
  private(set) var media: [MediaDocument] = []

  init(_ documents: [ReadDocument]) {
    articles.reserveCapacity(documents.count)
    for read in documents {
      switch read.document {
      case .article(let article): articles.append((article, read.prose))
      case .eventRecord(let record):
        records.append(ResolvedRecord(document: record, media: read.prose.media))
      case .town(let town): towns.append(town)
      case .faction(let faction): factions.append(faction)
      case .page(let page): pages.append(ResolvedPage(document: page, media: read.prose.media))
      case .media(let file): media.append(file)
      }
    }
    sortArticles()
    records.sort { precedes($0.document.path, $1.document.path) }
    pages.sort { precedes($0.document.path, $1.document.path) }
    media.sort { precedes($0.path, $1.path) }
  }

  /// By publication, then by path. An order of small keys is sorted, not the documents themselves.
  private mutating func sortArticles() {
    let order = articles.indices.sorted { one, other in
      let (one, other) = (articles[one].document, articles[other].document)
      if one.published != other.published { return one.published < other.published }
      return precedes(one.path, other.path)
    }
    articles = order.map { articles[$0] }
  }
}
