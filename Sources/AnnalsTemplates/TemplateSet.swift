public import AnnalsVocabulary

/// A kind of page: which template makes it and what that template sees.
///
/// Each template makes one kind.
public struct PageSchema: Sendable {
  /// As in `article.html`.
  public let template: String
  /// The record whose fields are the variables of the template.
  public let root: RecordType

  public init(template: String, root: RecordType) {
    self.template = template
    self.root = root
  }
}

/// A field a template reads.
public struct FieldRead: Hashable, Comparable, Sendable {
  public let record: String
  public let field: String

  public init(record: String, field: String) {
    self.record = record
    self.field = field
  }

  public static func < (one: FieldRead, other: FieldRead) -> Bool {
    (one.record, one.field) < (other.record, other.field)
  }
}

/// The compiled templates of a site.
public struct TemplateSet: Sendable {
  private struct Entry: Sendable {
    let template: Template?
    let files: [TemplateName]
    let reads: [FieldRead]
  }

  private let entries: [String: Entry]

  /// Compiles and checks every page; all problems of all templates are returned, sorted.
  ///
  /// `records` holds every type a field of a page may lead to, besides the roots; `filters` are further
  /// ones besides those built in.
  public static func compile(
    sources: TemplateSources,
    pages: [PageSchema],
    records: [RecordType],
    filters: [Filter] = []
  ) -> (TemplateSet, [Diagnostic]) {
    let library = TemplateLibrary(sources)
    let schema = Schema(records: records + pages.map(\.root), filters: Filter.builtIn + filters)
    var found = DiagnosticSink(library.diagnostics)
    var entries: [String: Entry] = [:]
    for page in pages {
      guard let name = sources.file(named: page.template) else {
        found.add(missing(page, sources))
        continue
      }
      var compiler = PageCompiler(library, schema, page)
      let program = compiler.compile(name)
      found.add(compiler.diagnostics)
      entries[page.template] = Entry(
        template: program.map { Template(name: page.template, root: page.root.name, program: $0) },
        files: compiler.files.sorted(),
        reads: compiler.reads.sorted()
      )
    }
    let roots = pages.compactMap { sources.file(named: $0.template) }
    found.add(unused(sources, library.reachable(from: roots)))
    return (TemplateSet(entries: entries), found.sorted)
  }

  /// The template of a kind of page; nil when it has errors.
  public func template(_ name: String) -> Template? {
    entries[name]?.template
  }

  /// The files a page template is made from, in the order of their names.
  public func closure(of name: String) -> [TemplateName] {
    entries[name]?.files ?? []
  }

  /// The fields a page template reads, in order.
  public func readSet(of name: String) -> [FieldRead] {
    entries[name]?.reads ?? []
  }
}

extension TemplateSet {
  private static func missing(_ page: PageSchema, _ sources: TemplateSources) -> Diagnostic {
    Diagnostic(
      .error,
      "template-not-found",
      "there is no template '\(page.template)'",
      at: SourceLocation(path: sources.displayPath(of: TemplateName(.override, page.template)))
    )
  }

  /// A template of the site that takes the place of nothing and that nothing includes.
  private static func unused(
    _ sources: TemplateSources,
    _ used: Set<TemplateName>
  ) -> [Diagnostic] {
    let builtIn = sources.builtIn.map(\.path)
    return sources.templateNames
      .filter { $0.origin == .override && !used.contains($0) }
      .filter { TemplateSources.find($0.path, in: sources.builtIn) == nil }
      .map { name in
        Diagnostic(
          .warning,
          "unused-template",
          "'\(name.path)' overrides no built-in template and no template includes it"
            + nearest(to: name.path, among: builtIn),
          at: SourceLocation(path: sources.displayPath(of: name))
        )
      }
  }
}

/// Diagnostics without repetition: a partial is checked once for each page that includes it.
private struct DiagnosticSink {
  private struct Key: Hashable {
    let identifier: String
    let message: String
    let location: SourceLocation
  }

  private var seen: Set<Key> = []
  private var diagnostics: [Diagnostic] = []

  init(_ diagnostics: [Diagnostic]) {
    add(diagnostics)
  }

  mutating func add(_ diagnostic: Diagnostic) {
    let key = Key(
      identifier: diagnostic.identifier,
      message: diagnostic.message,
      location: diagnostic.location
    )
    if seen.insert(key).inserted { diagnostics.append(diagnostic) }
  }

  mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { add(diagnostic) }
  }

  var sorted: [Diagnostic] { diagnostics.sorted() }
}
