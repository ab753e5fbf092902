internal import AnnalsContent
internal import AnnalsVocabulary

/// Which parts of an archive are shown.
struct Showing: Sendable {
  let articles: [Visibility]
  let records: [Visibility]
  let pages: [Visibility]
  private let owners: [ResolvedAccount.Owner]

  init(_ archive: Archive, asOf day: CalendarDay?, showDrafts: Bool) {
    func visibility(_ status: Status) -> Visibility {
      Visibility(status, asOf: day, showDrafts: showDrafts)
    }
    articles = archive.articles.map { visibility($0.document.status) }
    records = archive.records.map { visibility($0.document.status) }
    pages = archive.pages.map { visibility($0.document.status) }
    owners = archive.accounts.map(\.owner)
  }

  /// What the public gets of an account: what it gets of the document that gives it.
  func account(_ index: Int) -> Visibility {
    switch owners[index] {
    case .article(let article): articles[article]
    case .record(let record): records[record]
    }
  }

  /// The first use of a name by an entry of the gazetteer or by an account that is shown.
  func first(of uses: [NameUse]) -> NameUse? {
    uses.first { $0.account.map { account($0).isShown } ?? true }
  }

  /// Files that hidden documents show and no others; a text of the gazetteer is never hidden.
  func hiddenMedia(of archive: Archive) -> Set<Int> {
    var hidden: Set<Int> = []
    var shown = archive.gazetteerMedia
    func note(_ media: [Int], _ visibility: Visibility) {
      if visibility.isShown { shown.formUnion(media) } else { hidden.formUnion(media) }
    }
    for (article, visibility) in zip(archive.articles, articles) {
      note(article.prose.media, visibility)
    }
    for (record, visibility) in zip(archive.records, records) { note(record.media, visibility) }
    for (page, visibility) in zip(archive.pages, pages) { note(page.media, visibility) }
    return hidden.subtracting(shown)
  }
}
