import AnnalsArchive
import AnnalsVocabulary

/// Which reports tell of the same event, or appeared on the same day about the same town.
///
/// A group of more than twelve reports is left out: its event or day page lists them. So relatedness
/// always goes both ways.
struct RelatedArticles: Sendable {
  static let groupLimit = 12

  private let related: Relation<Article, Article>

  subscript(article: ID<Article>) -> ArraySlice<ID<Article>> { related[article] }

  init(_ archive: PublicArchive) {
    var pairs: [(ID<Article>, ID<Article>)] = []
    func relate(_ group: [ID<Article>]) {
      guard 2...Self.groupLimit ~= group.count else { return }
      for one in group {
        for other in group where other != one { pairs.append((one, other)) }
      }
    }

    for event in archive.events {
      var articles: [ID<Article>] = []
      for account in archive.accounts[event.accounts] {
        if let article = account.article, !articles.contains(article) { articles.append(article) }
        if articles.count > Self.groupLimit { break }
      }
      relate(articles)
    }
    for index in archive.towns.indices {
      var group: [ID<Article>] = []
      var day: CalendarDay?
      for article in archive.relations.articlesOfTown[ID<Town>(index)] {
        let published = archive.articles[article].published.day
        if published != day {
          relate(group)
          group = []
          day = published
        }
        group.append(article)
      }
      relate(group)
    }
    related = Relation(count: archive.articles.count, pairs: pairs)
  }
}
