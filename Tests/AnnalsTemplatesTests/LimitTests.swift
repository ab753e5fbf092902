import AnnalsVocabulary
import Testing

@testable import AnnalsTemplates

/// No template and no record makes the engine crash, hang or fill the memory.
struct LimitTests {
  @Test func refusesThousandsOfNestedTags() {
    let messages = [10_000, 100_000].map { count in
      compile(["page.html": String(repeating: "{% if draft %}", count: count)]).1.map(\.line)
    }
    #expect(
      messages == [
        ["Templates/page.html:1:897: error: tags are nested at most 64 deep [template-too-deep]"],
        ["Templates/page.html:1:1: error: a template has at most 1 MiB [template-too-large]"],
      ]
    )
  }

  @Test func refusesLongExpressions() {
    for word in ["(", "not ", "a.", "a|b(", "a and ", "1 == "] {
      let (_, diagnostics) = compile([
        "page.html": "{{ \(String(repeating: word, count: 5000)) }}"
      ])
      #expect(diagnostics.map(\.identifier) == ["template-too-deep"], "\(word)")
      #expect(diagnostics.first?.message == "a tag has at most 200 words and signs")
    }
  }

  @Test func checksTheDeepestExpressionThatIsAllowed() {
    let nots = String(repeating: "not ", count: 199)
    #expect(render("{% if \(nots.dropLast(4))draft %}a{% endif %}") == "")
    let parentheses = String(repeating: "(", count: 99)
    let closing = String(repeating: ")", count: 99)
    #expect(render("{{ \(parentheses)count\(closing) }}") == "3")
  }

  @Test func refusesCirclesOfIncludes() {
    let (_, diagnostics) = compile([
      "page.html": "{% if draft %}{% include 'a.html' %}{% endif %}",
      "a.html": "{% extends 'b.html' %}",
      "b.html": "{% for t in towns %}{% include 'a.html' %}{% endfor %}",
    ])
    #expect(
      diagnostics.map(\.line) == [
        "Templates/b.html:1:32: error: a template cannot include itself: "
          + "a.html > b.html > a.html [template-recursion]"
      ]
    )
  }

  @Test func refusesIncludesThatAreTooDeep() {
    var files = ["page.html": "{% include 'f1.html' %}", "f40.html": "x"]
    for number in 1..<40 { files["f\(number).html"] = "{% include 'f\(number + 1).html' %}" }
    let (_, diagnostics) = compile(files)
    let chain = (1...33).map { "f\($0).html" }.joined(separator: " > ")
    #expect(
      diagnostics.filter { $0.severity == .error }.map(\.line) == [
        "Templates/f32.html:1:12: error: templates include one another at most 32 deep: "
          + "page.html > \(chain) [template-too-deep]"
      ]
    )
  }

  @Test func refusesPagesThatGrowWithoutBound() {
    var files = ["page.html": "{% include 'f1.html' %}", "f25.html": ""]
    for number in 1..<25 {
      let next = "{% include 'f\(number + 1).html' %}"
      files["f\(number).html"] = next + next
    }
    let (set, diagnostics) = compile(files)
    #expect(
      diagnostics.map(\.message) == [
        "the page is too large once everything it includes is put in place"
      ]
    )
    #expect(set.template("page.html") == nil)
  }

  @Test func refusesBlocksThatWouldPrintThemselves() {
    let (_, diagnostics) = compile([
      "page.html": """
      {% extends 'b.html' %}{% block x %}{{ super() }}{% endblock %}\
      {% block y %}{% block w %}{{ super() }}{% endblock %}{% endblock %}
      """,
      "b.html": """
      {% extends 'a.html' %}{% block x %}{% block y %}{% endblock %}{% endblock %}\
      {% block w %}{{ super() }}{% endblock %}
      """,
      "a.html": "{% block w %}{% block x %}{% endblock %}{% endblock %}",
    ])
    #expect(diagnostics.map(\.message) == ["blocks and tags are nested at most 256 deep"])
  }

  @Test func refusesTagsThatAreNestedTooDeepThroughIncludes() {
    let depth = Parser.deepestNesting - 2
    let opening = String(repeating: "{% if count %}", count: depth)
    let closing = String(repeating: "{% endif %}", count: depth)
    var files = ["page.html": "{% include 'f1.html' %}", "f30.html": "x"]
    for number in 1..<30 {
      files["f\(number).html"] = "\(opening){% include 'f\(number + 1).html' %}\(closing)"
    }
    let (_, diagnostics) = compile(files)
    #expect(diagnostics.map(\.message) == ["blocks and tags are nested at most 256 deep"])
  }

  @Test func stopsAtTheOutputLimit() {
    struct Endless: Record {
      static let fields = RecordFields<Endless>("endless", "A record of itself a million times.") {
        Field("all", .list(.record("endless")), "") { _ in
          .list(ValueList(count: 1_000_000) { _ in .record(Endless()) })
        }
        Field("names", .list(.text), "") { _ in .list(ValueList(count: 90_000) { _ in .text("") }) }
      }
    }
    let loops = "{% for a in all %}{% for b in a.all %}"
    func render(_ body: String, _ limits: RenderLimits) -> (RenderProblem?, Int) {
      let text = "\(loops)\(body){% endfor %}{% endfor %}"
      let (set, diagnostics) = TemplateSet.compile(
        sources: TemplateSources(builtIn: ["page.html": text]),
        pages: [PageSchema(template: "page.html", root: Endless.fields.type)],
        records: []
      )
      #expect(diagnostics == [])
      var writer = ByteWriter()
      let problem = set.template("page.html")?
        .render(root: Endless(), page: PageContext(depth: 0), limits: limits, into: &writer)
      return (problem, writer.count)
    }
    let (large, written) = render(
      String(repeating: "x", count: 1000),
      RenderLimits(outputBytes: 1 << 20, steps: 50_000_000)
    )
    #expect(
      large?.description == "template 'page.html' prints more than 1048576 bytes for one page"
    )
    #expect(written <= 1 << 20 + 1000)
    for body in ["", "{{ a.names|join }}", "{% if 'x' in a.names %}{% endif %}"] {
      let (long, _) = render(body, RenderLimits(outputBytes: 1 << 20, steps: 100_000))
      #expect(long?.description == "template 'page.html' takes more than 100000 steps for one page")
    }
  }

  @Test func printsNothingMoreOnceTheOutputLimitIsReached() {
    let text = String(repeating: "{{ title }}", count: 100)
    let (set, _) = compile(["page.html": text])
    var writer = ByteWriter()
    let root = PageView(title: String(repeating: "x", count: 1000))
    let problem = set.template("page.html")?.render(
      root: root,
      page: PageContext(depth: 0),
      limits: RenderLimits(outputBytes: 5000, steps: 1000),
      into: &writer
    )
    #expect(problem?.cause == .outputTooLarge(limit: 5000))
    #expect(writer.count == 6000)
  }

  @Test func refusesRecordsOfAnotherKind() {
    let (set, _) = compile(["page.html": "{{ title }}"])
    var writer = ByteWriter()
    let problem = set.template("page.html")?
      .render(root: ReportView(), page: PageContext(depth: 0), into: &writer)
    #expect(problem?.description == "template 'page.html' takes a record 'page', not 'report'")
    #expect(writer.count == 0)
  }

  /// Whatever stands in the files, they are compiled or refused, and what is compiled prints the same
  /// bytes twice.
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func randomTemplatesDoNoHarm(seed: UInt64) {
    let words = [
      "{{", "}}", "{%", "%}", "{#", "#}", "-", "if", "elif", "else", "endif", "for", "in",
      "endfor", "block", "endblock", "extends", "include", "set", "raw", "endraw", "with", "super",
      "(", ")", "|", ".", ",", "==", "=", "<", ">", "'row.html'", "'page.html'", "title", "towns",
      "count", "draft", "report", "body", "link", "t", "loop", "index", "length", "default", "json",
      "'x'", "\"", "1", "not", "and", "or", "is", "defined", " ", " ", " ", "\n", "<a href=\"",
      "<script type=\"application/json\">", "</script>", "<!--", "-->", "<p", "</p>", "title='",
      "é\u{301}", "\u{0}", "{{ title }}", "{% if draft %}", "{% endif %}", "{% for t in towns %}",
      "{% endfor %}", "{{ t.name }}", "{% block a %}", "{% endblock %}", "<b>", "</b>", "text",
    ]
    var random = SeededGenerator(seed: seed)
    var compiled = 0
    for _ in 0..<300 {
      let files = ["page.html", "row.html"].map { name in
        let count = Int.random(in: 0...30, using: &random)
        return (
          name,
          (0..<count).map { _ in words[Int.random(in: words.indices, using: &random)] }.joined()
        )
      }
      let (set, diagnostics) = compile(Dictionary(uniqueKeysWithValues: files))
      guard let template = set.template("page.html") else {
        #expect(!diagnostics.isEmpty, "seed \(seed): \(files)")
        continue
      }
      compiled += 1
      var pages: [[UInt8]] = []
      for _ in 0..<2 {
        var writer = ByteWriter()
        #expect(
          template.render(root: PageView(), page: PageContext(depth: 1), into: &writer) == nil
        )
        pages.append(writer.bytes)
      }
      #expect(pages[0] == pages[1], "seed \(seed): \(files)")
    }
    #expect(compiled > 0, "seed \(seed)")
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func randomBytesDoNoHarm(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : Array("{}%#<>\"'-=/ a".utf8)[Int.random(in: 0..<13, using: &random)]
      }
      let (set, diagnostics) = TemplateSet.compile(
        sources: TemplateSources(builtIn: [.init(path: "page.html", bytes: bytes)]),
        pages: [PageSchema(template: "page.html", root: PageView.fields.type)],
        records: []
      )
      #expect((set.template("page.html") == nil) == !diagnostics.isEmpty, "seed \(seed): \(bytes)")
    }
  }
}
