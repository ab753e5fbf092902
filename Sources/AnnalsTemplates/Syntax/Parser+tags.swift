/// Reading each kind of `{% %}`.
extension Parser {
  mutating func readElseIf(_ parser: inout ExpressionParser, _ tag: Tag) {
    let test = wholeExpression(&parser, of: tag)
    guard case .condition(let last?) = frames[frames.count - 1].kind else {
      fail("'elif' stands only after 'if' or 'elif'", at: tag.offset)
      return
    }
    finishBranch(last, next: test)
  }

  mutating func readElse(_ parser: inout ExpressionParser, _ tag: Tag) {
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

  mutating func readFor(_ parser: inout ExpressionParser, _ tag: Tag) {
    let element = parser.newName("the name of the loop's variable")
    if parser.accept("in") == nil { parser.fail("'in' is missing after '\(element.text)'") }
    let list = wholeExpression(&parser, of: tag)
    open(.loop(element: element, list: list, body: nil), tag)
  }

  mutating func readBlock(_ parser: inout ExpressionParser, _ tag: Tag) {
    let name = parser.newName("the name of the block")
    parser.requireEnd()
    if settle(parser, tag) {
      if blockOffsets.updateValue(name.offset, forKey: name.text) != nil {
        faults.append(
          Fault(
            "duplicate-block",
            "block '\(name.text)' is defined twice in this file",
            at: name.offset
          )
        )
      }
    }
    open(.block(name), tag)
  }

  mutating func readEnd(_ keyword: String, _ parser: inout ExpressionParser, _ tag: Tag) {
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

  mutating func closeForgotten() {
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

  mutating func readInclude(_ parser: inout ExpressionParser, _ tag: Tag) {
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

  mutating func readExtends(_ parser: inout ExpressionParser, _ tag: Tag) {
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

  mutating func readSet(_ parser: inout ExpressionParser, _ tag: Tag) {
    let assignment = assignment(&parser)
    parser.requireEnd()
    if settle(parser, tag) { add(.assignment(assignment)) }
  }
}
