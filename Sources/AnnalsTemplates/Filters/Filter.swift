/// A function a template applies with `value|name(arguments)`.
///
/// A filter is given values of the types it names and is not called for an absent value: the result is
/// then absent too.
public struct Filter: Sendable {
  typealias Implementation = @Sendable (Value, [Value]) -> Value

  public let name: String
  /// One sentence for docs/templates.md.
  public let summary: String
  /// As documentation shows it: `text|truncate(integer)`.
  public let usage: String
  let acceptsAbsent: Bool
  /// Whether it takes time in proportion to a list.
  let readsWholeList: Bool
  let resolve: @Sendable (FilterCall) -> Result<ValueType, FilterMisuse>
  let apply: Implementation

  public init(
    _ name: String,
    takes: ValueType,
    arguments: [ValueType] = [],
    gives: ValueType,
    _ summary: String,
    apply: @escaping @Sendable (_ value: Value, _ arguments: [Value]) -> Value
  ) {
    self.name = name
    self.summary = summary
    let list = arguments.isEmpty ? "" : "(\(arguments.map(\.noun).joined(separator: ", ")))"
    usage = "\(takes.noun)|\(name)\(list)"
    acceptsAbsent = false
    readsWholeList = true
    self.apply = apply
    resolve = { call in
      if call.value != takes { return .failure(.value("it takes \(takes.phrase)")) }
      return call.matches(arguments).map { gives }
    }
  }

  init(
    _ name: String,
    usage: String,
    _ summary: String,
    acceptsAbsent: Bool = false,
    readsWholeList: Bool = false,
    resolve: @escaping @Sendable (FilterCall) -> Result<ValueType, FilterMisuse>,
    apply: @escaping Implementation
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.acceptsAbsent = acceptsAbsent
    self.readsWholeList = readsWholeList
    self.resolve = resolve
    self.apply = apply
  }
}

/// The types a filter is applied to.
struct FilterCall: Sendable {
  /// Not optional.
  let value: ValueType
  let isOptional: Bool
  let arguments: [ValueType]

  func matches(_ expected: [ValueType]) -> Result<Void, FilterMisuse> {
    guard arguments.count == expected.count else {
      let count = expected.isEmpty ? "no" : "\(expected.count)"
      let noun = expected.count == 1 ? "argument" : "arguments"
      return .failure(.argument(nil, "it takes \(count) \(noun)"))
    }
    for index in expected.indices where arguments[index] != expected[index] {
      let isOptional = arguments[index].present == expected[index]
      let rule = expected[index].phrase + (isOptional ? " and may not be absent" : "")
      return .failure(.argument(index, "argument \(index + 1) is \(rule)"))
    }
    return .success(())
  }
}

enum FilterMisuse: Error, Equatable {
  case value(String)
  /// The argument by its index; nil for their number.
  case argument(Int?, String)
}
