public import AnnalsVocabulary

/// What one locale file says, before it is checked: every text by its dotted key.
///
/// Maps and lists are flattened, lists counting from 1: `types.airstrike`, `counts.events.one`,
/// `months.8`.
public struct LocaleEntries: Sendable {
  public struct Entry: Sendable {
    public let key: String
    public let text: String
    public let location: SourceLocation

    public init(key: String, text: String, at location: SourceLocation) {
      self.key = key
      self.text = text
      self.location = location
    }
  }

  public let language: LanguageTag
  /// Of the file, for messages about what it lacks: `Templates/locales/fr.yaml`.
  public let path: String
  public let entries: [Entry]

  public init(language: LanguageTag, path: String, entries: [Entry]) {
    self.language = language
    self.path = path
    self.entries = entries
  }
}
