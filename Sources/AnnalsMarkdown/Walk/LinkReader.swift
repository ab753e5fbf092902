internal import AnnalsVocabulary

/// Reads links and images under the URL policy and collects what there is to say about them.
struct LinkReader {
  private var warnings = ProblemList()

  var problems: [MarkdownProblem] { warnings.sorted }

  /// The link at the cursor; nil when it may lead nowhere.
  mutating func link(
    at cursor: borrowing MarkdownCursor,
    of flow: borrowing TextFlow
  ) -> (MarkdownLink, LinkPolicy.Verdict)? {
    let kind: MarkdownLink.Kind = cursor.kind == .image ? .image : .link
    let verdict = cursor.withURL { LinkPolicy.verdict(on: $0) }
    let url = cursor.withURL { Self.trimmed($0) }
    let link = MarkdownLink(kind: kind, url: url, location: flow.location(of: cursor))
    if verdict == .refused {
      warnings.warn(
        "unsafe-link",
        "'\(Self.shown(url))' is not an http, https, mailto or relative address",
        at: link.location
      )
      return nil
    }
    if verdict == .fragment && kind == .image {
      warnings.warn(
        "unsafe-link",
        "'\(Self.shown(url))' is a place in this text and not an image",
        at: link.location
      )
      return nil
    }
    if verdict == .remote && kind == .image {
      warnings.warn(
        "remote-image",
        "the image '\(Self.shown(url))' is on another host and becomes a link to it",
        at: link.location
      )
    }
    return (link, verdict)
  }

  mutating func warnUnknownAnchor(_ link: MarkdownLink) {
    warnings.warn(
      "unknown-anchor",
      "no heading of this text has the anchor '\(Self.shown(link.url))'",
      at: link.location
    )
  }
}

extension LinkReader {
  private static func trimmed(_ url: Span<UInt8>) -> String {
    var start = 0
    var end = url.count
    while start < end && url[start] <= 0x20 { start += 1 }
    while end > start && url[end - 1] <= 0x20 { end -= 1 }
    return url.extracting(start..<end).text
  }

  /// Short enough for a message, with nothing in it that cannot be seen.
  private static func shown(_ url: String) -> String {
    let start = LinkPolicy.visible(String(url.unicodeScalars.prefix(80)))
    return url.unicodeScalars.dropFirst(80).isEmpty ? start : start + "…"
  }
}
