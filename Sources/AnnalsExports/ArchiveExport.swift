public import AnnalsArchive
public import AnnalsVocabulary

/// `data/archive.json`: everything public of an archive in one file, by the schema in
/// docs/archive.schema.json.
public struct ArchiveExport: Sendable {
  /// One language of the site and where its pages are.
  public struct Edition: Hashable, Sendable {
    public let language: LanguageTag
    /// What stands before every page of the edition: `fr/`, or nothing.
    public let prefix: String

    public init(language: LanguageTag, prefix: String) {
      self.language = language
      self.prefix = prefix
    }
  }

  private let archive: PublicArchive
  private let addressing: Addressing

  /// An export of an archive whose pages are in these editions.
  public init(_ archive: PublicArchive, editions: [Edition]) {
    self.archive = archive
    addressing = Addressing(editions: editions)
  }

  /// An export of an archive with one edition at the root, or with each in a folder of its language.
  public init(_ archive: PublicArchive) {
    let languages = archive.configuration.languages
    self.init(
      archive,
      editions: languages.map {
        Edition(language: $0, prefix: languages.count > 1 ? "\($0.text)/" : "")
      }
    )
  }

  /// The file, written when it is asked for.
  public func siteFiles() -> [Site.File] {
    let render: @Sendable (inout ByteWriter) -> [Diagnostic] = { output in
      write(into: &output)
      return []
    }
    return [Site.File(path: SitePath(known: "data/archive.json"), recipe: .render(render))]
  }

  /// Writes JSON, with one record on each line.
  public func write(into output: inout ByteWriter) {
    output.object { output in
      writeHead(into: &output)
      output.member("articles", lines: archive.articles.indices) { index, output in
        ArticleRecordV1(archive.articles[index], ID(index), in: archive, addressing)
          .write(into: &output, addressing)
      }
      output.member("events", lines: archive.events.indices) { index, output in
        EventRecordV1(archive.events[index], in: archive, addressing)
          .write(into: &output, addressing)
      }
      output.member("towns", lines: archive.towns) { town, output in
        TownRecordV1(town, in: archive).write(into: &output, addressing)
      }
      output.member("factions", lines: archive.factions) { faction, output in
        FactionRecordV1(faction, in: archive).write(into: &output, addressing)
      }
      output.member("types", lines: archive.types) { type, output in
        EventTypeRecordV1(type).write(into: &output, addressing)
      }
      output.member("sources", lines: archive.sources) { source, output in
        SourceRecordV1(source).write(into: &output, addressing)
      }
      output.member("tombstones", lines: archive.tombstones) { tombstone, output in
        TombstoneRecordV1(tombstone).write(into: &output, addressing)
      }
      output.append("\n")
    }
    output.append("\n")
  }

  private func writeHead(into output: inout ByteWriter) {
    output.member("format", "annals-archive")
    output.member("version", 1)
    output.member("title", archive.configuration.title)
    output.member("description", archive.configuration.description)
    output.member("languages", archive.configuration.languages.map { $0.text })
    output.member("base_url", archive.configuration.baseURL)
    output.member("author", archive.configuration.author)
    output.member("license", archive.configuration.license)
    if archive.showsDrafts { output.member("preview", true) }
  }
}
