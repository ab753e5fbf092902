import AnnalsVocabulary
import Testing

/// Whatever authors write stays text: a page has the same tags as with harmless words.
@Suite struct HostileTextTests {
  static let texts = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\"\u{301} onmouseover=\"alert(1)",
    "'\u{301}><svg onload=alert(1)>",
    "<!-- -->",
    "{{ site.title }}{% include x %}",
    "\u{202E}gnp.exe\u{2066}",
    "&lt;b&gt; &amp;",
    "]]>",
    "\u{2028}\u{2029}",
  ]

  @Test(arguments: texts)
  func hostileWordsNeverBecomeMarkup(text: String) {
    let harmless = tags(of: archive(saying: "harmless"))
    let hostile = tags(of: archive(saying: text))
    #expect(hostile.keys.sorted() == harmless.keys.sorted())
    for (path, tags) in hostile {
      let difference = tags.difference(from: harmless[path] ?? [])
      #expect(difference.isEmpty, "\(path): \(difference)")
    }
  }

  @Test func directionControlsAreShutInTheirElement() throws {
    let site = BuiltSite(archive(saying: "\u{202E}gnp.exe"))
    let (html, _) = try #require(site.render("index.html"))
    let rest = html.split(separator: "\u{202E}gnp.exe", omittingEmptySubsequences: false)
    // Its last occurrences stand in text, where each must be inside an isolating element.
    for part in rest.dropFirst() {
      let next = part.prefix { $0 != ">" }
      #expect(next.hasPrefix("</bdi") || next.hasPrefix("</title") || !next.hasPrefix("<"))
    }
  }

  /// Tag and attribute names, without the values; sorted, since names are listed in their order.
  private func tags(of tree: FileTree) -> [String: [String]] {
    let site = BuiltSite(tree)
    var tags: [String: [String]] = [:]
    for file in site.files where file.path.text.hasSuffix(".html") {
      let (html, _) = BuiltSite.render(file)
      tags[file.path.text] = HTMLScan(html).tags
        .map { ([$0.name] + $0.attributes.map(\.name)).joined(separator: " ") }.sorted()
    }
    return tags
  }

  /// The text in every place an author may write one; what addresses are made of is given.
  private func archive(saying text: String) -> FileTree {
    let quoted = quotedYAML(text)
    return [
      "annals.yaml":
        "title: \(quoted)\ndescription: \(quoted)\nlanguages: [en]\nauthor: \(quoted)\n"
        + "license: \(quoted)\nfooter: \(quoted)\nmenu:\n  - {title: \(quoted), url: dates.html}\n",
      "Content/Articles/one.md": """
      ---
      title: \(quoted)
      date: 2019-08-22
      slug: one
      source: Wire
      author: \(quoted)
      tags: [\(quoted)]
      events:
        - id: event-one
          date: 2019-08-20
          type: clashes
          town: Alpha
          factions: [{name: Red, role: actor}]
          fatalities: \(quoted)
          attribution: \(quoted)
          summary: \(quoted)
      ---
      Some text of Alpha.
      """,
      "Content/Towns/alpha.md":
        "---\nname: Alpha\nslug: alpha\nnames: {fr: \(quoted)}\nprecision: \(quoted)\n---\n",
      "Content/Factions/red.md": "---\nname: Red\nslug: red\nnames: {fr: \(quoted)}\n---\n",
      "Content/Pages/about.md": "---\ntitle: \(quoted)\nslug: about\n---\nText.\n",
    ]
  }

  private func quotedYAML(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{2028}": quoted += "\\L"
      case "\u{2029}": quoted += "\\P"
      case "\u{202E}": quoted += "\\u202e"
      case "\u{2066}": quoted += "\\u2066"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
