public import AnnalsVocabulary

/// What a file of a release is for, which its path decides.
public enum FileKind: String, Hashable, Sendable, CaseIterable {
  /// A style sheet, a script or a picture of the theme.
  case asset
  /// A picture or a document of `Content/Media/`.
  case media
  /// A page, of one report or of many.
  case page
  /// A page that says which release this is; it differs in every release.
  case statement
  /// A part of the search index.
  case search
  /// The archive for programs: exports and feeds.
  case data
  /// A file below `_annals/`.
  case record

  public init(of path: SitePath) {
    let slash = path.text.utf8.firstIndex(of: UInt8(ascii: "/"))
    let first = slash.map { String(path.text[..<$0]) } ?? ""
    switch first {
    case "_annals": self = .record
    case "assets": self = .asset
    case "media": self = .media
    case "search": self = .search
    case "data": self = .data
    default:
      if path.name.utf8.elementsEqual(Self.statementName.utf8) {
        self = .statement
      } else {
        self = path.name.utf8.suffix(5).elementsEqual(".html".utf8) ? .page : .data
      }
    }
  }

  /// The name of the page that says which release this is, in every language.
  static let statementName = "verify.html"
}
