import Foundation
import Testing

/// The worked examples of docs/templates.md, built as they stand there.
@Suite struct TemplateExamplesTests {
  /// The path below `Templates/` that an example's first line names, and the example.
  static let examples: [(path: String, text: String)] = {
    let document = packageRoot.appending(path: "docs/templates.md")
    let text = (try? String(contentsOf: document, encoding: .utf8)) ?? ""
    let section = text.components(separatedBy: "## Three examples").last?
      .components(separatedBy: "\n## ").first
    return (section ?? "").components(separatedBy: "```html\n").dropFirst().compactMap { block in
      guard let example = block.components(separatedBy: "\n```").first,
        let name = example.firstMatch(of: /^\{# Templates\/(\S+) #\}/)
      else { return nil }
      return (String(name.1), example)
    }
  }()

  @Test func thereAreThreeAndEachIsShort() {
    #expect(Self.examples.map(\.path) == ["dates.html", "town.html", "event.html"])
    for example in Self.examples {
      #expect(example.text.split(separator: "\n").count < 60)
    }
  }

  @Test(arguments: [
    ("dates.html", "en/dates.html", "<dt><a href=\"../en/dates/2019.html\">2019</a></dt>"),
    ("town.html", "en/towns/alpha.html", "<aside class=\"notice\">\n<p>1 event, 2 reports"),
    (
      "event.html", "ar/events/2019/08/2019-08-20-alpha-withdrawal.html",
      "<li id=\"account-1\"><time datetime=\"2019-08-20\">"
    ),
  ])
  func makesItsPageAnotherAndNoOther(name: String, page: String, expected: String) throws {
    let example = try #require(Self.examples.first { $0.path == name })
    let site = BuiltSite(smallArchive, overrides: [name: example.text])
    #expect(site.diagnostics == [])
    let (html, problems) = try #require(site.render(page))
    #expect(problems == [])
    #expect(html.contains(expected))
    let (before, _) = try #require(PagesTests.small.render(page))
    #expect(html != before && !before.contains(expected))
    for other in ["en/index.html", "en/articles/2019/08/retreat.html", "en/towns.html"] {
      #expect(site.render(other)?.0 == PagesTests.small.render(other)?.0)
    }
  }
}
