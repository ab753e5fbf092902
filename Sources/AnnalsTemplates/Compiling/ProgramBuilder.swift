/// Puts the steps of a program together: literals that meet are merged, constants are printed once and
/// for all.
struct ProgramBuilder {
  private(set) var program = Program()
  /// Steps before this one may be jumped past, so a literal there cannot be lengthened.
  private var lastTarget = 0
  private var filterNumbers: [Int: Int] = [:]
  private let filters: [Filter]

  init(_ filters: [Filter]) {
    self.filters = filters
  }

  /// The number the next step will have, as a place to jump to.
  mutating func target() -> Int {
    lastTarget = program.steps.count
    return lastTarget
  }

  mutating func addLiteral(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = program.literals.count
    program.literals.append(contentsOf: bytes)
    if case .literal(let first, let count)? = program.steps.last,
      lastTarget < program.steps.count, first + count == start
    {
      program.steps[program.steps.count - 1] = .literal(start: first, count: count + bytes.count)
    } else {
      program.steps.append(.literal(start: start, count: bytes.count))
    }
  }

  /// Adds a step; its number serves to correct it later.
  @discardableResult
  mutating func add(_ step: Step) -> Int {
    program.steps.append(step)
    return program.steps.count - 1
  }

  mutating func replace(_ number: Int, with step: Step) {
    program.steps[number] = step
  }

  mutating func addPrint(_ place: ValuePlace) {
    if case .localField(let local, let field)? = program.steps.last,
      lastTarget < program.steps.count
    {
      program.steps[program.steps.count - 1] = .printField(local, field: field, place)
    } else {
      program.steps.append(.print(place))
    }
  }

  /// Adds the steps that leave a value on the stack.
  mutating func push(_ value: Resolved) {
    switch value {
    case .constant(.boolean(let boolean)): add(.boolean(boolean))
    case .constant(.integer(let number)): add(.integer(number))
    case .constant(.text(let text)):
      program.texts.append(text)
      add(.text(program.texts.count - 1))
    case .local(let number): add(.local(number))
    case .field(.local(let number), let field): add(.localField(number, field: field))
    case .field(let base, let field):
      push(base)
      add(.field(field))
    case .loop(let number, let field): add(.loop(number, field))
    case .filter(let index, let value, let arguments, let acceptsAbsent):
      push(value)
      for argument in arguments { push(argument) }
      let number = number(ofFilter: index)
      add(.filter(number, arguments: arguments.count, acceptsAbsent: acceptsAbsent))
    case .not(let operand):
      push(operand)
      add(.not)
    case .isDefined(let operand):
      push(operand)
      add(.isDefined)
    case .operation(let operation, let one, let other):
      addOperation(operation, one, other)
    }
  }

  private mutating func addOperation(_ operation: Operation, _ one: Resolved, _ other: Resolved) {
    push(one)
    if operation == .and || operation == .or {
      let jump = add(.jumpKeeping(ifTrue: operation == .or, to: 0))
      push(other)
      add(.truth)
      replace(jump, with: .jumpKeeping(ifTrue: operation == .or, to: target()))
    } else {
      push(other)
      add(.compare(operation))
    }
  }

  private mutating func number(ofFilter index: Int) -> Int {
    if let known = filterNumbers[index] { return known }
    program.filters.append(filters[index].apply)
    filterNumbers[index] = program.filters.count - 1
    return program.filters.count - 1
  }

  /// The program, with room for the locals and loops of a scope.
  func finished(_ scope: Scope) -> Program {
    var program = program
    program.localCount = scope.localCount
    program.loopCount = scope.loopCount
    return program
  }
}
