internal import AnnalsArchive
internal import AnnalsVocabulary

/// The archive that records are made of, what they call things, and where their pages are.
///
/// A class, so that handing it to a record copies nothing.
final class ExportContext: Sendable {
  let archive: PublicArchive
  let editions: [ArchiveExport.Edition]

  init(_ archive: PublicArchive, editions: [ArchiveExport.Edition]) {
    self.archive = archive
    self.editions = editions
  }

  /// The address of an article's page without its first folder and its ending: `2019/08/22-retrait`.
  func id(of article: ID<Article>) -> String {
    let path = archive.articles[article.index].path.text.utf8
    let stem = path.dropFirst("articles/".utf8.count).dropLast(".html".utf8.count)
    return String(Substring(stem))
  }

  func id(of event: ID<Event>) -> String { archive.events[event.index].key }

  func id(of town: ID<Town>) -> String { archive.towns[town.index].slug.text }

  func id(of faction: ID<Faction>) -> String { archive.factions[faction.index].slug.text }

  func id(of type: ID<EventType>) -> String { archive.types[type.index].id }

  func id(of source: ID<Source>) -> String { archive.sources[source.index].slug.text }

  /// Writes the address of a page in each edition.
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
