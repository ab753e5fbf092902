internal import AnnalsVocabulary

/// Puts a program together again from kept steps and from text in place of others.
///
/// Text that meets text becomes one literal, unless something jumps to the place between them.
struct FoldedProgramWriter {
  private let old: Program
  private var new: Program
  /// For each step of the old program, those that jump to it.
  private let sources: [[Int]]
  private var isKept: [Bool]
  /// The place in the new program of each place in the old one.
  private var places: [Int]
  /// Printed since the last step.
  private var text: [UInt8] = []
  /// Whether the next step may become one with the last.
  private var isJoinable = false

  init(_ program: Program, sources: [[Int]]) {
    old = program
    new = program
    new.steps = []
    new.literals = []
    new.fields = []
    self.sources = sources
    isKept = Array(repeating: false, count: program.steps.count)
    places = Array(repeating: 0, count: program.steps.count + 1)
  }

  mutating func put(_ text: [UInt8], inPlaceOf piece: Range<Int>) {
    begin(piece.lowerBound)
    self.text += text
  }

  mutating func put(_ step: Step, at place: Int) {
    begin(place)
    if case .literal(let start, let count) = step {
      text += old.literals[start..<start + count]
    } else {
      endText()
      new.steps.append(step)
      isKept[place] = true
      isJoinable = false
    }
  }

  /// Puts a field to print; the first of its step has the step's place.
  mutating func put(_ field: PrintedField, of local: Int, at place: Int?) {
    if let place { begin(place) }
    text += old.literals[field.literal]
    let start = new.literals.count
    new.literals += text
    text = []
    let literal = start..<new.literals.count
    new.fields.append(PrintedField(literal: literal, field: field.field, place: field.place))
    if isJoinable, case .printFields(local, let first, let count)? = new.steps.last {
      new.steps[new.steps.count - 1] = .printFields(local, start: first, count: count + 1)
    } else {
      new.steps.append(.printFields(local, start: new.fields.count - 1, count: 1))
    }
    isJoinable = true
  }

  /// The program, with its jumps set right and without records that nothing reads any more.
  mutating func finish() -> Program {
    endText()
    places[old.steps.count] = new.steps.count
    for index in new.steps.indices {
      if let target = new.steps[index].target {
        new.steps[index] = new.steps[index].jumping(to: places[target])
      }
    }
    let steps = new.steps
    new.rootRecords.removeAll { record in
      !steps.contains { $0.readLocal == record.local }
    }
    return new
  }

  /// Nothing may become one across a place that is jumped to, be it by a step still to come.
  private mutating func begin(_ place: Int) {
    if sources[place].contains(where: { $0 >= place || isKept[$0] }) {
      endText()
      isJoinable = false
    }
    places[place] = new.steps.count
  }

  private mutating func endText() {
    guard !text.isEmpty else { return }
    new.steps.append(.literal(start: new.literals.count, count: text.count))
    new.literals += text
    text = []
    isJoinable = false
  }
}
