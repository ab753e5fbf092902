public import AnnalsVocabulary

/// A value of a template: cheap to make, made when it is asked for.
public enum Value: Sendable {
  case absent
  case boolean(Bool)
  case integer(Int)
  /// Escaped where it is printed.
  case text(String)
  /// Printed as it is. Only code that writes safe HTML makes one.
  case html(HTML)
  /// A page of the site; printed as a link relative to the page being rendered.
  case link(SiteLink)
  /// An address outside the site; only http, https and mailto are ever printed as a link.
  case url(String)
  case record(any Record)
  case list(ValueList)
}

/// HTML that is safe to print as it is.
public struct HTML: Sendable {
  private enum Content: Sendable {
    case bytes([UInt8])
    case written(@Sendable (inout ByteWriter) -> Void)
  }

  private let content: Content

  /// HTML that exists: nothing is allocated for it.
  public init(_ bytes: [UInt8]) {
    content = .bytes(bytes)
  }

  /// HTML that a closure writes straight into the page.
  public init(_ write: @escaping @Sendable (inout ByteWriter) -> Void) {
    content = .written(write)
  }

  func write(_ writer: inout ByteWriter) {
    switch content {
    case .bytes(let bytes): writer.append(bytes)
    case .written(let write): write(&writer)
    }
  }
}

/// A place in the site.
public struct SiteLink: Hashable, Sendable {
  public let path: SitePath
  /// Id of an element of that page, without `#`; ASCII.
  public let fragment: String?

  public init(_ path: SitePath, fragment: String? = nil) {
    self.path = path
    self.fragment = fragment
  }
}

/// Values in order, each made when it is asked for.
public struct ValueList: Sendable {
  public let count: Int
  public let element: @Sendable (Int) -> Value

  public init(count: Int, element: @escaping @Sendable (Int) -> Value) {
    self.count = count
    self.element = element
  }
}

/// What a template sees of a thing: fields with names and types, known before any page is rendered.
public protocol Record: Sendable {
  static var fields: RecordFields<Self> { get }

  /// A field by its place in `fields`; every record has this one implementation.
  ///
  /// It is a requirement because that makes the compiler build one for each type of record: four times
  /// as fast as reading through the generic one.
  func value(ofField index: Int) -> Value

  /// Reads so many fields, one after the other, and gives `body` each with its number in that order.
  ///
  /// Asked for one at a time, a record whose type is not known is copied for each field. Every record has
  /// this one implementation, too.
  func read(_ count: Int, field: (Int) -> Int, _ body: (Int, consuming Value) -> Void)
}

extension Record {
  @inlinable
  public func value(ofField index: Int) -> Value {
    Self.fields.value(at: index, of: self)
  }

  @inlinable
  public func read(_ count: Int, field: (Int) -> Int, _ body: (Int, consuming Value) -> Void) {
    for number in 0..<count { body(number, Self.fields.value(at: field(number), of: self)) }
  }
}

/// The fields of a kind of record, in a fixed order.
///
///     static let fields = RecordFields<TownView>("town", "A place that reports speak of.") {
///       Field("name", .text, "Its name in the edition's language.") { .text($0.town.name) }
///     }
public struct RecordFields<Owner>: Sendable {
  public let type: RecordType
  @usableFromInline
  let read: [@Sendable (Owner) -> Value]

  public init(
    _ name: String,
    _ summary: String,
    @FieldsBuilder<Owner> _ fields: () -> [Field<Owner>]
  ) {
    self.init(name, summary, fields: fields())
  }

  /// Fields that are counted rather than written out, such as the messages of a locale.
  public init(_ name: String, _ summary: String, fields: [Field<Owner>]) {
    type = RecordType(
      name: name,
      summary: summary,
      fields: fields.map { FieldType(name: $0.name, type: $0.type, summary: $0.summary) }
    )
    read = fields.map(\.read)
  }

  /// Absent when there is no such field.
  @inlinable
  public func value(at index: Int, of owner: Owner) -> Value {
    index >= 0 && index < read.count ? read.span[index](owner) : .absent
  }
}

/// One field: its name and type, the line that documents it, and how it is read.
public struct Field<Owner>: Sendable {
  let name: String
  let type: ValueType
  let summary: String
  let read: @Sendable (Owner) -> Value

  public init(
    _ name: String,
    _ type: ValueType,
    _ summary: String,
    _ read: @escaping @Sendable (Owner) -> Value
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.read = read
  }
}

@resultBuilder
public enum FieldsBuilder<Owner> {
  /// Tells the compiler whose field it is.
  public static func buildExpression(_ field: Field<Owner>) -> Field<Owner> { field }

  public static func buildBlock(_ fields: Field<Owner>...) -> [Field<Owner>] { fields }
}
