/// Builds the tree of a template from its segments, with a stack of its own instead of recursion.
struct Parser {
  /// Deeper nesting is refused, so whatever walks the tree may recurse.
  static let deepestNesting = 64
  static let mostFaults = 50
  static let mostBytes = 1 << 20

  private var frames: [OpenTag] = [OpenTag(kind: .file, offset: 0)]
  private var parent: Name?
  private var references: [String] = []
  private var blockOffsets: [String: Int] = [:]
  private var hasContent = false
  private var faults: [SyntaxFault] = []

  /// Parses a file; faults are in the order of their offsets, at most `mostFaults`.
  static func parse(_ source: SourceFile) -> ParsedTemplate {
    if source.bytes.count > mostBytes {
      let fault = SyntaxFault("template-too-large", "a template has at most 1 MiB", at: 0)
      return ParsedTemplate(source: source, parent: nil, nodes: [], references: [], faults: [fault])
    }
    if let offset = firstBadByte(of: source.bytes) {
      let fault = SyntaxFault("template-encoding", "a template is UTF-8 without NUL", at: offset)
      return ParsedTemplate(source: source, parent: nil, nodes: [], references: [], faults: [fault])
    }
    var lexer = Lexer(source.bytes)
    let segments = lexer.lex()
    var parser = Parser()
    parser.faults = lexer.faults
    let nodes = parser.nodes(of: segments, in: source)
    let faults = parser.faults.sorted { $0.offset < $1.offset }
    return ParsedTemplate(
      source: source,
      parent: parser.parent,
      nodes: nodes,
      references: parser.references,
      faults: Array(faults.prefix(mostFaults))
    )
  }
}

/// A tag that waits for its end.
private struct OpenTag {
  enum Kind {
    case file
    /// `test` is of the branch being read; nil after `{% else %}`.
    case condition(test: Expression?)
    /// `body` is there once `{% else %}` has been read.
    case loop(element: Name, list: Expression, body: [Node]?)
    case block(Name)

    var keyword: String {
      switch self {
      case .file: ""
      case .condition: "if"
      case .loop: "for"
      case .block: "block"
      }
    }
  }

  var kind: Kind
  var nodes: [Node] = []
  /// The branches of a condition that have been read.
  var branches: [Condition.Branch] = []
  let offset: Int
}

extension Parser {
  private static let keywords = [
    "if", "elif", "else", "endif", "for", "endfor", "include", "extends", "block", "endblock",
    "set", "raw", "endraw",
  ]

  private mutating func nodes(of segments: [Segment], in source: SourceFile) -> [Node] {
    for segment in segments {
      switch segment {
      case .text(let range):
        if !source.bytes[range].allSatisfy(isSpace) { hasContent = true }
        add(.text(range))
      case .output(let tag):
        hasContent = true
        add(output(tag))
      case .tag(let tag):
        read(tag)
      }
      if frames.count - 1 > Self.deepestNesting {
        faults.append(
          SyntaxFault(
            "template-too-deep",
            "tags are nested at most \(Self.deepestNesting) deep",
            at: frames[frames.count - 1].offset
          )
        )
        return []
      }
    }
    while frames.count > 1 { closeForgotten() }
    return frames[0].nodes
  }

  private mutating func add(_ node: Node) {
    frames[frames.count - 1].nodes.append(node)
  }

  private mutating func output(_ tag: Tag) -> Node {
    let words = tag.tokens.map(\.kind)
    if words == [.name("super"), .symbol(.opening), .symbol(.closing)] {
      return .parentBlock(offset: tag.tokens[0].offset)
    }
    var parser = ExpressionParser(tag)
    return .output(wholeExpression(&parser, of: tag))
  }

  private mutating func wholeExpression(_ parser: inout ExpressionParser, of tag: Tag) -> Expression
  {
    let value = parser.expression()
    parser.requireEnd()
    return settle(parser, tag) ? value : .faulty(offset: value.offset)
  }

  /// Takes over the fault of an expression; whether there was none.
  private mutating func settle(_ parser: ExpressionParser, _ tag: Tag) -> Bool {
    if tag.isBroken { return false }
    guard let fault = parser.fault else { return true }
    faults.append(fault)
    return false
  }

  private mutating func fail(_ message: String, at offset: Int) {
    faults.append(SyntaxFault(message, at: offset))
  }

  private mutating func read(_ tag: Tag) {
    guard case .name(let keyword)? = tag.tokens.first?.kind else {
      if !tag.isBroken { fail("a tag begins with a word such as 'if' or 'for'", at: tag.offset) }
      return
    }
    var parser = ExpressionParser(tag, from: 1)
    switch keyword {
    case "if": open(.condition(test: wholeExpression(&parser, of: tag)), tag)
    case "elif": readElseIf(&parser, tag)
    case "else": readElse(&parser, tag)
    case "for": readFor(&parser, tag)
    case "block": readBlock(&parser, tag)
    case "endif", "endfor", "endblock": readEnd(String(keyword.dropFirst(3)), &parser, tag)
    case "include": readInclude(&parser, tag)
    case "extends": readExtends(&parser, tag)
    case "set": readSet(&parser, tag)
    default:
      let meant = nearest(to: keyword, among: Self.keywords)
      fail("unknown tag '\(keyword)'" + meant, at: tag.tokens[0].offset)
    }
  }

  private mutating func open(_ kind: OpenTag.Kind, _ tag: Tag) {
    frames.append(OpenTag(kind: kind, offset: tag.offset))
  }
}

extension Parser {
  private mutating func readElseIf(_ parser: inout ExpressionParser, _ tag: Tag) {
    let test = wholeExpression(&parser, of: tag)
    guard case .condition(let last?) = frames[frames.count - 1].kind else {
      fail("'elif' stands only after 'if' or 'elif'", at: tag.offset)
      return
    }
    finishBranch(last, next: test)
  }

  private mutating func readElse(_ parser: inout ExpressionParser, _ tag: Tag) {
    if parser.next?.kind == .name("if") {
      parser.fail("write 'elif' for 'else if'")
    } else {
      parser.requireEnd()
    }
    _ = settle(parser, tag)
    let frame = frames[frames.count - 1]
    switch frame.kind {
    case .condition(let test?):
      finishBranch(test, next: nil)
    case .loop(let element, let list, nil):
      frames[frames.count - 1].kind = .loop(element: element, list: list, body: frame.nodes)
      frames[frames.count - 1].nodes = []
    case .file, .block, .condition, .loop:
      fail("'else' stands only once, in 'if' or 'for'", at: tag.offset)
    }
  }

  private mutating func finishBranch(_ test: Expression, next: Expression?) {
    let last = frames.count - 1
    frames[last].branches.append(Condition.Branch(test: test, body: frames[last].nodes))
    frames[last].kind = .condition(test: next)
    frames[last].nodes = []
  }

  private mutating func readFor(_ parser: inout ExpressionParser, _ tag: Tag) {
    let element = parser.newName("the name of the loop's variable")
    if parser.accept("in") == nil { parser.fail("'in' is missing after '\(element.text)'") }
    let list = wholeExpression(&parser, of: tag)
    open(.loop(element: element, list: list, body: nil), tag)
  }

  private mutating func readBlock(_ parser: inout ExpressionParser, _ tag: Tag) {
    let name = parser.newName("the name of the block")
    parser.requireEnd()
    if settle(parser, tag) {
      if blockOffsets.updateValue(name.offset, forKey: name.text) != nil {
        faults.append(
          SyntaxFault(
            "duplicate-block",
            "block '\(name.text)' is defined twice in this file",
            at: name.offset
          )
        )
      }
    }
    open(.block(name), tag)
  }

  private mutating func readEnd(_ keyword: String, _ parser: inout ExpressionParser, _ tag: Tag) {
    if keyword == "block", case .block(let name) = frames[frames.count - 1].kind,
      case .name(let written)? = parser.next?.kind
    {
      if written != name.text { parser.fail("'\(written)' does not end block '\(name.text)'") }
      _ = parser.accept(written)
    }
    parser.requireEnd()
    _ = settle(parser, tag)
    guard frames.contains(where: { $0.kind.keyword == keyword }) else {
      fail("'end\(keyword)' ends nothing: no '\(keyword)' is open", at: tag.offset)
      return
    }
    while frames[frames.count - 1].kind.keyword != keyword { closeForgotten() }
    close()
  }

  private mutating func closeForgotten() {
    let frame = frames[frames.count - 1]
    fail("'\(frame.kind.keyword)' is never ended by 'end\(frame.kind.keyword)'", at: frame.offset)
    close()
  }

  private mutating func close() {
    let frame = frames.removeLast()
    switch frame.kind {
    case .file: return
    case .condition(let test):
      var branches = frame.branches
      if let test { branches.append(Condition.Branch(test: test, body: frame.nodes)) }
      let otherwise = test == nil ? frame.nodes : []
      add(.condition(Condition(branches: branches, otherwise: otherwise, offset: frame.offset)))
    case .loop(let element, let list, let body):
      let loop = Loop(
        element: element,
        list: list,
        body: body ?? frame.nodes,
        otherwise: body == nil ? [] : frame.nodes,
        offset: frame.offset
      )
      add(.loop(loop))
    case .block(let name):
      add(.block(Block(name: name, body: frame.nodes)))
    }
  }

  private mutating func readInclude(_ parser: inout ExpressionParser, _ tag: Tag) {
    hasContent = true
    let name = parser.templateName()
    references.append(name.text)
    var bindings: [Assignment] = []
    if parser.fault == nil, parser.accept("with") != nil {
      repeat {
        bindings.append(assignment(&parser))
        _ = parser.accept(.comma)
      } while parser.fault == nil && !parser.isAtEnd
    }
    parser.requireEnd()
    if settle(parser, tag) {
      add(.include(Include(name: name, bindings: bindings, offset: tag.offset)))
    }
  }

  private mutating func assignment(_ parser: inout ExpressionParser) -> Assignment {
    let name = parser.newName("the name of a variable")
    parser.require(.assign, "after '\(name.text)'")
    return Assignment(name: name, value: parser.expression())
  }

  private mutating func readExtends(_ parser: inout ExpressionParser, _ tag: Tag) {
    let name = parser.templateName()
    references.append(name.text)
    parser.requireEnd()
    guard settle(parser, tag) else { return }
    if parent != nil {
      fail("a template extends one other", at: tag.offset)
    } else if hasContent || frames.count > 1 || !blockOffsets.isEmpty {
      fail("'extends' comes before everything else in a template", at: tag.offset)
    } else {
      parent = name
    }
  }

  private mutating func readSet(_ parser: inout ExpressionParser, _ tag: Tag) {
    let assignment = assignment(&parser)
    parser.requireEnd()
    if settle(parser, tag) { add(.assignment(assignment)) }
  }
}

extension Parser {
  /// The first byte that is not UTF-8, or is NUL, which browsers drop or replace.
  private static func firstBadByte(of bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.firstIndex(of: 0)
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
