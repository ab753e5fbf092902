internal import AnnalsVocabulary

/// The names a template sees at one place, and the numbers of the locals they stand for.
struct Scope {
  struct Binding {
    let name: String
    let value: Resolved
    /// Nil when it could not be told: nothing more is reported about it.
    let type: ValueType?
  }

  /// The state of the scope before something was opened.
  struct Mark {
    fileprivate let bindings: Int
    fileprivate let locals: Int
    fileprivate let loop: Int?
  }

  private(set) var bindings: [Binding] = []
  private var nextLocal: Int
  private(set) var localCount: Int
  /// The number of the innermost loop.
  private(set) var loop: Int?
  private(set) var loopCount = 0

  /// Local 0 is the root; the next ones are kept for the records among its fields.
  init(root: RecordType) {
    nextLocal = 1 + root.fields.count { $0.type.isRecord }
    localCount = nextLocal
  }

  var mark: Mark { Mark(bindings: bindings.count, locals: nextLocal, loop: loop) }

  mutating func close(to mark: Mark) {
    bindings.removeLast(bindings.count - mark.bindings)
    nextLocal = mark.locals
    loop = mark.loop
  }

  mutating func newLocal() -> Int {
    defer { nextLocal += 1 }
    localCount = max(localCount, nextLocal + 1)
    return nextLocal
  }

  mutating func bind(_ name: String, to value: Resolved, _ type: ValueType?) {
    bindings.append(Binding(name: name, value: value, type: type))
  }

  mutating func openLoop() -> Int {
    let number = (loop ?? -1) + 1
    loop = number
    loopCount = max(loopCount, number + 1)
    return number
  }

  /// Gives a name a value that could not be told.
  mutating func bindUnknown(_ name: String) {
    bind(name, to: .constant(.boolean(false)), nil)
  }

  func binding(named name: String) -> Binding? {
    bindings.last { $0.name.hasSameBytes(as: name) }
  }
}
