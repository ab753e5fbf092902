/// A parsed piece of a template.
///
/// Offsets are into the bytes of its file.
enum Node: Sendable {
  case text(Range<Int>)
  case output(Expression)
  case condition(Condition)
  case loop(Loop)
  case include(Include)
  case block(Block)
  /// `{{ super() }}`
  case parentBlock(offset: Int)
  case assignment(Assignment)
}

/// A name an author wrote, and where.
struct Name: Sendable {
  let text: String
  let offset: Int
}

struct Condition: Sendable {
  struct Branch: Sendable {
    let test: Expression
    let body: [Node]
  }

  let branches: [Branch]
  let otherwise: [Node]
  let offset: Int
}

struct Loop: Sendable {
  let element: Name
  let list: Expression
  let body: [Node]
  let otherwise: [Node]
  let offset: Int
}

struct Include: Sendable {
  let name: Name
  let bindings: [Assignment]
  let offset: Int
}

struct Block: Sendable {
  let name: Name
  let body: [Node]
}

struct Assignment: Sendable {
  let name: Name
  let value: Expression
}

/// A parsed expression.
///
/// Its depth is bounded by `TokenReader.longestTag`.
indirect enum Expression: Sendable {
  case constant(Constant, offset: Int)
  case name(Name)
  case field(Expression, Name)
  case filter(Expression, Name, arguments: [Expression])
  case not(Expression, offset: Int)
  case isDefined(Expression, offset: Int)
  case operation(Operation, Expression, Expression, offset: Int)
  /// Reported already.
  case faulty(offset: Int)

  /// Where it begins, or for an operation where its sign stands.
  var offset: Int {
    switch self {
    case .constant(_, let offset), .not(_, let offset), .isDefined(_, let offset),
      .operation(_, _, _, let offset), .faulty(let offset):
      offset
    case .name(let name): name.offset
    case .field(_, let name), .filter(_, let name, _): name.offset
    }
  }
}

enum Constant: Hashable, Sendable {
  case boolean(Bool)
  case integer(Int)
  case text(String)
}

enum Operation: String, Sendable {
  case and
  case or
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
}

/// A parsed file.
struct ParsedTemplate: Sendable {
  let source: SourceFile
  /// The template it extends, as written.
  let parent: Name?
  let nodes: [Node]
  /// The templates it names anywhere.
  let references: [String]
  let faults: [Fault]
}
