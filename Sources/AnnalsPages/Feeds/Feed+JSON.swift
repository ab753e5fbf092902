import AnnalsArchive
import AnnalsVocabulary

extension Feed {
  /// JSON Feed 1.1 (jsonfeed.org); its addresses are absolute, and left out where the archive's own is
  /// not known.
  func writeJSON(into writer: inout ByteWriter) {
    let configuration = edition.archive.configuration
    writer.append("{\"version\":\"https://jsonfeed.org/version/1.1\"")
    member("title", title, into: &writer)
    if subject == .archive { member("description", edition.archiveDescription, into: &writer) }
    member("home_page_url", address(of: page), into: &writer)
    member("feed_url", address(of: path), into: &writer)
    member("language", edition.language.text, into: &writer)
    authors(configuration.author, into: &writer)
    writer.append(",\"items\":[")
    for (index, id) in articles.enumerated() {
      writer.append(index == 0 ? "\n" : ",\n")
      item(id, into: &writer)
    }
    writer.append("\n]}\n")
  }

  private func item(_ id: ID<Article>, into writer: inout ByteWriter) {
    let article = edition.archive.articles[id.index]
    let page = edition.addresses.articles[id.index]
    writer.append("{\"id\":")
    writer.append(jsonString: identifier(of: page))
    member("url", address(of: page), into: &writer)
    member("external_url", article.url, into: &writer)
    member("title", article.title, into: &writer)
    member("content_text", summary(of: id), into: &writer)
    member("date_published", article.published.timestamp, into: &writer)
    if !article.corrections.isEmpty { member("date_modified", article.updated, into: &writer) }
    member("language", article.language.text, into: &writer)
    authors(author(of: article), into: &writer)
    if !article.tags.isEmpty {
      writer.append(",\"tags\":[")
      for (index, tag) in article.tags.enumerated() {
        if index > 0 { writer.append(",") }
        writer.append(jsonString: tag)
      }
      writer.append("]")
    }
    writer.append("}")
  }

  private func member(_ name: StaticString, _ value: String?, into writer: inout ByteWriter) {
    guard let value else { return }
    writer.append(",\"")
    writer.append(name)
    writer.append("\":")
    writer.append(jsonString: value)
  }

  private func authors(_ name: String?, into writer: inout ByteWriter) {
    guard let name else { return }
    writer.append(",\"authors\":[{\"name\":")
    writer.append(jsonString: name)
    writer.append("}]")
  }
}
