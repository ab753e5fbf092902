internal import AnnalsContent
internal import AnnalsVocabulary

extension Redaction {
  mutating func addArticles() {
    var addresses = Addresses(capacity: archive.articles.count)
    let shown = archive.articles.indices.filter { showing.articles[$0].isShown }
    articles.reserveCapacity(shown.count)
    for index in shown {
      let path = address(archive.articles[index].document, &addresses)
      articles.append(article(at: index, path))
    }
    for (article, visibility) in zip(archive.articles, showing.articles) {
      guard case .tombstone(let day, let reason, let code) = visibility else { continue }
      let path = address(article.document, &addresses)
      tombstones.append(Tombstone(path: path, day: day, reason: reason, code: code))
    }
    diagnostics += addresses.diagnostics
  }

  private func address(_ article: ArticleDocument, _ addresses: inout Addresses) -> SitePath {
    let day = article.published.day
    return addresses.page(
      folder("articles", day.year, day.month),
      article.slug.map { Slug($0.value) } ?? articleSlug(of: article.path, published: day),
      of: article.slug?.location ?? SourceLocation(path: article.path)
    )
    .path
  }

  private func article(at index: Int, _ path: SitePath) -> Article {
    let article = archive.articles[index]
    let document = article.document
    var blocks: [ID<Account>?] = []
    for account in article.accounts {
      guard let block = archive.accounts[account].block, 0..<1_000_000 ~= block else { continue }
      while blocks.count <= block { blocks.append(nil) }
      blocks[block] = accountNumbers[account]
    }
    return Article(
      sourcePath: document.path,
      path: path,
      title: document.title,
      published: document.published,
      language: document.language ?? defaultLanguage,
      source: article.source.flatMap { sources.numbers[$0] },
      author: document.author,
      url: document.url,
      archivedURL: document.archivedURL,
      sha256: document.sha256,
      tags: document.tags,
      corrections: document.corrections,
      contentWarning: document.contentWarning,
      accounts: article.accounts.compactMap { accountNumbers[$0] },
      blocks: blocks,
      body: document.body,
      settledTowns: article.prose.settledTowns.compactMap { towns.numbers[$0] }.sorted(),
      settledFactions: article.prose.settledFactions.compactMap { factions.numbers[$0] }.sorted(),
      quotes: quotes(of: article),
      isUnpublished: showing.articles[index] == .preview
    )
  }

  /// Warns of what is shown though its date has not come, one day being left for other time zones.
  ///
  /// A date says when a source published, not when this archive does; what must wait has an embargo.
  func futureDates(asOf day: CalendarDay?) -> [Diagnostic] {
    guard let last = day?.next else { return [] }
    return archive.articles.indices.compactMap { index in
      let document = archive.articles[index].document
      guard document.published.day > last, showing.articles[index].isShown else { return nil }
      return Diagnostic(
        .warning,
        "future-date",
        "the article is dated \(document.published.day), which has not come, and is shown all the same; "
          + "one that must wait needs 'status: embargoed'",
        at: SourceLocation(path: document.path)
      )
    }
  }

  private func quotes(of article: ResolvedArticle) -> [QuoteSpan] {
    article.accounts.compactMap { index -> QuoteSpan? in
      guard let range = archive.accounts[index].quoteRange, let id = accountNumbers[index] else {
        return nil
      }
      return QuoteSpan(account: id, range: range)
    }
    .sorted { one, other in
      (one.range.lowerBound, one.range.upperBound, one.account.rawValue)
        < (other.range.lowerBound, other.range.upperBound, other.account.rawValue)
    }
  }
}
