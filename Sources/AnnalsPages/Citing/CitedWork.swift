import AnnalsArchive
import AnnalsVocabulary

/// What somebody who cites a page has to name, before it is written in one of the formats.
struct CitedWork: Sendable {
  enum Kind: Sendable {
    /// A report that somebody published elsewhere.
    case report
    /// A page that stands nowhere but in the archive.
    case entry
  }

  let kind: Kind
  /// ASCII letters, digits and `-`, the same in every edition: `events-2019-08-khan-shaykhun`.
  let key: String
  let title: String
  let language: LanguageTag
  let author: String?
  /// Of a report.
  let publisher: String?
  let date: ArchiveDate?
  /// Where a report was published.
  let originalURL: String?
  let archive: String
  /// The page in the archive, when the archive's address is known.
  let pageURL: String?
  /// The permanent id of an event.
  let identifier: String?
  /// As running text, in the words of the edition.
  let text: String
}

extension EditionArchive {
  /// Nil for pages that are only ways to others.
  func citedWork(of page: PageKey) -> CitedWork? {
    switch page {
    case .article(let id):
      let article = archive.articles[id.index]
      return work(
        .report,
        page,
        title: article.title,
        path: article.path,
        language: article.language,
        author: article.author,
        publisher: article.source.map { archive.sources[$0.index].name },
        date: ArchiveDate(day: article.published.day),
        originalURL: article.url,
        text: citation(of: id)
      )
    case .event(let id):
      let event = archive.events[id.index]
      return work(
        .entry,
        page,
        title: events[id.index].text,
        path: event.path,
        date: event.date,
        identifier: event.key,
        text: citation(of: id)
      )
    case .town(let id):
      return work(.entry, page, title: towns[id.index].text, path: archive.towns[id.index].path)
    case .faction(let id):
      let path = archive.factions[id.index].path
      return work(.entry, page, title: factions[id.index].text, path: path)
    default: return nil
    }
  }

  private func work(
    _ kind: CitedWork.Kind,
    _ page: PageKey,
    title: String,
    path: SitePath,
    language own: LanguageTag? = nil,
    author: String? = nil,
    publisher: String? = nil,
    date: ArchiveDate? = nil,
    originalURL: String? = nil,
    identifier: String? = nil,
    text: String? = nil
  ) -> CitedWork {
    let address = self.path(of: page)
    return CitedWork(
      kind: kind,
      key: citationKey(of: path),
      title: title,
      language: own ?? language,
      author: kind == .entry ? archive.configuration.author : author,
      publisher: publisher,
      date: date,
      originalURL: originalURL,
      archive: archiveTitle,
      pageURL: archive.configuration.baseURL.map { $0 + address.text },
      identifier: identifier,
      text: text ?? locale.text(.citedIn, title, citedArchive(address))
    )
  }
}

/// `events/2019/08/retreat.html` as `events-2019-08-retreat`: BibTeX takes no comma, brace or space in
/// a key.
private func citationKey(of path: SitePath) -> String {
  let bytes = path.text.utf8.dropLast(5).map { byte in
    let isPlain =
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    return isPlain ? byte : UInt8(ascii: "-")
  }
  return String(decoding: bytes, as: UTF8.self)
}
