import AnnalsPages
import AnnalsTemplates
import Foundation
import Testing

@Suite struct DocumentationTests {
  /// What stands between the marks of docs/templates.md is what the schema says.
  ///
  /// `UPDATE_GOLDEN=1` writes it, and the test still fails once, so that no change passes unseen.
  @Test func theDocumentationListsEveryValue() throws {
    let file = packageRoot.appending(path: "docs/templates.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- values -->\n"))
    let end = try #require(text.range(of: "<!-- /values -->"))
    let written = String(text[begin.upperBound..<end.lowerBound])
    let expected = reference()
    if written != expected, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      let updated = text[..<begin.upperBound] + expected + text[end.lowerBound...]
      try String(updated).write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(written == expected, "docs/templates.md is stale: run this test with UPDATE_GOLDEN=1")
  }

  @Test func everyRecordThatAFieldLeadsToIsDescribed() {
    let roots = SitePages.schemas.map(\.root)
    let known = Set(SitePages.records.map(\.name))
    #expect(known.count == SitePages.records.count)
    for record in roots + SitePages.records {
      for field in record.fields {
        if let name = recordName(field.type) {
          #expect(known.contains(name), "\(record.name).\(field.name)")
        }
      }
    }
  }

  private func recordName(_ type: ValueType) -> String? {
    switch type {
    case .record(let name): name
    case .list(let element): recordName(element)
    case .optional(let type): recordName(type)
    case .boolean, .integer, .text, .html, .link, .url: nil
    }
  }

  private func reference() -> String {
    var text = "### Pages\n\nEvery page has these variables:\n\n"
    let common = SitePages.schemas.first.map { $0.root.fields.prefix(3) } ?? []
    text += table(Array(common))
    for schema in SitePages.schemas {
      text += "\n#### `\(schema.template)`\n\n\(schema.root.summary)\n"
      let own = Array(schema.root.fields.dropFirst(3))
      if !own.isEmpty { text += "\n" + table(own) }
    }
    text += "\n### Filters of the site's language\n\n| written | gives |\n|---|---|\n"
    for filter in SitePages.filters {
      text += "| `\(escaped(filter.usage))` | \(filter.summary) |\n"
    }
    text += "\n### Records\n"
    for record in SitePages.records {
      text += "\n#### \(record.name)\n\n\(record.summary)\n\n" + table(record.fields)
    }
    return text
  }

  private func table(_ fields: [FieldType]) -> String {
    var text = "| field | type | what |\n|---|---|---|\n"
    for field in fields {
      text += "| `\(field.name)` | \(field.type.noun) | \(escaped(field.summary)) |\n"
    }
    return text
  }

  private func escaped(_ text: String) -> String { text.replacingOccurrences(of: "|", with: "\\|") }
}
