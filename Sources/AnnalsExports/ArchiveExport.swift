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

  private let context: ExportContext

  /// An export of an archive whose pages are in these editions.
  public init(_ archive: PublicArchive, editions: [Edition]) {
    context = ExportContext(archive, editions: editions)
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

  /// In bytes, rather too much than too little: memory that is never written costs nothing.
  private static let usualRecordLength = 1_500

  /// Writes JSON, with one record on each line.
  public func write(into output: inout ByteWriter) {
    let context = context
    // Room for about all of it: memory that grows to twice its size holds what it had beside it.
    let records = context.archive.articles.count + context.archive.events.count
    output.append(addingCapacity: records * Self.usualRecordLength) { _ in }
    output.object { output in
      writeHead(into: &output)
      output.member("articles", lines: context.archive.articles.indices) { index, output in
        ArticleRecordV1(ID(index), in: context).write(into: &output, context)
      }
      output.member("events", lines: context.archive.events.indices) { index, output in
        EventRecordV1(ID(index), in: context).write(into: &output, context)
      }
      output.member("towns", lines: context.archive.towns) { town, output in
        TownRecordV1(town, in: context).write(into: &output, context)
      }
      output.member("factions", lines: context.archive.factions) { faction, output in
        FactionRecordV1(faction, in: context).write(into: &output, context)
      }
      output.member("types", lines: context.archive.types) { type, output in
        EventTypeRecordV1(type).write(into: &output, context)
      }
      output.member("sources", lines: context.archive.sources) { source, output in
        SourceRecordV1(source).write(into: &output, context)
      }
      output.member("tombstones", lines: context.archive.tombstones) { tombstone, output in
        TombstoneRecordV1(tombstone).write(into: &output, context)
      }
      output.append("\n")
    }
    output.append("\n")
  }

  private func writeHead(into output: inout ByteWriter) {
    let configuration = context.archive.configuration
    output.member("format", "annals-archive")
    output.member("version", 1)
    output.member("title", configuration.title.main)
    output.member("description", configuration.description?.main)
    output.member("languages", configuration.languages.map { $0.text })
    output.member("base_url", configuration.baseURL)
    output.member("author", configuration.author)
    output.member("license", configuration.license)
    if context.archive.showsDrafts { output.member("preview", true) }
  }
}
