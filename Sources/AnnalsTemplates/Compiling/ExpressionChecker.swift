internal import AnnalsVocabulary

/// Resolves the names of an expression and checks its types.
///
/// Recursion is bounded by `TokenReader.longestTag`.
struct ExpressionChecker {
  let schema: Schema
  let scope: Scope
  let root: RecordType
  private(set) var faults: [Fault] = []
  private(set) var reads: Set<FieldRead> = []
  private(set) var rootRecords: Set<RootRecord> = []

  init(_ schema: Schema, _ scope: Scope, root: RecordType) {
    self.schema = schema
    self.scope = scope
    self.root = root
  }

  /// Nil when a fault has been noted.
  mutating func check(_ expression: Expression) -> TypedExpression? {
    switch expression {
    case .faulty: nil
    case .constant(let constant, _):
      TypedExpression(value: .constant(constant), type: constant.type)
    case .name(let name): check(name)
    case .field(let base, let name): checkField(base, name)
    case .filter(let value, let name, let arguments): checkFilter(value, name, arguments)
    case .not(let operand, _): checkNot(operand)
    case .isDefined(let operand, _): checkDefined(operand)
    case .operation(let operation, let one, let other, let offset):
      checkOperation(operation, one, other, at: offset)
    }
  }

  private mutating func fail(_ identifier: String, _ message: String, at offset: Int)
    -> TypedExpression?
  {
    faults.append(Fault(identifier, message, at: offset))
    return nil
  }
}

extension ExpressionChecker {
  private mutating func check(_ name: Name) -> TypedExpression? {
    if name.text == "loop" {
      return fail("template-type", "'loop' has fields only, such as 'loop.index'", at: name.offset)
    }
    if let binding = scope.binding(named: name.text) {
      return binding.type.map { TypedExpression(value: binding.value, type: $0) }
    }
    if let index = root.fields.firstIndex(where: { $0.name.hasSameBytes(as: name.text) }) {
      reads.insert(FieldRead(record: root.name, field: name.text))
      return TypedExpression(value: rootField(index), type: root.fields[index].type)
    }
    let known = scope.bindings.map(\.name) + root.fields.map(\.name)
    let meant = nearest(to: name.text, among: known)
    return fail("unknown-variable", "unknown variable '\(name.text)'" + meant, at: name.offset)
  }

  private mutating func rootField(_ index: Int) -> Resolved {
    guard root.fields[index].type.isRecord else { return .field(.local(0), index) }
    let local = 1 + root.fields[..<index].count { $0.type.isRecord }
    rootRecords.insert(RootRecord(field: index, local: local))
    return .local(local)
  }

  private mutating func checkField(_ base: Expression, _ name: Name) -> TypedExpression? {
    if case .name(let loop) = base, loop.text == "loop" { return checkLoopField(name, of: loop) }
    guard let base = check(base) else { return nil }
    guard case .record(let recordName) = base.type.present else {
      let remedy =
        if case .list = base.type.present { "; loop over it with 'for'" } else { "" }
      return fail(
        "unknown-field",
        "\(base.type.phrase) has no fields such as '\(name.text)'" + remedy,
        at: name.offset
      )
    }
    guard let record = schema.records[recordName] else {
      return fail("unknown-field", "record '\(recordName)' is not described", at: name.offset)
    }
    guard
      let index = record.fields.firstIndex(where: { $0.name.hasSameBytes(as: name.text) })
    else {
      let meant = nearest(to: name.text, among: record.fields.map(\.name))
      return fail(
        "unknown-field",
        "unknown field '\(name.text)' of '\(recordName)'" + meant,
        at: name.offset
      )
    }
    reads.insert(FieldRead(record: recordName, field: name.text))
    return TypedExpression(
      value: .field(base.value, index),
      type: record.fields[index].type.orAbsent(base.type.isOptional)
    )
  }

  private mutating func checkLoopField(_ name: Name, of loop: Name) -> TypedExpression? {
    guard let number = scope.loop else {
      return fail("unknown-variable", "'loop' is known only inside 'for'", at: loop.offset)
    }
    guard let field = LoopField(rawValue: name.text) else {
      let meant = nearest(to: name.text, among: LoopField.allCases.map(\.rawValue))
      return fail(
        "unknown-field",
        "unknown field '\(name.text)' of 'loop'" + meant,
        at: name.offset
      )
    }
    let type: ValueType = field == .index || field == .length ? .integer : .boolean
    return TypedExpression(value: .loop(number, field), type: type)
  }

  private mutating func checkFilter(
    _ value: Expression,
    _ name: Name,
    _ arguments: [Expression]
  ) -> TypedExpression? {
    let checked = arguments.map { check($0) }
    guard let value = check(value) else { return nil }
    guard let index = schema.filter(named: name.text) else {
      let meant = nearest(to: name.text, among: schema.filters.map(\.name))
      return fail("unknown-filter", "unknown filter '\(name.text)'" + meant, at: name.offset)
    }
    let typed = checked.compactMap(\.self)
    guard typed.count == arguments.count else { return nil }
    let filter = schema.filters[index]
    let call = FilterCall(
      value: value.type.present,
      isOptional: value.type.isOptional,
      arguments: typed.map(\.type)
    )
    switch filter.resolve(call) {
    case .failure(.value(let why)):
      return fail(
        "filter-type",
        "filter '\(name.text)' cannot be applied to \(value.type.phrase): \(why)",
        at: name.offset
      )
    case .failure(.argument(let argument, let why)):
      let offset = argument.map { arguments[$0].offset } ?? name.offset
      return fail("filter-argument", "filter '\(name.text)': \(why)", at: offset)
    case .success(let type):
      return TypedExpression(
        value: .filter(index, value.value, typed.map(\.value)),
        type: type.orAbsent(value.type.isOptional && !filter.acceptsAbsent),
        isEncoded: name.text == "urlencode",
        beforeJSON: name.text == "json" ? (value.value, value.type) : nil
      )
    }
  }

  private mutating func checkNot(_ operand: Expression) -> TypedExpression? {
    guard let operand = check(operand) else { return nil }
    if let constant = operand.constant {
      return TypedExpression(value: .constant(.boolean(!constant.isTrue)), type: .boolean)
    }
    return TypedExpression(value: .not(operand.value), type: .boolean)
  }

  private mutating func checkDefined(_ operand: Expression) -> TypedExpression? {
    guard let operand = check(operand) else { return nil }
    if !operand.type.isOptional {
      return TypedExpression(value: .constant(.boolean(true)), type: .boolean)
    }
    return TypedExpression(value: .isDefined(operand.value), type: .boolean)
  }

  private mutating func checkOperation(
    _ operation: Operation,
    _ one: Expression,
    _ other: Expression,
    at offset: Int
  ) -> TypedExpression? {
    let checked = (check(one), check(other))
    guard let one = checked.0, let other = checked.1 else { return nil }
    if let refusal = operation.refusal(of: one.type.present, other.type.present) {
      return fail("template-type", refusal, at: offset)
    }
    if let one = one.constant, let other = other.constant {
      let result = operation.result(of: one.asValue, other.asValue)
      return TypedExpression(value: .constant(.boolean(result)), type: .boolean)
    }
    return TypedExpression(
      value: .operation(operation, one.value, other.value),
      type: .boolean
    )
  }
}

extension Operation {
  /// Why the operation has no meaning for two types.
  fileprivate func refusal(of one: ValueType, _ other: ValueType) -> String? {
    switch self {
    case .and, .or: return nil
    case .equal, .unequal:
      if !one.isComparable || !other.isComparable {
        return "'\(rawValue)' does not compare \((one.isComparable ? other : one).phrase)"
      }
      return one == other ? nil : mismatch(one, other)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if one != other { return mismatch(one, other) }
      return one == .integer || one == .text
        ? nil : "'\(rawValue)' compares integers or text, not \(one.phrase)"
    case .contained:
      if one == .text && other == .text { return nil }
      if case .list(let element) = other {
        return element.present == one && one.isComparable ? nil : mismatch(one, other)
      }
      return other == .text
        ? mismatch(one, other) : "after 'in' comes a list or text, not \(other.phrase)"
    }
  }

  private func mismatch(_ one: ValueType, _ other: ValueType) -> String {
    "'\(rawValue)' does not compare \(one.phrase) with \(other.phrase)"
  }
}

extension ValueType {
  fileprivate var isComparable: Bool {
    switch self {
    case .boolean, .integer, .text, .link, .url: true
    case .html, .record, .list, .optional: false
    }
  }
}
