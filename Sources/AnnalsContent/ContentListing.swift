public import AnnalsVocabulary

/// What a file of `Content/` is, by the folder it lies in.
public enum ContentKind: Sendable, Hashable, CaseIterable {
  case article
  case eventRecord
  case town
  /// `Content/Towns/*.csv`.
  case townTable
  case faction
  case page
  /// Copied, never read.
  case media
  /// `Content/Maps/*.geojson`: read by the maps.
  case mapLayer

  /// Nil for a file that is no content.
  public init?(path: String) {
    guard let (folder, name) = ContentFolder.split(path), !ContentFolder.isIgnored(path) else {
      return nil
    }
    let isMarkdown = name.hasExtension("md")
    switch folder {
    case .articles where isMarkdown: self = .article
    case .events where isMarkdown: self = .eventRecord
    case .towns where isMarkdown: self = .town
    case .towns where name.hasExtension("csv"): self = .townTable
    case .factions where isMarkdown: self = .faction
    case .pages where isMarkdown: self = .page
    case .media: self = .media
    case .maps where name.hasExtension("geojson"): self = .mapLayer
    default: return nil
    }
  }
}

/// The files of an archive by what is done with them; all indices are into the `FileTree`.
public struct ContentListing: Sendable, Hashable {
  /// Towns, tables of towns and factions: the names that everything else refers to.
  public private(set) var gazetteer: [Int] = []
  /// Articles, event records and pages.
  public private(set) var reports: [Int] = []
  public private(set) var media: [MediaDocument] = []
  public private(set) var mapLayers: [Int] = []

  /// Sorts the files of `tree`; a file that is not content, or too large to be read, is left out with
  /// a problem.
  public static func listing(
    _ tree: FileTree,
    configuration: ArchiveConfiguration
  ) -> (ContentListing, [Diagnostic]) {
    var listing = ContentListing()
    var unexpected = UnexpectedFiles()
    var problems: [Diagnostic] = []
    for (index, file) in tree.files.enumerated() {
      guard let kind = ContentKind(path: file.path) else {
        unexpected.add(file.path)
        continue
      }
      if let problem = ContentLimits.refusal(of: file, kind: kind, configuration: configuration) {
        problems.append(problem)
        continue
      }
      switch kind {
      case .article, .eventRecord, .page: listing.reports.append(index)
      case .town, .townTable, .faction: listing.gazetteer.append(index)
      case .mapLayer: listing.mapLayers.append(index)
      case .media:
        let path = String(
          Substring(file.path.utf8.dropFirst(ContentFolder.media.path.utf8.count + 1))
        )
        listing.media.append(MediaDocument(file: index, path: path, size: file.size))
      }
    }
    return (listing, problems + unexpected.diagnostics)
  }
}

/// How large a file may be.
public enum ContentLimits {
  /// Of one table of towns, in bytes.
  public static let tableSize = 16 << 20

  /// Why a file is not read; nil when it is.
  public static func refusal(
    of file: FileTree.File,
    kind: ContentKind,
    configuration: ArchiveConfiguration
  ) -> Diagnostic? {
    let limit: Int
    switch kind {
    // Map layers have a limit of their own, which their reader keeps.
    case .media, .mapLayer: return nil
    case .townTable: limit = tableSize
    case .article, .eventRecord, .town, .faction, .page: limit = configuration.fileSizeLimit
    }
    guard file.size > limit else { return nil }
    return Diagnostic(
      .error,
      "file-too-large",
      "the file has \(file.size) bytes; at most \(limit) are read",
      at: SourceLocation(path: file.path)
    )
  }
}
