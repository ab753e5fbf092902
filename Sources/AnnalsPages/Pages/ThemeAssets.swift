import AnnalsTemplates
import AnnalsVocabulary

/// The theme's files below `assets/`.
///
/// The stylesheets and scripts of the built-in theme, or what an archive puts in their place, have a
/// name that changes with their bytes, so that browsers may keep them and none meets a page of another
/// build. Fonts and other files keep their names: stylesheets speak of them.
struct ThemeAssets: Sendable {
  enum Asset: Int, CaseIterable, Sendable {
    case stylesheet, mapStylesheet, mapScript, searchEngine, searchBox, searchPage, copyButtons

    /// Its name in the theme: folder and stem, and ending.
    fileprivate var name: (stem: String, ending: String) {
      switch self {
      case .stylesheet: ("assets/annals", ".css")
      case .mapStylesheet: ("assets/map", ".css")
      case .mapScript: ("assets/map", ".js")
      case .searchEngine: ("assets/search-engine", ".js")
      case .searchBox: ("assets/search-box", ".js")
      case .searchPage: ("assets/search-page", ".js")
      case .copyButtons: ("assets/copy", ".js")
      }
    }

    fileprivate func isName(_ path: String) -> Bool {
      path.utf8.elementsEqual((name.stem + name.ending).utf8)
    }
  }

  /// In the order of `Asset`.
  let paths: [SitePath]
  let files: [Site.File]

  /// Adds the accent colour to the stylesheet of all pages; what is not `#rrggbb` is left out.
  init(_ sources: TemplateSources, accent: String?) {
    var paths: [SitePath] = []
    var files: [Site.File] = []
    for asset in Asset.allCases {
      let file = (sources.overrides + sources.builtIn).first { asset.isName($0.path) }
      var bytes = file?.bytes ?? []
      if asset == .stylesheet, let accent, Self.isColor(accent) {
        bytes += Array(":root { --accent-base: \(accent); }\n".utf8)
      }
      let (stem, ending) = asset.name
      // The name is good: letters, digits, one slash and dots.
      let path = SitePath("\(stem).\(Self.hash(bytes))\(ending)") ?? SitePath(known: "assets")
      paths.append(path)
      files.append(Site.File(path: path, recipe: .bytes(bytes)))
    }
    for file in sources.overrides + sources.builtIn
    where file.path.utf8.starts(with: "assets/".utf8)
      && !Asset.allCases.contains(where: { $0.isName(file.path) })
    {
      guard let path = SitePath(file.path), !files.contains(where: { $0.path == path }) else {
        continue
      }
      files.append(Site.File(path: path, recipe: .bytes(file.bytes)))
    }
    (self.paths, self.files) = (paths, files)
  }

  func path(of asset: Asset) -> SitePath { paths[asset.rawValue] }

  private static func isColor(_ text: String) -> Bool {
    text.utf8.count == 7 && text.utf8.first == UInt8(ascii: "#")
      && text.utf8.dropFirst().allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 | 0x20
      }
  }

  /// FNV-1a of 64 bits: it tells versions apart and protects nothing.
  private static func hash(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
