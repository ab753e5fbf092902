internal import AnnalsVocabulary

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
  /// The key of our schemas that is written so.
  let known: Key?
  let keyMark: SourceMark
  var value: YAMLNode

  init(_ key: String, known: Key?, at keyMark: SourceMark, value: YAMLNode) {
    self.key = key
    self.known = known
    self.keyMark = keyMark
    self.value = value
  }

  init(_ key: Key, at keyMark: SourceMark, value: YAMLNode) {
    self.init(key.rawValue, known: key, at: keyMark, value: value)
  }
}

extension [YAMLEntry] {
  func index(of key: Key) -> Int? {
    index(of: key.rawValue, known: key)
  }

  func index(of key: String, known: Key?) -> Int? {
    // By index: `firstIndex(where:)` copies every entry it looks at.
    for index in indices where self[index].known == known {
      if known != nil || self[index].key.hasSameBytes(as: key) { return index }
    }
    return nil
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
