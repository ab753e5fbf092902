internal import AnnalsArchive
internal import AnnalsVocabulary

/// A report, without its text.
struct ArticleRecordV1 {
  let id: String
  let title: String
  let language: String
  let published: CalendarDay
  let time: String?
  let source: String?
  let author: String?
  let url: String?
  let archivedURL: String?
  let sha256: String?
  let tags: [String]
  let corrections: [Correction]
  let events: [String]
  let towns: [String]
  let factions: [String]
  let page: SitePath
  let isUnpublished: Bool

  init(_ article: Article, _ id: ID<Article>, in archive: PublicArchive, _ addressing: Addressing) {
    self.id = addressing.id(of: article)
    title = article.title
    language = article.language.text
    published = article.published.day
    time = article.published.time
    source = article.source.map { archive.sources[$0].slug.text }
    author = article.author
    url = article.url
    archivedURL = article.archivedURL
    sha256 = article.sha256
    tags = article.tags
    corrections = article.corrections
    events = archive.relations.eventsOfArticle[id].map { archive.events[$0].key }
    towns = archive.relations.townsOfArticle[id].map { archive.towns[$0].slug.text }
    factions = archive.relations.factionsOfArticle[id].map { archive.factions[$0].slug.text }
    page = article.path
    isUnpublished = article.isUnpublished
  }

  func write(into output: inout ByteWriter, _ addressing: Addressing) {
    output.object { output in
      output.member("id", id)
      output.member("title", title)
      output.member("language", language)
      output.member("published", published.description)
      output.member("time", time)
      output.member("source", source)
      output.member("author", author)
      output.member("url", url)
      output.member("archived_url", archivedURL)
      output.member("sha256", sha256)
      output.member("tags", tags)
      output.member("corrections", listOf: corrections, writeCorrection)
      output.member("events", events)
      output.member("towns", towns)
      output.member("factions", factions)
      addressing.write(page, into: &output)
      if isUnpublished { output.member("unpublished", true) }
    }
  }

  private func writeCorrection(_ correction: Correction, into output: inout ByteWriter) {
    output.object { output in
      output.member("date", correction.day.description)
      output.member("text", correction.text)
    }
  }
}
