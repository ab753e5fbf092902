internal import AnnalsVocabulary

/// Gives every heading an anchor of its own.
///
/// The prefix keeps an author's heading from taking the id of something in the page's template.
struct Anchors {
  private var next: [String: Int] = [:]

  /// `s-` and the slug of the text, then `-2`, `-3` where that is taken; the order of headings settles it.
  mutating func anchor(for text: String) -> String {
    let base = "s-" + (text.utf8.isEmpty ? "section" : Slug(text).text)
    guard var number = next[base] else {
      next[base] = 2
      return base
    }
    let stem = base + "-"
    var candidate = stem + String(number)
    while next[candidate] != nil {
      number += 1
      candidate = stem + String(number)
    }
    next[base] = number + 1
    next[candidate] = 2
    return candidate
  }
}

extension Anchors {
  /// The anchor that `#there` means: as it is, with the prefix, or made of the words of a heading.
  static func anchor(of url: String, among known: Set<String>) -> String? {
    let name = String(url.unicodeScalars.dropFirst())
    if name.utf8.isEmpty { return nil }
    if known.contains(name) { return name }
    let prefixed = "s-" + name
    if known.contains(prefixed) { return prefixed }
    let made = "s-" + Slug(name).text
    return known.contains(made) ? made : nil
  }

  /// The anchors of all headings of a body.
  static func all(in tree: MarkdownTree) -> Set<String> {
    var cursor = MarkdownCursor(walking: tree)
    var outline = OutlineWalk(options: MarkdownOptions(), capacity: 0)
    while cursor.advance() { outline.visit(cursor) }
    return Set(outline.finish().0.headings.map(\.anchor))
  }
}
