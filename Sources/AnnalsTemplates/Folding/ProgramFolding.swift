internal import AnnalsVocabulary

/// Runs the parts of a program that depend on fixed locals alone, and puts what they print in their
/// place.
///
/// The program is taken apart into pieces that leave the stack empty. A piece that reads nothing but
/// fixed locals, and neither is left nor entered by a jump, is run; any other is kept.
struct ProgramFolding {
  private let program: Program
  private let page: PageContext
  /// What is known of each local at this point.
  ///
  /// A local belongs to one scope at a time, and each use follows the step that gave it its value, so
  /// going through the steps in order is enough.
  private var fixed: [Int: Value]
  private var writer: FoldedProgramWriter
  /// For each step, those that jump to it.
  private let sources: [[Int]]

  init(_ program: Program, fixed: [Int: Value], page: PageContext) {
    self.program = program
    self.fixed = fixed
    self.page = page
    var sources = Array(repeating: [Int](), count: program.steps.count + 1)
    for (index, step) in program.steps.enumerated() {
      if let target = step.target { sources[target].append(index) }
    }
    self.sources = sources
    writer = FoldedProgramWriter(program, sources: sources)
  }

  mutating func run() -> Program {
    var next = 0
    while next < program.steps.count {
      let statement = extent(of: next, wholeJumps: true)
      if let text = text(of: statement) {
        writer.put(text, inPlaceOf: statement)
        next = statement.upperBound
      } else {
        let piece = extent(of: next, wholeJumps: false)
        keep(piece)
        next = piece.upperBound
      }
    }
    return writer.finish()
  }
}

extension ProgramFolding {
  /// The steps from `start` on that leave the stack as it was; with `wholeJumps` also everything that
  /// one of them jumps over.
  private func extent(of start: Int, wholeJumps: Bool) -> Range<Int> {
    var depth = 0
    var end = start
    var furthest = start
    repeat {
      let step = program.steps[end]
      depth += step.growth
      if let target = step.target, wholeJumps || step.staysInExpression {
        furthest = max(furthest, target)
      }
      end += 1
    } while end < program.steps.count && (depth > 0 || end < furthest)
    return start..<end
  }

  /// What a piece prints when it depends on fixed locals alone; nil when it does not, or cannot be run.
  private func text(of piece: Range<Int>) -> [UInt8]? {
    // A value that outlives its piece is kept, and known from here on.
    if case .store = program.steps[piece.upperBound - 1] { return nil }
    var output = ByteWriter(capacity: 256)
    return run(piece, into: &output) == nil ? nil : output.bytes
  }

  /// Runs a piece that depends on fixed locals alone; nil when it does not, or cannot be run.
  private func run(_ piece: Range<Int>, into output: inout ByteWriter) -> Renderer? {
    guard isEnteredAtItsStart(piece), dependsOnFixedLocals(piece) else { return nil }
    let known = fixed.map { (local: $0.key, value: $0.value) }
    var renderer = Renderer(program, locals: known, page: page, limits: .standard)
    return renderer.run(piece, into: &output) == nil ? renderer : nil
  }

  private func isEnteredAtItsStart(_ piece: Range<Int>) -> Bool {
    if case .jump = program.steps[piece.lowerBound] { return false }
    return piece.dropFirst().allSatisfy { sources[$0].allSatisfy(piece.contains) }
  }

  private func dependsOnFixedLocals(_ piece: Range<Int>) -> Bool {
    var locals = Set(fixed.keys)
    var loops: Set<Int> = []
    for step in program.steps[piece] {
      if let local = step.readLocal, !locals.contains(local) { return false }
      if let local = step.writtenLocal { locals.insert(local) }
      switch step {
      case .enterLoop(let loop, _, _): loops.insert(loop)
      case .loop(let loop, _): if !loops.contains(loop) { return false }
      default: break
      }
      if let target = step.target, !(piece.lowerBound...piece.upperBound).contains(target) {
        return false
      }
    }
    return true
  }

  private mutating func keep(_ piece: Range<Int>) {
    let last = program.steps[piece.upperBound - 1]
    if case .store(let local) = last {
      fixed[local] = value(of: piece.dropLast())
    } else if let local = last.writtenLocal {
      fixed[local] = nil
    }
    for index in piece { keep(program.steps[index], at: index) }
  }

  private mutating func keep(_ step: Step, at index: Int) {
    guard case .printFields(let local, let start, let count) = step else {
      return writer.put(step, at: index)
    }
    for number in start..<start + count {
      let field = program.fields[number]
      writer.put(field, of: local, at: number == start ? index : nil)
    }
  }

  /// The value that steps leave on the stack, when they depend on fixed locals alone.
  private func value(of piece: Range<Int>) -> Value? {
    var output = ByteWriter(capacity: 0)
    return run(piece, into: &output)?.top
  }
}

extension Step {
  /// How many values the step leaves on the stack beyond those it takes, where it does not jump.
  fileprivate var growth: Int {
    switch self {
    case .local, .localField, .boolean, .integer, .text, .loop: 1
    case .literal, .printFields, .field, .not, .isDefined, .truth, .jump, .nextElement: 0
    case .filter(_, let arguments): -arguments
    case .compare, .jumpKeeping, .jumpUnless, .store, .print, .enterLoop: -1
    }
  }

  /// Whether the jump leads to where the same expression goes on.
  fileprivate var staysInExpression: Bool {
    if case .jumpKeeping = self { true } else { false }
  }

  /// The local that the step gives a value.
  fileprivate var writtenLocal: Int? {
    switch self {
    case .store(let local), .enterLoop(_, let local, _), .nextElement(_, let local, _): local
    case .literal, .local, .localField, .field, .boolean, .integer, .text, .loop, .filter, .not,
      .isDefined, .compare, .truth, .print, .printFields, .jump, .jumpKeeping, .jumpUnless:
      nil
    }
  }
}
