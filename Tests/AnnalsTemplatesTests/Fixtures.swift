import AnnalsVocabulary

@testable import AnnalsTemplates

/// Records for tests: a page with a report in it.
struct PageView: Record {
  var title = "A & B"
  var note: String?
  var report = ReportView()
  var towns = [TownView(name: "Idlib", count: 2), TownView(name: "Morek", count: 0)]
  var count = 3
  var isDraft = false
  var body = "<p>One</p>"
  var address = "https://example.org/?a=1&b=2"

  static let fields = RecordFields<PageView>("page", "A page of the tests.") {
    Field("title", .text, "Its title.") { .text($0.title) }
    Field("note", .optional(.text), "A note.") { $0.note.map { .text($0) } ?? .absent }
    Field("report", .record("report"), "The report.") { .record($0.report) }
    Field("towns", .list(.record("town")), "Towns.") { page in
      .list(ValueList(count: page.towns.count) { .record(page.towns[$0]) })
    }
    Field("count", .integer, "A number.") { .integer($0.count) }
    Field("draft", .boolean, "Whether it is one.") { .boolean($0.isDraft) }
    Field("body", .html, "The text.") { page in .html(HTML { $0.append(page.body) }) }
    Field("link", .link, "A page.") { _ in .link(SiteLink(SitePath(known: "towns/idlib.html"))) }
    Field("place", .link, "A place in a page.") { _ in
      .link(SiteLink(SitePath(known: "a.html"), fragment: "s-1"))
    }
    Field("url", .url, "An address elsewhere.") { .url($0.address) }
    Field("other", .record("elsewhere"), "A record nobody describes.") { _ in .absent }
    Field("words", .list(.text), "Words.") { page in
      .list(ValueList(count: 3) { .text(["a", page.title, "c"][$0]) })
    }
  }
}

struct ReportView: Record {
  var title = "Report"
  var source: TownView?

  static let fields = RecordFields<ReportView>("report", "A report of the tests.") {
    Field("title", .text, "Its title.") { .text($0.title) }
    Field("source", .optional(.record("town")), "A town.") {
      $0.source.map { .record($0) } ?? .absent
    }
  }
}

struct TownView: Record {
  var name: String
  var count: Int

  static let fields = RecordFields<TownView>("town", "A town of the tests.") {
    Field("name", .text, "Its name.") { .text($0.name) }
    Field("count", .integer, "A number.") { .integer($0.count) }
    Field("words", .list(.text), "Words.") { town in
      .list(ValueList(count: 2) { .text([town.name, "x"][$0]) })
    }
  }
}

/// Compiles `page.html` of some files.
func compile(
  _ files: [String: String],
  builtIn: [String: String] = [:],
  filters: [Filter] = []
) -> (TemplateSet, [Diagnostic]) {
  TemplateSet.compile(
    sources: TemplateSources(builtIn: builtIn, overrides: files),
    pages: [PageSchema(template: "page.html", root: PageView.fields.type)],
    records: [ReportView.fields.type, TownView.fields.type],
    filters: filters
  )
}

/// What `page.html` prints; its diagnostics when it has any.
func render(
  _ files: [String: String],
  builtIn: [String: String] = [:],
  filters: [Filter] = [],
  root: PageView = PageView(),
  depth: Int = 0
) -> String {
  let (set, diagnostics) = compile(files, builtIn: builtIn, filters: filters)
  guard diagnostics.isEmpty, let template = set.template("page.html") else {
    return diagnostics.map(\.line).joined(separator: "\n")
  }
  var writer = ByteWriter()
  let problem = template.render(root: root, page: PageContext(depth: depth), into: &writer)
  return problem?.description ?? writer.text
}

func render(_ text: String, root: PageView = PageView(), depth: Int = 0) -> String {
  render(["page.html": text], root: root, depth: depth)
}

extension Diagnostic {
  /// As the driver prints it.
  var line: String {
    var text = location.path
    if let line = location.line { text += ":\(line)" }
    if let column = location.column { text += ":\(column)" }
    return "\(text): \(severity.rawValue): \(message) [\(identifier)]"
  }
}
