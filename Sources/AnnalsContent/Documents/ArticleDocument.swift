public import AnnalsVocabulary

/// One report as read.
public struct ArticleDocument: Sendable {
  public var path: String
  public var title: String
  /// When the source published it.
  public var published: Publication
  /// Nil means the archive's first language.
  public var language: LanguageTag?
  /// Who published it.
  public var source: Located<String>?
  public var author: String?
  /// The original; checked to be an http or https URL.
  public var url: String?
  public var archivedURL: String?
  /// Of the original, 64 lower-case hexadecimal digits.
  public var sha256: String?
  public var tags: [String]
  public var status: Status
  /// Text of corrections made after publication, oldest first.
  public var corrections: [Correction]
  /// What a reader is told before the text opens, which stays closed until then.
  public var contentWarning: String?
  /// Those of the front matter, then those of the body, in the order they are written.
  public var accounts: [EventAccount]
  public var body: BodyReference
  /// The address the author asked for in place of the one made from the title.
  public var slug: Located<String>?

  public init(path: String, title: String, published: Publication, body: BodyReference) {
    self.path = path
    self.title = title
    self.published = published
    tags = []
    status = .published
    corrections = []
    accounts = []
    self.body = body
  }
}
