public import AnnalsVocabulary

/// A report the public may read.
public struct Article: Sendable {
  /// Of the file it was written in, for messages.
  public let sourcePath: String
  public let path: SitePath
  public let title: String
  public let published: Publication
  public let language: LanguageTag
  public let source: ID<Source>?
  public let author: String?
  public let url: String?
  public let archivedURL: String?
  public let sha256: String?
  public let tags: [String]
  public let corrections: [Correction]
  /// Indices into `PublicArchive.accounts`, in the order the author wrote them.
  public let accounts: [ID<Account>]
  /// The account each fenced `event` block of the body stands for, by the block's position; nil for a
  /// block that could not be read.
  public let blocks: [ID<Account>?]
  public let body: BodyReference
  /// Towns that an ambiguous name in the prose can mean here: those its events name.
  public let settledTowns: [ID<Town>]
  /// Where the quotes of its accounts stand, in bytes of the body's plain text, by position.
  public let quotes: [QuoteSpan]
}

/// The place of a quote in the plain text of a body.
public struct QuoteSpan: Hashable, Sendable {
  public let account: ID<Account>
  /// In bytes of the concatenated text runs that the Markdown walker hands out.
  public let range: Range<Int>

  public init(account: ID<Account>, range: Range<Int>) {
    self.account = account
    self.range = range
  }
}

/// Whoever publishes reports.
public struct Source: Sendable {
  public let name: String
  public let path: SitePath
  public let slug: Slug
}

/// A page of the archive's own.
public struct Page: Sendable {
  public let sourcePath: String
  public let path: SitePath
  public let title: String
  public let language: LanguageTag
  public let body: BodyReference
}

/// A file copied as it is.
public struct Media: Sendable {
  /// Index of the file in the `FileTree`.
  public let file: Int
  public let path: SitePath
}

/// What stands where something was retracted: its address, the day and the published reason, and
/// nothing of what it said.
public struct Tombstone: Sendable {
  public let path: SitePath
  public let day: CalendarDay?
  public let reason: String?
}
