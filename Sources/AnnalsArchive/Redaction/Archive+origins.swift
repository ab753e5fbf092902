internal import AnnalsContent
internal import AnnalsVocabulary

extension Archive {
  /// The files that say what stands under an id, in byte order; none when nothing does.
  ///
  /// The id is that of an article or event as exports give it, an article's address, or the path of a
  /// file of `Content/`.
  public func origins(of id: String) -> [String] {
    var paths: Set<String> = []
    for article in articles.map(\.document) {
      let names = [address(of: article), article.path]
      if names.contains(where: { $0.utf8.elementsEqual(id.utf8) }) { paths.insert(article.path) }
    }
    for path in records.map(\.document.path) + pages.map(\.document.path)
    where path.utf8.elementsEqual(id.utf8) {
      paths.insert(path)
    }
    for (index, key) in eventKeys.enumerated() where key.utf8.elementsEqual(id.utf8) {
      for account in accountsOfEvent[ID(index)] {
        switch accounts[account.index].owner {
        case .article(let article): paths.insert(articles[article].document.path)
        case .record(let record): paths.insert(records[record].document.path)
        }
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func address(of article: ArticleDocument) -> String {
    let day = article.published.day
    let slug =
      article.slug.map { Slug($0.value) } ?? articleSlug(of: article.path, published: day)
    return "\(day.year)/\(day.month < 10 ? "0" : "")\(day.month)/\(slug)"
  }
}
