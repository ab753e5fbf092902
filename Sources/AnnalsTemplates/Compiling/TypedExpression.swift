/// An expression whose names are resolved and whose type is known.
struct TypedExpression: Sendable {
  let value: Resolved
  let type: ValueType
  /// The outermost filter is `urlencode`: it may stand within an address.
  var isEncoded = false
  /// What an outermost `json` is applied to, for a place where that is done anyway.
  var beforeJSON: (value: Resolved, type: ValueType)?

  var constant: Constant? {
    if case .constant(let constant) = value { constant } else { nil }
  }
}

indirect enum Resolved: Sendable {
  case constant(Constant)
  case local(Int)
  case field(Resolved, Int)
  case loop(Int, LoopField)
  case filter(Int, Resolved, [Resolved])
  case not(Resolved)
  case isDefined(Resolved)
  case operation(Operation, Resolved, Resolved)
}

extension Constant {
  var type: ValueType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .text: .text
    }
  }

  var isTrue: Bool {
    switch self {
    case .boolean(let boolean): boolean
    case .integer(let number): number != 0
    case .text(let text): !text.isEmpty
    }
  }

  var asValue: Value {
    switch self {
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let number): .integer(number)
    case .text(let text): .text(text)
    }
  }
}
