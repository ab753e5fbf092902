public import AnnalsVocabulary

/// One message of a locale file.
public struct LocaleEntry: Sendable, Equatable {
  /// The six plural categories of Unicode CLDR.
  public enum PluralCategory: String, Sendable, CaseIterable {
    case zero
    case one
    case two
    case few
    case many
    case other
  }

  /// What is said of a number in one plural category.
  public struct PluralForm: Sendable, Equatable {
    public let category: PluralCategory
    public let text: String

    public init(category: PluralCategory, text: String) {
      self.category = category
      self.text = text
    }
  }

  public enum Message: Sendable, Equatable {
    case text(String)
    /// In the order they are written; `other` is always among them.
    case plural([PluralForm])
  }

  /// Keys of nested mappings are joined by dots: `menu.towns`.
  public let key: String
  public let message: Message
  /// Of the key.
  public let location: SourceLocation

  public init(key: String, message: Message, location: SourceLocation) {
    self.key = key
    self.message = message
    self.location = location
  }
}

/// Reads the messages of a locale file.
public enum LocaleReader {
  /// The messages in the order they are written.
  ///
  /// Text in quotes keeps the white space at its ends. A mapping of plural categories alone is one
  /// message, every other mapping is a group.
  public static func entries(_ bytes: [UInt8], path: String) -> ([LocaleEntry], [Diagnostic]) {
    var problems = Problems(path: path)
    guard let text = SourceText(bytes, problems: &problems) else {
      return ([], problems.diagnostics)
    }
    let root = YAMLReader.read(
      text.bytes[text.start...],
      firstLine: 1,
      limits: .locale,
      problems: &problems
    ).root
    guard let root else { return ([], problems.diagnostics) }
    guard case .mapping(let entries) = root.content else {
      problems.error(
        "wrong-shape",
        "a locale file must be lines of 'key: text', not \(root.shape)",
        at: root.mark
      )
      return ([], problems.diagnostics)
    }
    return (messages(entries, &problems), problems.diagnostics)
  }
}

extension LocaleReader {
  /// Walks the groups with a list of what is left to read, the next entry last.
  private static func messages(_ entries: [YAMLEntry], _ problems: inout Problems) -> [LocaleEntry]
  {
    var messages: [LocaleEntry] = []
    var rest = entries.reversed().map { (key: $0.key, entry: $0) }
    while let (key, entry) = rest.popLast() {
      let location = problems.location(entry.keyMark)
      switch entry.value.content {
      case .refused: continue
      case .scalar(let text, _):
        messages.append(LocaleEntry(key: key, message: .text(text), location: location))
      case .mapping(let inner):
        if let forms = pluralForms(inner, of: key, at: entry.keyMark, &problems) {
          messages.append(LocaleEntry(key: key, message: .plural(forms), location: location))
        } else {
          rest += inner.reversed().map { (key: "\(key).\($0.key)", entry: $0) }
        }
      case .sequence:
        problems.error(
          "wrong-shape",
          "'\(key)' must be text or a mapping, not a list",
          at: entry.value.mark
        )
      }
    }
    return messages
  }

  /// Nil when the mapping is a group of messages.
  private static func pluralForms(
    _ entries: [YAMLEntry],
    of key: String,
    at mark: SourceMark,
    _ problems: inout Problems
  ) -> [LocaleEntry.PluralForm]? {
    let forms = entries.compactMap { entry -> LocaleEntry.PluralForm? in
      guard let category = LocaleEntry.PluralCategory(rawValue: entry.key),
        case .scalar(let text, _) = entry.value.content
      else { return nil }
      return LocaleEntry.PluralForm(category: category, text: text)
    }
    guard !forms.isEmpty, forms.count == entries.count else { return nil }
    if !forms.contains(where: { $0.category == .other }) {
      problems.error(
        "missing-key",
        "the plural forms of '\(key)' need the key 'other', which every number can fall back on",
        at: mark
      )
    }
    return forms
  }
}
