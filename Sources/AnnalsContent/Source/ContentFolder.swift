internal import AnnalsVocabulary

/// The folders of `Content/`.
enum ContentFolder: String, CaseIterable {
  case articles = "Articles"
  case events = "Events"
  case towns = "Towns"
  case factions = "Factions"
  case pages = "Pages"
  case media = "Media"
  case maps = "Maps"

  static let root = "Content"

  var path: String { "\(Self.root)/\(rawValue)" }

  /// What the files of the folder are, for a sentence.
  var expectation: String {
    switch self {
    case .articles, .events, .factions, .pages: "files that end in .md"
    case .towns: "files that end in .md or .csv"
    case .media: "any file"
    case .maps: "files that end in .geojson"
    }
  }

  /// The folder of a path and the name of its file; nil when it lies in none.
  static func split(_ path: String) -> (ContentFolder, name: Substring)? {
    let bytes = path.utf8
    guard bytes.starts(with: "Content/".utf8) else { return nil }
    let rest = bytes.dropFirst(root.utf8.count + 1)
    guard let slash = rest.firstIndex(of: UInt8(ascii: "/")),
      let last = rest.lastIndex(of: UInt8(ascii: "/")),
      let folder = allCases.first(where: { rest[..<slash].elementsEqual($0.rawValue.utf8) })
    else { return nil }
    return (folder, Substring(rest[rest.index(after: last)...]))
  }

  /// Hidden files and folders, and what editors and systems leave behind.
  static func isIgnored(_ path: String) -> Bool {
    let bytes = path.utf8
    var isAtStart = true
    for byte in bytes {
      if isAtStart, byte == UInt8(ascii: ".") { return true }
      isAtStart = byte == UInt8(ascii: "/")
    }
    let name =
      bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes[bytes.index(after: $0)...] } ?? bytes[...]
    guard let last = name.last else { return true }
    if last == UInt8(ascii: "~") { return true }
    if last == UInt8(ascii: "#"), name.first == last { return true }
    return ["Thumbs.db", "desktop.ini"].contains { name.elementsEqual($0.utf8) }
      || ["swp", "bak", "orig"].contains { Substring(name).hasExtension($0) }
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
