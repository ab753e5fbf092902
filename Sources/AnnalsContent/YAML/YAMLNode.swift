/// A place in a file, line and column from 1; the column counts UTF-8 bytes.
struct SourceMark: Hashable, Sendable {
  let line: Int32
  let column: Int32

  init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }
}

/// What an author wrote, as YAML arranges it: every scalar is text and nothing is typed yet.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(String, ScalarStyle)
    case sequence([YAMLNode])
    /// In the order they are written, each key once.
    case mapping([YAMLEntry])
    /// Refused with a problem of its own; whoever meets it says nothing more.
    case refused
  }

  enum ScalarStyle: Hashable, Sendable {
    case plain
    /// In quotes of either kind, or a block after `|` or `>`.
    case quoted
  }

  let content: Content
  let mark: SourceMark
}

/// One key of a mapping and its value.
struct YAMLEntry: Sendable {
  let key: String
  let code: KeyCode
  let keyMark: SourceMark
  let value: YAMLNode
}

extension [YAMLEntry] {
  func first(_ key: String, code: KeyCode) -> YAMLEntry? {
    for index in indices where self[index].code == code {
      if self[index].key.hasSameBytes(as: key) { return self[index] }
    }
    return nil
  }

  /// Takes away the value of a key that is written twice: neither value is believed.
  mutating func refuse(_ key: String, code: KeyCode) {
    for index in indices where self[index].code == code && self[index].key.hasSameBytes(as: key) {
      let entry = self[index]
      let refused = YAMLNode(content: .refused, mark: entry.value.mark)
      self[index] = YAMLEntry(key: key, code: code, keyMark: entry.keyMark, value: refused)
    }
  }
}

/// How much YAML is read before a file is refused.
struct YAMLLimits: Sendable {
  /// Lists and mappings inside one another.
  let depth: Int
  /// Of all mappings together.
  let keys: Int
  /// In bytes.
  let size: Int

  static let frontMatter = YAMLLimits(depth: 32, keys: 1_000, size: 64 << 10)
  /// A locale file is nothing but keys.
  static let locale = YAMLLimits(depth: 32, keys: 10_000, size: 1 << 20)
}
