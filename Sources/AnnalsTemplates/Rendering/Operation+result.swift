internal import AnnalsVocabulary

extension Operation {
  /// The outcome for two values; an absent value equals only an absent one and has no order.
  func result(of one: Value, _ other: Value) -> Bool {
    switch self {
    case .and: one.isTrue && other.isTrue
    case .or: one.isTrue || other.isTrue
    case .equal: one.equals(other)
    case .unequal: !one.equals(other)
    case .less: one.order(other).map { $0 < 0 } ?? false
    case .lessOrEqual: one.order(other).map { $0 <= 0 } ?? false
    case .greater: one.order(other).map { $0 > 0 } ?? false
    case .greaterOrEqual: one.order(other).map { $0 >= 0 } ?? false
    case .contained: one.isContained(in: other)
    }
  }
}

extension Value {
  /// What `if` makes of it: absent, false, 0 and what is empty are false.
  var isTrue: Bool {
    switch self {
    case .absent: false
    case .boolean(let boolean): boolean
    case .integer(let number): number != 0
    case .text(let text), .url(let text): !text.isEmpty
    case .list(let list): list.count > 0
    case .html, .link, .record: true
    }
  }

  fileprivate func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.absent, .absent): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.text(let one), .text(let other)), (.url(let one), .url(let other)):
      one.hasSameBytes(as: other)
    case (.link(let one), .link(let other)): one == other
    default: false
    }
  }

  /// Negative, zero or positive; texts are ordered by their bytes.
  fileprivate func order(_ other: Value) -> Int? {
    switch (self, other) {
    case (.integer(let one), .integer(let other)):
      one < other ? -1 : one > other ? 1 : 0
    case (.text(let one), .text(let other)):
      one.hasSameBytes(as: other)
        ? 0 : one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    default: nil
    }
  }

  fileprivate func isContained(in whole: Value) -> Bool {
    switch whole {
    case .list(let list):
      return (0..<list.count).contains { equals(list.element($0)) }
    case .text(let text):
      guard case .text(let part) = self else { return false }
      return Array(text.utf8).contains(bytesOf: part)
    default:
      return false
    }
  }
}

extension [UInt8] {
  fileprivate func contains(bytesOf part: String) -> Bool {
    let part = Array(part.utf8)
    guard part.count <= count else { return false }
    return (0...count - part.count).contains { self[$0..<$0 + part.count].elementsEqual(part) }
  }
}
