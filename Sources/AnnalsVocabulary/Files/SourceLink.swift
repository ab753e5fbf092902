/// What a relative link in one file of the archive may lead to in another.
public enum SourceLink {
  /// The paths a link may mean, as they would stand in the `FileTree`, the likelier first.
  ///
  /// A link counts from the folder of the file it stands in, or from `Content/Media/`; one that begins
  /// with a slash from the archive's folder. Percent-encoding is resolved; a query and a fragment are
  /// left out. A path that leaves the archive's folder is none, nor is an address with a scheme.
  public static func candidates(for url: String, in source: String) -> [[UInt8]] {
    if hasScheme(url) { return [] }
    let path = percentDecoded(
      url.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    )
    guard !path.isEmpty else { return [] }
    if path.first == UInt8(ascii: "/") { return [resolve(path, in: [])].compactMap(\.self) }
    let folder = source.utf8.split(separator: UInt8(ascii: "/")).dropLast().map { Array($0) }
    let media = [Array("Content".utf8), Array("Media".utf8)]
    return [resolve(path, in: folder), resolve(path, in: media)].compactMap(\.self)
  }

  /// Whether a colon stands before any slash, as in `https:`.
  private static func hasScheme(_ url: String) -> Bool {
    let end = url.utf8.first { byte in
      byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
        || byte == UInt8(ascii: "#")
    }
    return end == UInt8(ascii: ":")
  }

  /// Nil when the path leaves the archive's folder.
  private static func resolve(_ path: [UInt8], in folder: [[UInt8]]) -> [UInt8]? {
    var components = folder
    for component in path.split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual(".".utf8) { continue }
      if component.elementsEqual("..".utf8) {
        if components.popLast() == nil { return nil }
      } else {
        components.append(Array(component))
      }
    }
    return Array(components.joined(separator: [UInt8(ascii: "/")]))
  }

  private static func percentDecoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexadecimalValue(bytes[index + 1]),
        let low = hexadecimalValue(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
