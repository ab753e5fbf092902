/// Reads an expression from the words of a tag.
///
/// From loosest to tightest: `or`, `and`, `not`, comparisons, filters, fields.
struct ExpressionParser {
  private let tag: Tag
  private var index: Int
  private(set) var fault: Fault?

  /// Names that mean something in the language.
  static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "defined", "true", "false", "loop", "super", "with", "if",
    "else", "set",
  ]

  init(_ tag: Tag, from index: Int = 0) {
    self.tag = tag
    self.index = index
  }

  var isAtEnd: Bool { index >= tag.tokens.count }
  var next: Token? { isAtEnd ? nil : tag.tokens[index] }
  /// Where the next word stands, or the end of the tag.
  var offset: Int { next?.offset ?? tag.end }

  mutating func expression() -> Expression {
    var left = conjunction()
    while fault == nil, let offset = accept("or") {
      left = .operation(.or, left, conjunction(), offset: offset)
    }
    return fault == nil ? left : .faulty(offset: left.offset)
  }

  /// `name`, where a new name is bound.
  mutating func newName(_ purpose: String) -> Name {
    guard case .name(let text)? = next?.kind else {
      fail("\(purpose) is missing")
      return Name(text: "", offset: offset)
    }
    let name = Name(text: text, offset: offset)
    if Self.reserved.contains(text) {
      fail("'\(text)' is a word of the language and cannot be the name of a variable")
    }
    index += 1
    return name
  }

  /// The text in quotes that names a template.
  mutating func templateName() -> Name {
    guard case .text(let text)? = next?.kind else {
      fail("the name of the template is missing; write it in quotes")
      return Name(text: "", offset: offset)
    }
    defer { index += 1 }
    return Name(text: text, offset: offset)
  }

  /// Moves past a word if it is next, and says where it stood.
  mutating func accept(_ word: String) -> Int? {
    guard let next, next.kind == .name(word) else { return nil }
    index += 1
    return next.offset
  }

  mutating func accept(_ symbol: Token.Symbol) -> Bool {
    guard next?.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  mutating func require(_ symbol: Token.Symbol, _ purpose: String) {
    if fault == nil && !accept(symbol) { fail("'\(symbol.rawValue)' is missing \(purpose)") }
  }

  /// Reports words left over.
  mutating func requireEnd() {
    guard fault == nil, let next else { return }
    if next.kind == .name("if") {
      fail("there is no 'if' inside '{{ }}'; write '{% if … %}'")
    } else if next.kind == .symbol(.opening) {
      fail("there are no functions; filters are written 'value|filter(arguments)'")
    } else {
      fail("\(next.written) is not expected here")
    }
  }

  mutating func fail(_ message: String) {
    if fault == nil { fault = Fault(message, at: offset) }
  }
}

extension ExpressionParser {
  private mutating func conjunction() -> Expression {
    var left = negation()
    while fault == nil, let offset = accept("and") {
      left = .operation(.and, left, negation(), offset: offset)
    }
    return left
  }

  private mutating func negation() -> Expression {
    if let offset = accept("not") { return .not(negation(), offset: offset) }
    return comparison()
  }

  private mutating func comparison() -> Expression {
    let left = filtered()
    guard fault == nil, let next else { return left }
    if accept("is") != nil {
      let isNegated = accept("not") != nil
      if accept("defined") == nil { fail("after 'is' comes 'defined' or 'not defined'") }
      let test = Expression.isDefined(left, offset: next.offset)
      return isNegated ? .not(test, offset: next.offset) : test
    }
    let isNegated = next.kind == .name("not") && follows(.name("in"))
    if isNegated { index += 1 }
    if next.kind == .symbol(.assign) { fail("'=' does not compare; write '=='") }
    guard let operation = comparisonSign() else { return left }
    index += 1
    let right = filtered()
    let result = Expression.operation(operation, left, right, offset: next.offset)
    if fault == nil && comparisonSign() != nil {
      fail("comparisons are not chained; write 'a < b and b < c'")
    }
    return isNegated ? .not(result, offset: next.offset) : result
  }

  private func follows(_ kind: Token.Kind) -> Bool {
    index + 1 < tag.tokens.count && tag.tokens[index + 1].kind == kind
  }

  private func comparisonSign() -> Operation? {
    switch next?.kind {
    case .symbol(.equal): .equal
    case .symbol(.unequal): .unequal
    case .symbol(.less): .less
    case .symbol(.lessOrEqual): .lessOrEqual
    case .symbol(.greater): .greater
    case .symbol(.greaterOrEqual): .greaterOrEqual
    case .name("in"): .contained
    default: nil
    }
  }

  private mutating func filtered() -> Expression {
    var value = path()
    while fault == nil, accept(.bar) {
      guard case .name(let text)? = next?.kind else {
        fail("the name of a filter is missing after '|'")
        return value
      }
      let name = Name(text: text, offset: offset)
      index += 1
      value = .filter(value, name, arguments: arguments())
    }
    return value
  }

  private mutating func arguments() -> [Expression] {
    guard accept(.opening) else { return [] }
    var arguments: [Expression] = []
    if accept(.closing) { return [] }
    repeat {
      arguments.append(expression())
    } while fault == nil && accept(.comma)
    require(.closing, "after the arguments of the filter")
    return arguments
  }

  private mutating func path() -> Expression {
    var value = primary()
    while fault == nil, accept(.dot) {
      guard case .name(let text)? = next?.kind else {
        fail("the name of a field is missing after '.'")
        return value
      }
      value = .field(value, Name(text: text, offset: offset))
      index += 1
    }
    return value
  }

  private mutating func primary() -> Expression {
    let offset = offset
    guard let next else {
      fail("an expression is missing")
      return .faulty(offset: offset)
    }
    index += 1
    switch next.kind {
    case .integer(let number): return .constant(.integer(number), offset: offset)
    case .text(let text): return .constant(.text(text), offset: offset)
    case .name("true"): return .constant(.boolean(true), offset: offset)
    case .name("false"): return .constant(.boolean(false), offset: offset)
    case .name(let text) where text == "loop" || !Self.reserved.contains(text):
      return .name(Name(text: text, offset: offset))
    case .symbol(.opening):
      let inner = expression()
      require(.closing, "after the expression in parentheses")
      return inner
    case .name, .symbol:
      index -= 1
      fail("an expression is missing before \(next.written)")
      return .faulty(offset: offset)
    }
  }
}
