internal import AnnalsVocabulary

/// Printing a value, escaped for its place.
///
/// What the checker promised is not relied on: a value of an unexpected kind prints nothing.
extension ByteWriter {
  mutating func print(_ value: consuming Value, into place: ValuePlace, depth: Int) {
    if place == .json { return append(json: value, depth: depth) }
    switch consume value {
    case .text(let text):
      if place.isAddress { append(escapingURL: text) } else { append(escapingHTML: text) }
    case .integer(let number): append(decimal: number)
    case .link(let link): append(link, depth)
    case .url(let url): append(url: url, into: place)
    case .html(let html): if place == .text { html.write(&self) }
    case .absent, .boolean, .record, .list: break
    }
  }

  private mutating func append(url: String, into place: ValuePlace) {
    switch place {
    case .text, .escaped, .json: append(escapingHTML: url)
    case .followed: if hasSafeScheme(url) { append(escapingURL: url) } else { append("#") }
    case .loaded, .sourceSet: append("#")
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
      for index in 0..<list.count where count <= RenderLimits.standard.outputBytes {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(json: list.element(index), depth: depth)
      }
      append(UInt8(ascii: "]"))
    }
  }
}

extension ValuePlace {
  fileprivate var isAddress: Bool {
    switch self {
    case .followed, .loaded, .sourceSet: true
    case .text, .escaped, .json: false
    }
  }
}

/// Whether a url begins with http:, https: or mailto:, in any case.
private func hasSafeScheme(_ url: String) -> Bool {
  ["http://", "https://", "mailto:"].contains { scheme in
    url.utf8.lazy.map(lowercased).starts(with: scheme.utf8)
  }
}
