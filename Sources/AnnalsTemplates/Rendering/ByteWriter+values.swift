internal import AnnalsVocabulary

/// Printing a value, escaped for its place.
///
/// What the checker promised is not relied on: a value of an unexpected kind prints nothing.
extension ByteWriter {
  mutating func print(_ value: Value, into place: ValuePlace, depth: Int) {
    switch place {
    case .text:
      if case .html(let html) = value { html.write(&self) } else { append(escaping: value, depth) }
    case .escaped: append(escaping: value, depth)
    case .followed: append(address: value, depth)
    case .loaded, .sourceSet:
      if case .url = value { append("#") } else { append(address: value, depth) }
    case .json: append(json: value, depth: depth)
    }
  }

  private mutating func append(escaping value: Value, _ depth: Int) {
    switch value {
    case .text(let text), .url(let text): append(escapingHTML: text)
    case .integer(let number): append(decimal: number)
    case .link(let link): append(link, depth)
    case .absent, .boolean, .html, .record, .list: break
    }
  }

  private mutating func append(address value: Value, _ depth: Int) {
    switch value {
    case .link(let link): append(link, depth)
    case .url(let url):
      if hasSafeScheme(url) { append(escapingURL: url) } else { append("#") }
    case .integer(let number): append(decimal: number)
    case .text(let text): append(escapingURL: text)
    case .absent, .boolean, .html, .record, .list: break
    }
  }

  private mutating func append(_ link: SiteLink, _ depth: Int) {
    append(linkTo: link.path, fromDepth: depth)
    if let fragment = link.fragment {
      append(UInt8(ascii: "#"))
      append(escapingURL: fragment)
    }
  }

  /// Writes a value as a JSON literal that may stand in a script element.
  mutating func append(json value: Value, depth: Int) {
    switch value {
    case .absent, .html, .record: append("null")
    case .boolean(let boolean): append(boolean ? "true" : "false")
    case .integer(let number): append(decimal: number)
    case .text(let text), .url(let text): append(jsonString: text)
    case .link(let link):
      append(UInt8(ascii: "\""))
      append(link, depth)
      append(UInt8(ascii: "\""))
    case .list(let list):
      append(UInt8(ascii: "["))
      for index in 0..<list.count {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(json: list.element(index), depth: depth)
      }
      append(UInt8(ascii: "]"))
    }
  }
}

/// Whether a url begins with http:, https: or mailto:, in any case.
private func hasSafeScheme(_ url: String) -> Bool {
  ["http://", "https://", "mailto:"].contains { scheme in
    url.utf8.lazy.map(lowercased).starts(with: scheme.utf8)
  }
}
