/// Puts the steps of a program together: literals that meet are merged, constants are printed once and
/// for all.
struct ProgramBuilder {
  private(set) var program = Program()
  /// A place that is jumped to: steps before and after it cannot become one.
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
    let end = program.literals.count
    if let literal = takeLiteral() {
      program.steps.append(.literal(start: literal.lowerBound, count: end - literal.lowerBound))
    } else {
      program.steps.append(.literal(start: start, count: end - start))
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

  /// Prints a value.
  mutating func print(_ value: Resolved, into place: ValuePlace) {
    guard case .field(.local(let local), let field) = value else {
      push(value)
      add(.print(place))
      return
    }
    let end = program.literals.count
    let printed = PrintedField(literal: takeLiteral() ?? end..<end, field: field, place: place)
    program.fields.append(printed)
    if case .printFields(local, let start, let count)? = program.steps.last,
      lastTarget < program.steps.count
    {
      program.steps[program.steps.count - 1] = .printFields(local, start: start, count: count + 1)
    } else {
      program.steps.append(.printFields(local, start: program.fields.count - 1, count: 1))
    }
  }

  /// Removes the literal that was added last, if nothing jumps past it.
  private mutating func takeLiteral() -> Range<Int>? {
    guard case .literal(let start, let count)? = program.steps.last,
      lastTarget < program.steps.count
    else { return nil }
    program.steps.removeLast()
    return start..<start + count
  }

  /// How far the program has come, to go back to when a branch turns out never to be taken.
  struct Mark {
    fileprivate let steps: Int
    fileprivate let literals: Int
    fileprivate let texts: Int
    fileprivate let fields: Int
    fileprivate let lastTarget: Int
  }

  mutating func mark() -> Mark {
    let lastTarget = lastTarget
    return Mark(
      steps: target(),
      literals: program.literals.count,
      texts: program.texts.count,
      fields: program.fields.count,
      lastTarget: lastTarget
    )
  }

  mutating func goBack(to mark: Mark) {
    program.steps.removeLast(program.steps.count - mark.steps)
    program.literals.removeLast(program.literals.count - mark.literals)
    program.texts.removeLast(program.texts.count - mark.texts)
    program.fields.removeLast(program.fields.count - mark.fields)
    lastTarget = mark.lastTarget
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
    case .filter(let index, let value, let arguments):
      push(value)
      for argument in arguments { push(argument) }
      add(.filter(number(ofFilter: index), arguments: arguments.count))
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
    program.filters.append(filters[index])
    filterNumbers[index] = program.filters.count - 1
    return program.filters.count - 1
  }

  /// The program, with room for the locals and loops of a scope.
  func finished(_ scope: Scope, rootRecords: Set<RootRecord>) -> Program {
    var program = program
    program.rootRecords = rootRecords.sorted { $0.local < $1.local }
    program.localCount = scope.localCount
    program.loopCount = scope.loopCount
    return program
  }
}
