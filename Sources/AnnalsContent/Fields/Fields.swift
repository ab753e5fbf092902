internal import AnnalsVocabulary

/// The keys of one mapping as a schema reads them: absent or of the asked type, never coerced.
///
/// A key without a value (`author:`) counts as absent. Keys the schema does not know are reported when
/// the fields are made.
struct Fields {
  let mark: SourceMark
  private let entries: [YAMLEntry]

  /// Fields of a schema that has the keys `known`; `thing` is what they describe, with its article:
  /// `an article`.
  init(
    _ entries: [YAMLEntry],
    at mark: SourceMark,
    known: KeySet,
    of thing: String,
    problems: inout Problems
  ) {
    self.entries =
      known.contains(.withheld)
      ? WithheldKeys.removed(from: entries, known: known, of: thing, &problems) : entries
    self.mark = mark
    for index in entries.indices where !known.contains(entries[index].known) {
      let entry = entries[index]
      let advice = UnknownKey.advice(for: entry.key, known: known.names)
      problems.error(
        "unknown-key",
        "unknown key '\(entry.key)' of \(thing)\(advice)",
        at: entry.keyMark
      )
    }
  }

  /// The value of a key; nil when it is absent, empty, or was refused.
  func node(_ key: Key) -> YAMLNode? {
    guard let index = entries.index(of: key) else { return nil }
    switch entries[index].value.content {
    case .refused: return nil
    case .scalar(let text, .plain) where text.utf8.isEmpty: return nil
    default: return entries[index].value
    }
  }

  /// Where a key stands; nil when it is absent.
  func keyMark(_ key: Key) -> SourceMark? {
    entries.index(of: key).map { entries[$0].keyMark }
  }

  /// Text of one key, trimmed; text with nothing in it is a problem.
  func text(_ key: Key, _ problems: inout Problems) -> Text? {
    node(key).flatMap { $0.text(of: key.rawValue, &problems) }
  }

  /// Text of a key that must be there.
  func requiredText(_ key: Key, of thing: String, _ problems: inout Problems) -> Text? {
    require(key, of: thing, &problems) ? text(key, &problems) : nil
  }

  /// Whether the key is there, with a problem when it is not.
  func require(_ key: Key, of thing: String, _ problems: inout Problems) -> Bool {
    if node(key) != nil { return true }
    if let entry = entries.index(of: key).map({ entries[$0] }) {
      if case .refused = entry.value.content { return false }
      problems.error(
        "missing-value",
        "'\(key)' has no value; \(thing) needs one",
        at: entry.keyMark
      )
      return false
    }
    problems.error("missing-key", "\(thing) needs the key '\(key)'", at: mark)
    return false
  }

  /// Texts of a key that takes a list or a single text.
  func texts(_ key: Key, _ problems: inout Problems) -> [Text] {
    items(key).compactMap { $0.text(of: key.rawValue, &problems) }
  }

  /// The items of a key that takes a list or a single thing.
  func items(_ key: Key) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else { return [node] }
    return items
  }

  /// A key that takes one of the words of an enumeration.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: Key,
    as type: Word.Type,
    _ problems: inout Problems
  ) -> Word? {
    guard let written = text(key, &problems) else { return nil }
    return written.word(of: key.rawValue, as: type, &problems)
  }
}

/// Text and where it stands.
struct Text {
  let value: String
  let mark: SourceMark

  /// The value's own case of an enumeration, with a problem when there is none such.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    of key: String,
    as type: Word.Type,
    _ problems: inout Problems
  ) -> Word? {
    if let word = Word.allCases.first(where: { $0.rawValue.hasSameBytes(as: value) }) {
      return word
    }
    let words = Word.allCases.map(\.rawValue)
    let advice =
      suggestion(for: value, among: words).map { "; did you mean '\($0)'?" }
      ?? "; it is one of \(words.joined(separator: ", "))"
    problems.error("unknown-word", "'\(value)' is not a value of '\(key)'\(advice)", at: mark)
    return nil
  }

  /// The value with its place in the file.
  func located(_ problems: Problems) -> Located<String> {
    Located(value, at: problems.location(mark))
  }
}

extension YAMLNode {
  /// The text of a scalar on one line, trimmed; nil, with a problem, for anything else.
  func text(of key: String, _ problems: inout Problems) -> Text? {
    switch content {
    case .refused: return nil
    case .scalar(let text, let style):
      // Plain text comes trimmed and on one line.
      let line = style == .plain ? text : text.onOneLine
      if line.utf8.isEmpty {
        problems.error("missing-value", "'\(key)' holds no text", at: mark)
        return nil
      }
      warn(of: line, in: key, &problems)
      return Text(value: line, mark: mark)
    case .sequence, .mapping:
      problems.error("wrong-shape", "'\(key)' must be text, not \(shape)", at: mark)
      return nil
    }
  }

  private func warn(of text: String, in key: String, _ problems: inout Problems) {
    guard text.mayDeceive else { return }
    // A quote stands as its source has it.
    if text.turnsDirection, key != Key.quote.rawValue {
      problems.warning(
        "bidi-control",
        "'\(key)' holds an invisible character that turns the direction of reading; it is isolated on "
          + "the pages, but can make a name look like another",
        at: mark
      )
    }
    if let word = text.mixedWord {
      problems.warning(
        "mixed-scripts",
        "'\(word)' has Latin letters and others that look like them; a name that only looks the same is "
          + "another name",
        at: mark
      )
    }
  }

  /// What the node is, for a sentence: `a list`.
  var shape: String {
    switch content {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .refused: "nothing"
    }
  }
}

extension String {
  /// Without white space at its ends, and with one space for every run of white space that breaks a line.
  fileprivate var onOneLine: String {
    var hasBreak = false
    for byte in utf8 where byte < 0x20 { hasBreak = true }
    let isTrimmed = utf8.first != UInt8(ascii: " ") && utf8.last != UInt8(ascii: " ")
    if !hasBreak, isTrimmed { return self }
    return utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
      .map { Substring($0).trimmingSpaces }
      .filter { !$0.utf8.isEmpty }
      .joined(separator: " ")
  }
}

extension Substring {
  var trimmingSpaces: Substring {
    var bytes = utf8
    while bytes.first == UInt8(ascii: " ") { bytes = bytes.dropFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes = bytes.dropLast() }
    return Substring(bytes)
  }
}
