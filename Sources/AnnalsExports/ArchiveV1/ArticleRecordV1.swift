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
  let contentWarning: String?
  let events: [String]
  let towns: [String]
  let factions: [String]
  let page: SitePath
  let isUnpublished: Bool

  init(_ id: ID<Article>, in context: ExportContext) {
    let article = context.archive.articles[id.index]
    self.id = context.id(of: id)
    title = article.title
    language = article.language.text
    published = article.published.day
    time = article.published.time
    source = article.source.map { context.id(of: $0) }
    author = article.author
    url = article.url
    archivedURL = article.archivedURL
    sha256 = article.sha256
    tags = article.tags
    corrections = article.corrections
    contentWarning = article.contentWarning
    events = context.archive.relations.eventsOfArticle[id].map { context.id(of: $0) }
    towns = context.archive.relations.townsOfArticle[id].map { context.id(of: $0) }
    factions = context.archive.relations.factionsOfArticle[id].map { context.id(of: $0) }
    page = article.path
    isUnpublished = article.isUnpublished
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("id", id)
      output.member("title", title)
      output.member("language", language)
      output.member("published", published)
      output.member("time", time)
      output.member("source", source)
      output.member("author", author)
      output.member("url", url)
      output.member("archived_url", archivedURL)
      output.member("sha256", sha256)
      output.member("tags", tags)
      output.member("corrections", listOf: corrections, writeCorrection)
      output.member("content_warning", contentWarning)
      output.member("events", events)
      output.member("towns", towns)
      output.member("factions", factions)
      context.write(page, into: &output)
      if isUnpublished { output.member("unpublished", true) }
    }
  }

  private func writeCorrection(_ correction: Correction, into output: inout ByteWriter) {
    output.object { output in
      output.member("date", correction.day)
      output.member("text", correction.text)
    }
  }
}
