internal import AnnalsVocabulary

/// A page template as a flat run of steps over a stack of values.
struct Program: Sendable {
  var steps: [Step] = []
  /// All text of the template, one literal after the other.
  var literals: [UInt8] = []
  var texts: [String] = []
  var fields: [PrintedField] = []
  /// Records among the fields of the root that are read at all; each is read once, into a local.
  var rootRecords: [RootRecord] = []
  var filters: [Filter] = []
  var localCount = 1
  var loopCount = 0
}

/// A field to print, and the literal before it.
struct PrintedField: Sendable {
  let literal: Range<Int>
  let field: Int
  let place: ValuePlace
}

struct RootRecord: Hashable, Sendable {
  let field: Int
  let local: Int
}

/// One step of a program.
///
/// Local 0 is the root record.
enum Step: Sendable {
  case literal(start: Int, count: Int)
  /// Puts a local on the stack.
  case local(Int)
  /// Puts the field of a local record on the stack.
  case localField(Int, field: Int)
  /// Replaces the record on top by one of its fields; absent stays absent.
  case field(Int)
  case boolean(Bool)
  case integer(Int)
  case text(Int)
  case loop(Int, LoopField)
  /// Takes the arguments and the value off the stack.
  case filter(Int, arguments: Int)
  case not
  case isDefined
  case compare(Operation)
  /// Replaces the top by whether it is true.
  case truth
  /// When the top is true (or false) leaves it as a boolean and jumps; else drops it.
  case jumpKeeping(ifTrue: Bool, to: Int)
  case jumpUnless(to: Int)
  case jump(to: Int)
  case store(Int)
  case print(ValuePlace)
  /// Prints fields of one local record, with the literals before and between them. Opening the record
  /// once for all of them is what makes rows of a list cheap.
  case printFields(Int, start: Int, count: Int)
  /// Takes a list off the stack; `otherwise` is where to go on when it is empty.
  case enterLoop(Int, element: Int, otherwise: Int)
  case nextElement(Int, element: Int, body: Int)
}

enum LoopField: String, CaseIterable, Sendable {
  case index
  case first
  case last
  case length
}

extension Step {
  /// Where the step may go on instead of at the next one.
  var target: Int? {
    switch self {
    case .jumpKeeping(_, let target), .jumpUnless(let target), .jump(let target),
      .enterLoop(_, _, let target), .nextElement(_, _, let target):
      target
    case .literal, .local, .localField, .field, .boolean, .integer, .text, .loop, .filter, .not,
      .isDefined, .compare, .truth, .store, .print, .printFields:
      nil
    }
  }

  /// The same step with another target.
  func jumping(to target: Int) -> Step {
    switch self {
    case .jumpKeeping(let wanted, _): .jumpKeeping(ifTrue: wanted, to: target)
    case .jumpUnless: .jumpUnless(to: target)
    case .jump: .jump(to: target)
    case .enterLoop(let loop, let element, _): .enterLoop(loop, element: element, otherwise: target)
    case .nextElement(let loop, let element, _): .nextElement(loop, element: element, body: target)
    case .literal, .local, .localField, .field, .boolean, .integer, .text, .loop, .filter, .not,
      .isDefined, .compare, .truth, .store, .print, .printFields:
      self
    }
  }

  /// The local that the step reads.
  var readLocal: Int? {
    switch self {
    case .local(let local), .localField(let local, _), .printFields(let local, _, _): local
    case .literal, .field, .boolean, .integer, .text, .loop, .filter, .not, .isDefined, .compare,
      .truth, .store, .print, .jump, .jumpKeeping, .jumpUnless, .enterLoop, .nextElement:
      nil
    }
  }
}
