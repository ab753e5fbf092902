/// Decides by its bytes what a link may lead to.
enum LinkPolicy {
  enum Verdict: Equatable {
    /// http, https, mailto.
    case remote
    /// In the archive itself.
    case local
    /// `#there` in the same body.
    case fragment
    case refused
  }

  static func verdict(on url: Span<UInt8>) -> Verdict {
    // Browsers skip control characters and spaces before and inside a scheme.
    var seen: [UInt8] = []
    for index in url.indices where url[index] > 0x20 && url[index] != 0x7F {
      let byte = url[index]
      switch byte {
      case UInt8(ascii: ":"): return allowedSchemes.contains(seen) ? .remote : .refused
      case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"):
        guard seen.isEmpty else { return .local }
        if byte == UInt8(ascii: "#") { return .fragment }
        return byte == UInt8(ascii: "?") ? .local : afterSlash(url, index + 1)
      default: seen.append(byte | (byte >= 65 && byte <= 90 ? 0x20 : 0))
      }
    }
    return .local
  }

  private static let allowedSchemes = ["http", "https", "mailto"].map { Array($0.utf8) }

  /// `//host` names another host, and to a browser so does `\\\\host`.
  private static func afterSlash(_ url: Span<UInt8>, _ start: Int) -> Verdict {
    for index in start..<url.count where url[index] > 0x20 && url[index] != 0x7F {
      return url[index] == UInt8(ascii: "/") || url[index] == UInt8(ascii: "\\")
        ? .refused : .local
    }
    return .local
  }
}

extension LinkPolicy {
  /// What stands between `//` and the path of an http address; the whole address when there is none.
  static func host(of url: String) -> String {
    let bytes = Array(url.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return url }
    let host = bytes[(colon + 1)...].drop { $0 == UInt8(ascii: "/") }
      .prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
    return String(decoding: host, as: UTF8.self)
  }
}
