internal import AnnalsVocabulary

/// Compiles one page template: inlines what it extends and includes, checks it against the schema of its
/// page and decides how each value is escaped.
struct PageCompiler {
  /// How deep templates include or extend one another.
  static let deepestChain = 32
  /// How deep tags are nested in a page when everything is inlined.
  static let deepestNesting = 256
  /// Pieces a page is made from when everything is inlined: a bound on files that include others many
  /// times over.
  static let mostNodes = 100_000
  static let mostLiteralBytes = 16 << 20

  let library: TemplateLibrary
  let schema: Schema
  let page: PageSchema

  var scope: Scope
  var context = HTMLContext.page
  var builder: ProgramBuilder
  var chain: [Link] = []
  var nesting = 0
  var nodeCount = 0
  /// A limit has been met: nothing more is read.
  var hasStopped = false
  /// A file could not be read, as a diagnostic elsewhere says.
  var isIncomplete = false
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var files: Set<TemplateName> = []
  private(set) var reads: Set<FieldRead> = []
  private var rootRecords: Set<RootRecord> = []

  /// A step from one file into another: what the chain in a diagnostic is made of.
  struct Link {
    let source: SourceFile
    let offset: Int
    let verb: String
  }

  /// Where the walk is: a file and the blocks that may be put in place of its own.
  struct Place {
    let source: SourceFile
    let blocks: BlockTable
    /// The block being printed, and which of its definitions; for `super()`.
    var block: (name: String, level: Int)?
    /// How the walk came to this file.
    let chain: [Link]
  }

  init(_ library: TemplateLibrary, _ schema: Schema, _ page: PageSchema) {
    self.library = library
    self.schema = schema
    self.page = page
    scope = Scope(root: page.root)
    builder = ProgramBuilder(schema.filters)
  }

  /// Compiles the page; the program is nil when there are errors.
  mutating func compile(_ name: TemplateName) -> Program? {
    walk(template: name)
    return diagnostics.isEmpty && !isIncomplete
      ? builder.finished(scope, rootRecords: rootRecords) : nil
  }

  mutating func note(_ file: TemplateName) {
    files.insert(file)
  }

  mutating func report(_ fault: Fault, in place: Place) {
    report(fault.identifier, fault.message, at: fault.offset, in: place.source, chain: place.chain)
  }

  mutating func report(
    _ identifier: String,
    _ message: String,
    at offset: Int,
    in source: SourceFile,
    chain: [Link]
  ) {
    let notes = chain.reversed().map { link in
      Diagnostic.Note("\(link.verb) here", at: link.source.location(at: link.offset))
    }
    diagnostics.append(
      Diagnostic(.error, identifier, message, at: source.location(at: offset), notes: notes)
    )
  }

  /// Resolves an expression and takes over its faults.
  mutating func check(_ expression: Expression, in place: Place) -> TypedExpression? {
    var checker = ExpressionChecker(schema, scope, root: page.root)
    let typed = checker.check(expression)
    reads.formUnion(checker.reads)
    rootRecords.formUnion(checker.rootRecords)
    for fault in checker.faults { report(fault, in: place) }
    return typed
  }
}

/// The definitions of each block, from the most derived template to its ancestors.
struct BlockTable {
  struct Definition {
    let source: SourceFile
    let body: [Node]
    let chain: [PageCompiler.Link]
  }

  private(set) var definitions: [String: [Definition]] = [:]

  func definition(of name: String, level: Int) -> Definition? {
    guard let all = definitions[name], all.indices.contains(level) else { return nil }
    return all[level]
  }

  var names: [String] { definitions.keys.sorted() }

  /// Adds the blocks of an ancestor of the templates added so far.
  mutating func add(_ template: ParsedTemplate, chain: [PageCompiler.Link]) {
    var rest = template.nodes
    while let node = rest.popLast() {
      switch node {
      case .block(let block):
        let definition = Definition(source: template.source, body: block.body, chain: chain)
        definitions[block.name.text, default: []].append(definition)
        rest += block.body
      case .condition(let condition):
        for branch in condition.branches { rest += branch.body }
        rest += condition.otherwise
      case .loop(let loop): rest += loop.body + loop.otherwise
      case .text, .output, .include, .parentBlock, .assignment: break
      }
    }
  }
}
