extension ValueType {
  /// The type as documentation names it: `list of town`.
  public var noun: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .text: "text"
    case .html: "HTML"
    case .link: "link"
    case .url: "url"
    case .record(let name): name
    case .list(let element): "list of \(element.noun)"
    case .optional(let type): "optional \(type.noun)"
    }
  }

  /// The type as a message names it: `a list of town`.
  var phrase: String {
    switch self {
    case .text, .html: noun
    case .integer: "an integer"
    case .record(let name): "a record '\(name)'"
    case .optional(let type): type.phrase
    case .boolean, .link, .url, .list: "a \(noun)"
    }
  }

  /// The type of the value when it is there.
  var present: ValueType {
    if case .optional(let type) = self { type.present } else { self }
  }

  /// Whether the value is a record when it is there.
  var isRecord: Bool {
    if case .record = present { true } else { false }
  }

  var isOptional: Bool {
    if case .optional = self { true } else { false }
  }

  /// This type, absent as well when `absent` holds.
  func orAbsent(_ absent: Bool) -> ValueType {
    absent && !isOptional ? .optional(self) : self
  }
}
