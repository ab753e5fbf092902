internal import AnnalsVocabulary

/// Reads links and images under the URL policy and collects what there is to say about them.
struct LinkReader {
  private(set) var problems: [MarkdownProblem] = []

  /// The link at the cursor; nil when it may lead nowhere.
  mutating func link(at cursor: borrowing MarkdownCursor) -> (MarkdownLink, LinkPolicy.Verdict)? {
    let kind: MarkdownLink.Kind = cursor.kind == .image ? .image : .link
    let verdict = cursor.withURL { LinkPolicy.verdict(on: $0) }
    let url = cursor.withURL { Self.trimmed($0) }
    let link = MarkdownLink(kind: kind, url: url, location: cursor.location)
    if verdict == .refused {
      warn(
        "unsafe-link",
        "'\(Self.shown(url))' is not an http, https, mailto or relative address",
        link
      )
      return nil
    }
    if verdict == .remote && kind == .image {
      warn(
        "remote-image",
        "the image '\(Self.shown(url))' is on another host; it becomes a link",
        link
      )
    }
    return (link, verdict)
  }

  mutating func reportUnknownAnchor(_ link: MarkdownLink) {
    warn("unknown-anchor", "no heading of this text has the anchor '\(Self.shown(link.url))'", link)
  }
}

extension LinkReader {
  private mutating func warn(_ identifier: String, _ message: String, _ link: MarkdownLink) {
    problems.append(MarkdownProblem(.warning, identifier, message, at: link.location))
  }

  private static func trimmed(_ url: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    for index in url.indices { bytes.append(url[index]) }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  /// Short enough for a message and without control characters.
  private static func shown(_ url: String) -> String {
    var text = ""
    for scalar in url.unicodeScalars.prefix(80) {
      text.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
    }
    return url.unicodeScalars.count > 80 ? text + "…" : text
  }
}
