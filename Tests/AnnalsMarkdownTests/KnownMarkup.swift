/// The tags of a text that the walk could not have written on purpose, and any `<` or `>` outside of one.
func unknownMarkup(in html: String) -> [String] {
  var unknown: [String] = []
  for (index, piece) in html.utf8.split(
    separator: UInt8(ascii: "<"),
    omittingEmptySubsequences: false
  )
  .enumerated() {
    let text = String(decoding: piece, as: UTF8.self)
    let parts = text.utf8.split(
      separator: UInt8(ascii: ">"),
      maxSplits: .max,
      omittingEmptySubsequences: false
    )
    let expected = index == 0 ? 1 : 2
    let tag = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    if parts.count != expected || (index > 0 && !isKnown(tag: tag)) { unknown.append(text) }
  }
  return unknown
}

private let plainTags: Set = [
  "p", "/p", "blockquote", "/blockquote", "ul", "/ul", "ol", "/ol", "li", "/li", "hr /", "br /",
  "em", "/em",
  "strong", "/strong", "code", "/code", "pre", "/pre", "/a", "bdi", "/bdi",
  "pre class=\"raw-html\"", "/h1",
  "/h2", "/h3", "/h4", "/h5", "/h6",
]

private func isKnown(tag: String) -> Bool {
  if plainTags.contains(tag) { return true }
  let title = #"( title="[^"]*")?"#
  for pattern in [
    #"h[1-6] id="s-[a-z0-9\-]+""#, #"ol start="[0-9]{1,9}""#,
    #"code class="language-[a-z0-9+\-]{1,32}""#,
    #"a href="[^"]*""# + title, #"img src="[^"]*" alt="[^"]*""# + title + " /",
  ] {
    guard let expression = try? Regex(pattern).matchingSemantics(.unicodeScalar),
      tag.wholeMatch(of: expression) != nil
    else { continue }
    return hasKnownAddress(tag)
  }
  return false
}

/// The address of the tag has an allowed scheme or none, and names no other host without one.
private func hasKnownAddress(_ tag: String) -> Bool {
  guard let match = tag.firstMatch(of: /(?:href|src)="([^"]*)"/.matchingSemantics(.unicodeScalar))
  else {
    return true
  }
  let address = String(match.1).lowercased()
  if tag.hasPrefix("img") && address.contains(/^[a-z]+:/) { return false }
  if address.contains(/^(https?|mailto):/) { return true }
  return !address.contains(/^[^\/?#]*:/) && !address.contains(/^[\/\\]{2}/)
}
