import AnnalsVocabulary
import Testing

@testable import AnnalsTemplates

/// Printing what many pages share once: no page may show that it was done.
@Suite struct FoldingTests {
  private static let report = ReportView(source: TownView(name: "Kafr <Nabl>", count: 7))

  private func fold(_ template: Template) -> Template {
    template.folding(
      ["report": .record(Self.report)],
      of: PageView.fields.type,
      page: PageContext(depth: 2)
    )
  }

  private func render(_ template: Template, _ root: PageView) -> String {
    var writer = ByteWriter()
    let problem = template.render(root: root, page: PageContext(depth: 2), into: &writer)
    return problem?.description ?? writer.text
  }

  @Test(arguments: [
    ("<h1>{{ report.title }}</h1>", "<h1>Report</h1>"),
    (
      "{% if report.source %}<i>{{ report.source.name }}</i>{% endif %}", "<i>Kafr &lt;Nabl&gt;</i>"
    ),
    (
      "<i>{% for w in report.source.words %}{{ loop.index }}{{ w }}{% else %}none{% endfor %}</i>.",
      "<i>1Kafr &lt;Nabl&gt;2x</i>."
    ),
    ("{% if report.title == \"x\" or not report.source %}a{% else %}b{% endif %}", "b"),
  ])
  func printsWhatDependsOnFixedFieldsOnce(text: String, printed: String) throws {
    let template = fold(try #require(compile(["page.html": text]).0.template("page.html")))
    #expect(template.program.steps.count == 1)
    #expect(String(decoding: template.literals, as: UTF8.self) == printed)
    #expect(template.program.rootRecords.isEmpty)
  }

  @Test(arguments: [
    "{% for t in towns %}{{ loop.index }} {{ report.title }}{% if loop.last %}.{% endif %}{% endfor %}",
    "{% if draft %}{{ report.title }}{% else %}{{ report.source.name }}{% endif %}|",
    "{% if draft and report.title %}a{% elif report.source %}b{% endif %}",
    "{% set a = report.title %}{% set b = draft and a %}{% if b %}{{ a }}{% endif %}{{ a }}",
    "{% for t in towns %}{% set a = t.name %}{{ a }}{% endfor %}{% set b = report.title %}{{ b }}",
    "{{ title }}{{ report.title }}{{ count }} <a href=\"{{ link }}\">{{ note|default(report.title) }}</a>",
  ])
  func keepsWhatDependsOnThePage(text: String) throws {
    let template = try #require(compile(["page.html": text]).0.template("page.html"))
    for root in Self.roots {
      #expect(render(fold(template), root) == render(template, root), "\(text)")
    }
  }

  private static let roots = [
    PageView(report: report),
    PageView(title: "B", note: "n", report: report, towns: [], count: 0, isDraft: true),
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func foldedTemplatesPrintTheSamePages(seed: UInt64) throws {
    var random = RandomTemplate(SeededGenerator(seed: seed))
    var folded = 0
    for _ in 0..<300 {
      let text = random.nodes(depth: 0)
      let (set, diagnostics) = compile(["page.html": text])
      let template = try #require(
        set.template("page.html"),
        "seed \(seed): \(text) \(diagnostics.map(\.line))"
      )
      let other = fold(template)
      if other.program.steps.count < template.program.steps.count { folded += 1 }
      for root in Self.roots {
        #expect(render(other, root) == render(template, root), "seed \(seed): \(text)")
      }
    }
    #expect(folded > 100, "seed \(seed)")
  }
}

/// Templates that load, of nested tags over what a page of the tests has.
private struct RandomTemplate {
  private var random: SeededGenerator
  private var names: [String] = []

  init(_ random: SeededGenerator) {
    self.random = random
  }

  mutating func nodes(depth: Int) -> String {
    let known = names.count
    defer { names.removeLast(names.count - known) }
    return (0..<Int.random(in: 0...4, using: &random)).map { _ in node(depth: depth) }.joined()
  }

  private mutating func node(depth: Int) -> String {
    switch Int.random(in: 0...(depth < 4 ? 7 : 3), using: &random) {
    case 0: return "<i>x</i>"
    case 1, 2: return "{{ \(text()) }}"
    case 3:
      let value = text()
      names.append("v\(depth)x\(names.count)")
      return "{% set \(names[names.count - 1]) = \(value) %}"
    case 4:
      return "{% if \(test()) %}\(nodes(depth: depth + 1)){% endif %}"
    case 5:
      return "{% if \(test()) %}\(nodes(depth: depth + 1)){% elif \(test()) %}"
        + "\(nodes(depth: depth + 1)){% else %}\(nodes(depth: depth + 1)){% endif %}"
    default:
      let list = ["words", "report.source.words"].randomElement(using: &random) ?? ""
      names.append("w\(depth)x\(names.count)")
      let name = names[names.count - 1]
      let body = nodes(depth: depth + 1)
      names.removeLast()
      return "{% for \(name) in \(list) %}\(body){{ loop.index }}{% else %}"
        + "\(nodes(depth: depth + 1)){% endfor %}"
    }
  }

  private mutating func text() -> String {
    (names + ["title", "note|default(title)", "report.title", "report.source.name"])
      .randomElement(using: &random) ?? ""
  }

  private mutating func test() -> String {
    let operation = [" and ", " or ", " == ", " < "].randomElement(using: &random) ?? ""
    return ["draft", "not report.source", "\(text())\(operation)\(text())", "\(text()) and draft"]
      .randomElement(using: &random) ?? ""
  }
}
