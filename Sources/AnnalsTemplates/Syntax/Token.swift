/// A word of the language inside `{{ }}` or `{% %}`.
struct Token: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case name(String)
    case text(String)
    case integer(Int)
    case symbol(Symbol)
  }

  enum Symbol: String, Sendable {
    case dot = "."
    case bar = "|"
    case opening = "("
    case closing = ")"
    case comma = ","
    case assign = "="
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  let kind: Kind
  let offset: Int

  /// As a message shows it.
  var written: String {
    switch kind {
    case .name(let name): "'\(name)'"
    case .text: "a text in quotes"
    case .integer(let number): "'\(number)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    }
  }
}

/// A stretch of a template file.
enum Segment: Equatable, Sendable {
  /// Printed as it is.
  case text(Range<Int>)
  /// `{{ }}`
  case output(Tag)
  /// `{% %}`
  case tag(Tag)
}

/// What stands inside `{{ }}` or `{% %}`.
struct Tag: Equatable, Sendable {
  var tokens: [Token]
  /// Of the opening brace.
  let offset: Int
  /// Of the closing delimiter.
  var end: Int
  /// A fault in it has been reported: no second message is wanted.
  var isBroken = false
}

/// Something wrong at a place of a template file.
struct Fault: Equatable, Sendable {
  let identifier: String
  let message: String
  let offset: Int

  init(_ identifier: String, _ message: String, at offset: Int) {
    self.identifier = identifier
    self.message = message
    self.offset = offset
  }

  init(_ message: String, at offset: Int) {
    self.init("template-syntax", message, at: offset)
  }
}
