import Foundation
import Testing

@testable import AnnalsTemplates

/// docs/templates.md says what the engine does.
struct DocumentationTests {
  private static let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/templates.md").standardizedFileURL

  /// With `UPDATE_GOLDEN=1` the table is rewritten, and the test still fails.
  @Test func filtersAreDocumented() throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let marks = ("<!-- filters -->\n", "<!-- /filters -->")
    let start = try #require(text.range(of: marks.0)).upperBound
    let end = try #require(text.range(of: marks.1)).lowerBound
    let rows = Filter.builtIn.map { filter in
      let usage = filter.usage.split(separator: ", ").map { "`\($0.replacing("|", with: "\\|"))`" }
      let summary = filter.summary.replacing("|", with: "\\|")
      return "| \(usage.joined(separator: ", ")) | \(summary) |\n"
    }
    let table = "| written | gives |\n|---|---|\n" + rows.joined()
    let isCurrent = text[start..<end] == table
    if !isCurrent && ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.replacingCharacters(in: start..<end, with: table)
        .write(to: Self.path, atomically: true, encoding: .utf8)
    }
    #expect(isCurrent, "the table of filters is stale; run the test with UPDATE_GOLDEN=1")
  }

  @Test func theExampleCompiles() {
    let base = "<html>{% block footer %}<p>A</p>{% endblock %}</html>"
    let page = """
      {# Templates/article.html #}
      {% extends "builtin:page.html" %}

      {% block footer %}
        {{ super() }}
        <p>Send corrections to <a href="mailto:desk@example.org">the desk</a>.</p>
      {% endblock %}

      """
    let (_, diagnostics) = compile(["page.html": page], builtIn: ["page.html": base])
    #expect(diagnostics == [])
  }
}
