import AnnalsArchive
import AnnalsVocabulary

extension Feed {
  /// Atom (RFC 4287).
  func writeAtom(into writer: inout ByteWriter) {
    let configuration = edition.archive.configuration
    let articles = articles
    writer.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    writer.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    writer.append(escapingXML: edition.language.text)
    writer.append("\">\n")
    element("title", title, into: &writer)
    if subject == .archive, let description = edition.archiveDescription {
      element("subtitle", description, into: &writer)
    }
    element("id", identifier(of: path), into: &writer)
    let newest = articles.map { edition.archive.articles[$0.index].updated }.max()
    element("updated", newest ?? "1970-01-01T00:00:00Z", into: &writer)
    link("self", "application/atom+xml", to: path, into: &writer)
    link("alternate", "text/html", to: page, into: &writer)
    person(configuration.author ?? edition.archiveTitle, into: &writer)
    for id in articles { entry(id, into: &writer) }
    writer.append("</feed>\n")
  }

  private func entry(_ id: ID<Article>, into writer: inout ByteWriter) {
    let article = edition.archive.articles[id.index]
    let page = edition.addresses.articles[id.index]
    writer.append("<entry>\n<title xml:lang=\"")
    writer.append(escapingXML: article.language.text)
    writer.append("\">")
    writer.append(escapingXML: article.title)
    writer.append("</title>\n")
    element("id", identifier(of: page), into: &writer)
    link("alternate", "text/html", to: page, into: &writer)
    if let url = article.url {
      writer.append("<link rel=\"via\" href=\"")
      writer.append(escapingURL: url)
      writer.append("\"/>\n")
    }
    element("published", article.published.timestamp, into: &writer)
    element("updated", article.updated, into: &writer)
    if let name = author(of: article) { person(name, into: &writer) }
    for tag in article.tags {
      writer.append("<category term=\"")
      writer.append(escapingXML: tag)
      writer.append("\"/>\n")
    }
    element("summary", summary(of: id), into: &writer)
    writer.append("</entry>\n")
  }

  /// A relative address is resolved against that of the feed (RFC 4287, section 2).
  func link(
    _ relation: StaticString,
    _ type: StaticString,
    to target: SitePath,
    into writer: inout ByteWriter
  ) {
    writer.append("<link rel=\"")
    writer.append(relation)
    writer.append("\" type=\"")
    writer.append(type)
    writer.append("\" href=\"")
    if let address = address(of: target) {
      writer.append(escapingURL: address)
    } else {
      writer.append(linkTo: target, fromDepth: path.depth)
    }
    writer.append("\"/>\n")
  }

  func person(_ name: String, into writer: inout ByteWriter) {
    writer.append("<author><name>")
    writer.append(escapingXML: name)
    writer.append("</name></author>\n")
  }

  func element(_ name: StaticString, _ text: String, into writer: inout ByteWriter) {
    writer.append("<")
    writer.append(name)
    writer.append(">")
    writer.append(escapingXML: text)
    writer.append("</")
    writer.append(name)
    writer.append(">\n")
  }
}

extension Feed {
  func author(of article: Article) -> String? {
    article.author ?? article.source.map { edition.archive.sources[$0.index].name }
  }

  /// Who reported it and when, and the events it tells.
  func summary(of id: ID<Article>) -> String {
    var text = edition.description(of: .article(id))
    for event in edition.archive.relations.eventsOfArticle[id].prefix(5) {
      text += "\n" + edition.title(of: .event(event))
    }
    return text
  }
}

extension ByteWriter {
  /// As for HTML, without the control characters that XML 1.0 has no place for.
  mutating func append(escapingXML text: String) {
    // U+FFFE and U+FFFF begin with 0xEF, as little else does.
    let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe bytes.allSatisfy { $0 >= 0x20 && $0 != 0xEF || $0 == 0x0A }
    }
    if isPlain ?? false { return append(escapingHTML: text) }
    let isXML = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 ? $0.value != 0xFFFE && $0.value != 0xFFFF : [9, 10, 13].contains($0.value)
    }
    if isXML { return append(escapingHTML: text) }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars
    where scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF {
      kept.append(scalar)
    }
    append(escapingHTML: String(kept))
  }
}
