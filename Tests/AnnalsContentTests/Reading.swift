import AnnalsVocabulary

@testable import AnnalsContent

/// What reading one file gives: its documents and its problems, one line each.
struct Reading {
  let documents: [Document]
  let diagnostics: [Diagnostic]

  init(
    _ bytes: [UInt8],
    path: String = "Content/Articles/a.md",
    configuration: ArchiveConfiguration = ConfigurationReader.standard
  ) {
    (documents, diagnostics) = ContentReader(configuration: configuration)
      .read(file: 0, path: path, bytes: bytes)
  }

  init(
    _ text: String,
    path: String = "Content/Articles/a.md",
    configuration: ArchiveConfiguration = ConfigurationReader.standard
  ) {
    self.init(Array(text.utf8), path: path, configuration: configuration)
  }

  /// `3:7 error: sentence [identifier]`.
  var problems: [String] { diagnostics.map(\.line) }
  /// `3:7 identifier`.
  var places: [String] { diagnostics.map(\.place) }

  var articles: [ArticleDocument] {
    documents.compactMap { if case .article(let article) = $0 { article } else { nil } }
  }
  var records: [EventRecordDocument] {
    documents.compactMap { if case .eventRecord(let record) = $0 { record } else { nil } }
  }
  var towns: [TownDocument] {
    documents.compactMap { if case .town(let town) = $0 { town } else { nil } }
  }
  var factions: [FactionDocument] {
    documents.compactMap { if case .faction(let faction) = $0 { faction } else { nil } }
  }
  var pages: [PageDocument] {
    documents.compactMap { if case .page(let page) = $0 { page } else { nil } }
  }
}

extension Diagnostic {
  var line: String { "\(position) \(severity.rawValue): \(message) [\(identifier)]" }
  var place: String { "\(position) \(identifier)" }

  private var position: String {
    guard let line = location.line, let column = location.column else { return "-" }
    return "\(line):\(column)"
  }
}

extension SourceLocation {
  var position: String { "\(line ?? 0):\(column ?? 0)" }
}

/// An article whose front matter begins with a title and a date; the lines given begin on line 4.
func article(_ lines: String, body: String = "Text.") -> String {
  "---\ntitle: T\ndate: 2019-08-22\n\(lines)\n---\n\(body)"
}

/// An article with one event; the lines given begin on line 5, in column 5.
func article(event lines: String, body: String = "Text.") -> String {
  let indented = lines.split(separator: "\n").joined(separator: "\n    ")
  return article("events:\n  - \(indented)", body: body)
}
