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
  /// The host a remote address leads to, as it may be shown.
  static func host(of url: String) -> String {
    let bytes = url.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return visible(url) }
    let authority = bytes[colon...].dropFirst().drop { isSlash($0) }
      .prefix { !isSlash($0) && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    // What stands before an `@` is a user's name, however much it looks like a host.
    let start = authority.lastIndex(of: UInt8(ascii: "@")).map { authority.index(after: $0) }
    return visible(String(Substring(authority[(start ?? authority.startIndex)...])))
  }

  /// A URL with U+FFFD in place of all that would be invisible or reorder the text around it.
  static func visible(_ url: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in url.unicodeScalars {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF:
        shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }
}
