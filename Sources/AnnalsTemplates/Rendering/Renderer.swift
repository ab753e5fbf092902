internal import AnnalsVocabulary

/// Runs a program over a record.
struct Renderer {
  private let program: Program
  private let page: PageContext
  private let limits: RenderLimits
  private var locals: Locals
  private var loops: [LoopState]
  private var stack: [Value] = []
  private var stepsLeft: Int

  fileprivate struct LoopState {
    var list: ValueList
    var index: Int
  }

  init(_ program: Program, root: some Record, page: PageContext, limits: RenderLimits) {
    self.init(program, locals: [(0, .record(root))], page: page, limits: limits)
    for record in program.rootRecords {
      locals.set(record.local, root.value(ofField: record.field))
    }
  }

  /// A renderer in the middle of a program, where some locals have a value.
  init(
    _ program: Program,
    locals known: [(local: Int, value: Value)],
    page: PageContext,
    limits: RenderLimits
  ) {
    self.program = program
    self.page = page
    self.limits = limits
    stepsLeft = limits.steps
    locals = Locals(count: program.localCount)
    for (local, value) in known { locals.set(local, value) }
    let empty = LoopState(list: ValueList(count: 0) { _ in .absent }, index: 0)
    loops = Array(repeating: empty, count: program.loopCount)
  }

  /// The value on top of the stack.
  var top: Value? { stack.last }

  mutating func run(into writer: inout ByteWriter) -> RenderProblem.Cause? {
    run(program.steps.indices, into: &writer)
  }

  /// Runs a part of the program until it goes on after the part's end.
  mutating func run(_ part: Range<Int>, into writer: inout ByteWriter) -> RenderProblem.Cause? {
    let limit = writer.count + limits.outputBytes
    let program = program
    let steps = program.steps.span
    let literals = program.literals.span
    let fields = program.fields.span
    let depth = page.depth
    var next = part.lowerBound
    while next < part.upperBound {
      let step = steps[next]
      next += 1
      stepsLeft -= 1
      switch step {
      case .literal(let start, let count):
        writer.append(literals.extracting(start..<start + count))
      case .printFields(let local, let start, let count):
        let fields = fields.extracting(start..<start + count)
        if !locals.isRecord(local) {
          writer.append(literalsOf: fields, in: literals)
          break
        }
        stepsLeft -= count
        locals.read(count, of: local, field: { fields[$0].field }) { index, value in
          if writer.count > limit { return }
          writer.append(literals.extracting(fields[index].literal))
          writer.print(consume value, into: fields[index].place, depth: depth)
        }
      case .print(let place):
        writer.print(pop(), into: place, depth: depth)
      case .jump(let target):
        next = target
      case .jumpUnless(let target):
        if !pop().isTrue { next = target }
      case .jumpKeeping(let wanted, let target):
        if pop().isTrue == wanted {
          stack.append(.boolean(wanted))
          next = target
        }
      case .enterLoop(let number, let element, let otherwise):
        if !enterLoop(number, element) { next = otherwise }
      case .nextElement(let number, let element, let body):
        if advance(number, element) { next = body }
      case .local, .localField, .field, .boolean, .integer, .text, .loop, .filter, .not,
        .isDefined, .compare, .truth, .store:
        evaluate(step)
      }
      if stepsLeft < 0 { return .tooManySteps(limit: limits.steps) }
      if writer.count > limit { return .outputTooLarge(limit: limits.outputBytes) }
    }
    return nil
  }
}

extension Renderer {
  private mutating func pop() -> Value {
    stack.popLast() ?? .absent
  }

  private mutating func enterLoop(_ number: Int, _ element: Int) -> Bool {
    guard case .list(let list) = pop(), list.count > 0 else { return false }
    loops[number] = LoopState(list: list, index: 0)
    locals.set(element, list.element(0))
    return true
  }

  private mutating func advance(_ number: Int, _ element: Int) -> Bool {
    loops[number].index += 1
    guard loops[number].index < loops[number].list.count else { return false }
    locals.set(element, loops[number].list.element(loops[number].index))
    return true
  }

  /// The steps that only move values.
  private mutating func evaluate(_ step: Step) {
    switch step {
    case .local(let number): stack.append(locals.value(number))
    case .localField(let number, let field): stack.append(locals.field(field, of: number))
    case .field(let field): stack.append(pop().field(field))
    case .boolean(let boolean): stack.append(.boolean(boolean))
    case .integer(let number): stack.append(.integer(number))
    case .text(let index): stack.append(.text(program.texts[index]))
    case .loop(let number, let field): stack.append(loops[number].value(of: field))
    case .filter(let index, let arguments): applyFilter(index, arguments)
    case .not: stack.append(.boolean(!pop().isTrue))
    case .isDefined:
      if case .absent = pop() {
        stack.append(.boolean(false))
      } else {
        stack.append(.boolean(true))
      }
    case .compare(let operation):
      let other = pop()
      let one = pop()
      if operation == .contained { stepsLeft -= other.elementCount }
      stack.append(.boolean(operation.result(of: one, other)))
    case .truth: stack.append(.boolean(pop().isTrue))
    case .store(let number): locals.set(number, pop())
    case .literal, .printFields, .print, .jump, .jumpUnless, .jumpKeeping, .enterLoop,
      .nextElement:
      break
    }
  }

  private mutating func applyFilter(_ index: Int, _ count: Int) {
    let filter = program.filters[index]
    let arguments = Array(stack.suffix(count))
    stack.removeLast(min(count, stack.count))
    let value = pop()
    if filter.readsWholeList { stepsLeft -= value.elementCount }
    if case .absent = value, !filter.acceptsAbsent {
      stack.append(.absent)
    } else {
      stack.append(filter.apply(value, arguments))
    }
  }
}

extension Renderer.LoopState {
  fileprivate func value(of field: LoopField) -> Value {
    switch field {
    case .index: .integer(index + 1)
    case .first: .boolean(index == 0)
    case .last: .boolean(index == list.count - 1)
    case .length: .integer(list.count)
    }
  }
}

extension Value {
  fileprivate var elementCount: Int {
    if case .list(let list) = self { list.count } else { 0 }
  }

  /// A field of a record; absent for anything else.
  fileprivate func field(_ index: Int) -> Value {
    guard case .record(let record) = self else { return .absent }
    return record.value(ofField: index)
  }
}

extension ByteWriter {
  /// What is left of fields when their record is absent.
  fileprivate mutating func append(literalsOf fields: Span<PrintedField>, in literals: Span<UInt8>)
  {
    for index in fields.indices { append(literals.extracting(fields[index].literal)) }
  }
}
