import AnnalsTemplates
import AnnalsVocabulary

/// The theme's stylesheet, under a name that changes with its bytes, so that browsers may keep it.
struct Stylesheet: Sendable {
  static let source = "assets/annals.css"

  let path: SitePath
  private let bytes: [UInt8]

  var file: Site.File { Site.File(path: path, recipe: .bytes(bytes)) }

  /// Takes the theme's stylesheet and adds the accent colour; what is not `#rrggbb` is left out.
  init(_ sources: TemplateSources, accent: String?) {
    let file =
      sources.overrides.first { $0.path.utf8.elementsEqual(Self.source.utf8) }
      ?? sources.builtIn.first { $0.path.utf8.elementsEqual(Self.source.utf8) }
    var bytes = file?.bytes ?? []
    if let accent, Self.isColor(accent) {
      bytes += Array(":root { --accent-base: \(accent); }\n".utf8)
    }
    self.bytes = bytes
    path = SitePath("assets/annals.\(Self.hash(bytes)).css") ?? SitePath(known: "assets/annals.css")
  }

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
