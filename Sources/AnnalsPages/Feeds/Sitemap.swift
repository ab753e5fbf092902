import AnnalsVocabulary

/// The list of pages that search engines read (sitemaps.org), with each page's address in every
/// edition.
///
/// It holds absolute addresses, so there is one only when the archive's own is known.
struct Sitemap: Sendable {
  /// What sitemaps.org lets one file hold.
  static let addressLimit = 50_000
  static let byteLimit = 50_000_000

  let base: String
  let editions: [Edition]
  /// Below the prefix of an edition.
  let pages: [String]

  /// `sitemap.xml`, or an index of that name and `sitemap-1.xml`, `sitemap-2.xml` and so on.
  func files(addressLimit: Int = addressLimit, byteLimit: Int = byteLimit) -> [Site.File] {
    let parts = parts(addressLimit, byteLimit)
    if parts.count == 1 { return [file("sitemap.xml", parts[0])] }
    let paths = parts.indices.map { "sitemap-\($0 + 1).xml" }
    let index = Site.File(
      path: SitePath(known: "sitemap.xml"),
      recipe: .render { [base] writer in
        writer.append(start("sitemapindex"))
        for path in paths {
          writer.append("<sitemap><loc>")
          writer.append(escapingURL: base + path)
          writer.append("</loc></sitemap>\n")
        }
        writer.append("</sitemapindex>\n")
        return []
      }
    )
    return [index] + zip(paths, parts).map { file($0, $1) }
  }

  /// Ranges of `pages`; those of one page stay together.
  private func parts(_ addressLimit: Int, _ byteLimit: Int) -> [Range<Int>] {
    let prefixes = editions.map(\.prefix.utf8.count).reduce(0, +)
    // An alternate has 80 bytes of markup; a byte of an address may be escaped as five.
    let links = editions.count > 1 ? editions.count + 1 : 0
    var parts: [Range<Int>] = []
    var start = 0
    var bytes = 200
    for (index, page) in pages.enumerated() {
      let address = base.utf8.count * 5 + page.utf8.count
      let size = editions.count * (links + 1) * (address + 80) + prefixes * (links + 2)
      let isFull = (index - start + 1) * editions.count > addressLimit || bytes + size > byteLimit
      if isFull, index > start {
        parts.append(start..<index)
        (start, bytes) = (index, 200)
      }
      bytes += size
    }
    return parts + [start..<pages.count]
  }

  private func file(_ path: String, _ part: Range<Int>) -> Site.File {
    Site.File(
      path: SitePath(path) ?? SitePath(known: "sitemap.xml"),
      recipe: .render { writer in
        writer.append(start("urlset"))
        for page in pages[part] {
          for edition in editions { write(page, edition, into: &writer) }
        }
        writer.append("</urlset>\n")
        return []
      }
    )
  }

  private func write(_ page: String, _ edition: Edition, into writer: inout ByteWriter) {
    writer.append("<url><loc>")
    writer.append(escapingURL: base + edition.prefix + page)
    writer.append("</loc>")
    if editions.count > 1 {
      for other in editions { alternate(other.language.text, other.prefix + page, into: &writer) }
      // The home page without a language offers the choice of one.
      let neutral = page.utf8.elementsEqual("index.html".utf8) ? "" : editions[0].prefix
      alternate("x-default", neutral + page, into: &writer)
    }
    writer.append("</url>\n")
  }

  private func alternate(_ language: String, _ path: String, into writer: inout ByteWriter) {
    writer.append("\n<xhtml:link rel=\"alternate\" hreflang=\"")
    writer.append(escapingHTML: language)
    writer.append("\" href=\"")
    writer.append(escapingURL: base + path)
    writer.append("\"/>")
  }

  private func start(_ element: String) -> String {
    let alternates =
      editions.count > 1 && element == "urlset"
      ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : ""
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<\(element)"
      + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"\(alternates)>\n"
  }
}
