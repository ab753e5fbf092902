internal import AnnalsVocabulary

/// The folders of `Content/`.
enum ContentFolder: String, CaseIterable {
  case articles = "Articles"
  case events = "Events"
  case towns = "Towns"
  case factions = "Factions"
  case pages = "Pages"
  case media = "Media"

  static let root = "Content"

  var path: String { "\(Self.root)/\(rawValue)" }

  /// What the files of the folder are, for a sentence.
  var expectation: String {
    switch self {
    case .articles, .events, .factions, .pages: "files that end in .md"
    case .towns: "files that end in .md or .csv"
    case .media: "any file"
    }
  }

  /// The folder of a path and the name of its file; nil when it lies in none.
  static func split(_ path: String) -> (ContentFolder, name: Substring)? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].elementsEqual(root.utf8),
      let folder = allCases.first(where: { parts[1].elementsEqual($0.rawValue.utf8) })
    else { return nil }
    return (folder, Substring(parts[parts.count - 1]))
  }

  /// Hidden files and folders, and what editors and systems leave behind.
  static func isIgnored(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let name = parts.last else { return true }
    let isLeftBehind = ["Thumbs.db", "desktop.ini"].contains { name.elementsEqual($0.utf8) }
    let isBackup =
      name.last == UInt8(ascii: "~")
      || (name.first == UInt8(ascii: "#") && name.last == UInt8(ascii: "#"))
      || ["swp", "bak", "orig"].contains { Substring(name).hasExtension($0) }
    return isLeftBehind || isBackup || parts.contains { $0.first == UInt8(ascii: ".") }
  }
}

extension Substring {
  func hasExtension(_ text: String) -> Bool {
    let length = text.utf8.count
    guard utf8.count > length + 1 else { return false }
    return utf8.suffix(length).elementsEqual(text.utf8)
      && utf8.dropLast(length).last == UInt8(ascii: ".")
  }
}
