/// The tags of a page as a browser's tokenizer sees them, for what tests assert of whole pages.
///
/// It reads the HTML that templates write: attributes in double quotes, no `>` inside a tag.
struct HTMLScan {
  struct Tag: Equatable {
    let name: String
    var attributes: [(name: String, value: String)]

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    static func == (one: Tag, other: Tag) -> Bool {
      one.name == other.name && one.attributes.elementsEqual(other.attributes, by: ==)
    }
  }

  private(set) var tags: [Tag] = []

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let end = bytes[open...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      let tag = String(decoding: bytes[(open + 1)..<end], as: UTF8.self)
      index = min(end + 1, bytes.count)
      if tag.hasPrefix("!") { continue }
      tags.append(Self.tag(tag))
      if tag.hasPrefix("script") {
        // The content of a script ends at its end tag and nowhere else.
        let end = Array("</script".utf8)
        while index < bytes.count, !bytes[index...].starts(with: end) { index += 1 }
      }
    }
  }

  var ids: [String] { tags.compactMap { $0["id"] } }

  /// Every address a tag leads to or loads.
  var addresses: [String] { tags.compactMap { $0["href"] ?? $0["src"] ?? $0["action"] } }

  private static func tag(_ text: String) -> Tag {
    var rest = Substring(text)
    let name = rest.prefix { $0 != " " && $0 != "\n" }
    rest = rest.dropFirst(name.count)
    var attributes: [(name: String, value: String)] = []
    while let start = rest.firstIndex(where: { $0 != " " && $0 != "\n" && $0 != "/" }) {
      rest = rest[start...]
      let attribute = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(attribute.count)
      guard rest.hasPrefix("=\"") else {
        attributes.append((String(attribute), ""))
        continue
      }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      attributes.append((String(attribute), String(value)))
      rest = rest.dropFirst(2 + value.count + 1)
    }
    return Tag(name: String(name), attributes: attributes)
  }
}

/// Where a relative address on a page leads: a path of the site, and the fragment.
func resolve(_ address: String, from page: String) -> (path: String, fragment: String?) {
  let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let fragment = parts.count > 1 ? String(parts[1]) : nil
  if parts[0].isEmpty { return (page, fragment) }
  var components = page.split(separator: "/").dropLast().map(String.init)
  for component in parts[0].split(separator: "/") {
    if component == ".." { _ = components.popLast() } else { components.append(String(component)) }
  }
  return (components.joined(separator: "/"), fragment)
}
