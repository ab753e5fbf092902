internal import AnnalsArchive
internal import AnnalsVocabulary

/// What the records of an export call things, and where their pages are.
struct Addressing: Sendable {
  let editions: [ArchiveExport.Edition]

  /// The address of a page without its first folder and its ending: `2019/08/retrait`.
  func id(of article: Article) -> String {
    let path = article.path.text.utf8
    let stem = path.dropFirst("articles/".utf8.count).dropLast(".html".utf8.count)
    return String(Substring(stem))
  }

  /// The address of a page in each edition.
  func write(_ path: SitePath, into output: inout ByteWriter) {
    output.member(
      "pages",
      value: { output in
        output.append("{")
        for (index, edition) in editions.enumerated() {
          if index > 0 { output.append(",") }
          output.append(jsonString: edition.language.text)
          output.append(":")
          output.append(jsonString: edition.prefix + path.text)
        }
        output.append("}")
      }
    )
  }
}
