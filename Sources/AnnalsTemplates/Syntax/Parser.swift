/// Builds the tree of a template from its segments, with a stack of its own instead of recursion.
struct Parser {
  /// Deeper nesting is refused, so whatever walks the tree may recurse.
  static let deepestNesting = 64
  static let mostFaults = 50
  static let mostBytes = 1 << 20

  var frames: [OpenTag] = [OpenTag(kind: .file, offset: 0)]
  var parent: Name?
  var references: [String] = []
  var blockOffsets: [String: Int] = [:]
  var hasContent = false
  var faults: [Fault] = []

  /// Parses a file; faults are in the order of their offsets, at most `mostFaults`.
  static func parse(_ source: SourceFile) -> ParsedTemplate {
    if source.bytes.count > mostBytes {
      let fault = Fault("template-too-large", "a template has at most 1 MiB", at: 0)
      return ParsedTemplate(source: source, parent: nil, nodes: [], references: [], faults: [fault])
    }
    if let offset = firstBadByte(of: source.bytes) {
      let fault = Fault("template-encoding", "a template is UTF-8 without NUL", at: offset)
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
struct OpenTag {
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
  /// The first byte that is not UTF-8, or is NUL, which browsers drop or replace.
  private static func firstBadByte(of bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes.firstIndex(of: 0)
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

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
          Fault(
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

  mutating func add(_ node: Node) {
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

  mutating func wholeExpression(_ parser: inout ExpressionParser, of tag: Tag) -> Expression {
    let value = parser.expression()
    parser.requireEnd()
    return settle(parser, tag) ? value : .faulty(offset: value.offset)
  }

  /// Takes over the fault of an expression; whether there was none.
  mutating func settle(_ parser: ExpressionParser, _ tag: Tag) -> Bool {
    if tag.isBroken { return false }
    guard let fault = parser.fault else { return true }
    faults.append(fault)
    return false
  }

  mutating func fail(_ message: String, at offset: Int) {
    faults.append(Fault(message, at: offset))
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

  mutating func open(_ kind: OpenTag.Kind, _ tag: Tag) {
    frames.append(OpenTag(kind: kind, offset: tag.offset))
  }
}
