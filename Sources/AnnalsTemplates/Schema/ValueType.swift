/// What a template may do with a value.
public indirect enum ValueType: Hashable, Sendable {
  case boolean
  case integer
  case text
  case html
  case link
  case url
  /// A record, by the name of its type: types may refer to one another in circles.
  case record(String)
  case list(ValueType)
  /// May be absent: prints nothing, is false in `if`, and its fields may be read only inside one.
  case optional(ValueType)
}

/// A kind of record as a template author sees it.
public struct RecordType: Hashable, Sendable {
  public let name: String
  /// One sentence for docs/templates.md.
  public let summary: String
  public let fields: [FieldType]
}

public struct FieldType: Hashable, Sendable {
  public let name: String
  public let type: ValueType
  public let summary: String
}
