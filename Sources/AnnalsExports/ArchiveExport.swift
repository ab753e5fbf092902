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

  /// The file, written part by part when it is asked for.
  public func siteFiles() -> [Site.File] {
    let parts = parts
    let recipe = Site.Recipe.parts(count: parts.count) { write(parts[$0], into: &$1) }
    return [Site.File(path: SitePath(known: "data/archive.json"), recipe: recipe)]
  }

  /// Writes JSON, with one record on each line.
  public func write(into output: inout ByteWriter) {
    for part in parts { write(part, into: &output) }
  }

  /// Records that are written at once.
  private struct Part {
    let list: RecordList
    let range: Range<Int>
    let isFirst: Bool
    let isLast: Bool
  }

  /// About 700 KB of records of a usual archive.
  private static let recordsOfPart = 512

  private var parts: [Part] {
    var parts: [Part] = []
    for list in RecordList.allCases {
      let count = list.count(in: context.archive)
      // An empty list has one part too, which says so.
      for start in stride(from: 0, to: max(1, count), by: Self.recordsOfPart) {
        let end = min(count, start + Self.recordsOfPart)
        parts.append(
          Part(
            list: list,
            range: start..<end,
            isFirst: parts.isEmpty,
            isLast: list == RecordList.allCases.last && end == count
          )
        )
      }
    }
    return parts
  }

  private func write(_ part: Part, into output: inout ByteWriter) {
    if part.isFirst {
      output.append(UInt8(ascii: "{"))
      writeHead(into: &output)
    }
    if part.range.lowerBound == 0 {
      output.append(",\n\"")
      output.append(part.list.rawValue)
      output.append("\":[")
    }
    for index in part.range {
      output.append(index == 0 ? "\n" : ",\n")
      part.list.write(index, context, into: &output)
    }
    if part.range.upperBound == part.list.count(in: context.archive) { output.append("\n]") }
    if part.isLast { output.append("\n}\n") }
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

/// The lists of records, as they follow one another in the file.
private enum RecordList: String, CaseIterable {
  case articles, events, towns, factions, types, sources, tombstones

  func count(in archive: PublicArchive) -> Int {
    switch self {
    case .articles: archive.articles.count
    case .events: archive.events.count
    case .towns: archive.towns.count
    case .factions: archive.factions.count
    case .types: archive.types.count
    case .sources: archive.sources.count
    case .tombstones: archive.tombstones.count
    }
  }

  func write(_ index: Int, _ context: ExportContext, into output: inout ByteWriter) {
    let archive = context.archive
    switch self {
    case .articles: ArticleRecordV1(ID(index), in: context).write(into: &output, context)
    case .events: EventRecordV1(ID(index), in: context).write(into: &output, context)
    case .towns: TownRecordV1(archive.towns[ID(index)], in: context).write(into: &output, context)
    case .factions:
      FactionRecordV1(archive.factions[ID(index)], in: context).write(into: &output, context)
    case .types: EventTypeRecordV1(archive.types[ID(index)]).write(into: &output, context)
    case .sources: SourceRecordV1(archive.sources[ID(index)]).write(into: &output, context)
    case .tombstones: TombstoneRecordV1(archive.tombstones[index]).write(into: &output, context)
    }
  }
}
