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
  /// The text, and what is quoted from it, stay closed until a reader has seen this and asks for them.
  public let contentWarning: String?
  /// Indices into `PublicArchive.accounts`, in the order the author wrote them.
  public let accounts: [ID<Account>]
  /// The account each fenced `event` block of the body stands for, by the block's position; nil for a
  /// block that could not be read.
  public let blocks: [ID<Account>?]
  public let body: BodyReference
  /// Towns and factions that a name of several can mean in the prose; in order of their ids.
  public let settledTowns: [ID<Town>]
  public let settledFactions: [ID<Faction>]
  /// Where the quotes of its accounts stand, in bytes of the body's plain text, by position.
  public let quotes: [QuoteSpan]
  /// Shown in a local preview only: its status hides it from the public.
  public let isUnpublished: Bool

  /// What a match of the prose means here: what it stands for when that is one thing, otherwise the
  /// only one of them that the article's events settle on, if there is one.
  public func meaning(of targets: [MentionMatcher.Target]) -> MentionMatcher.Target? {
    if targets.count == 1 { return targets[0] }
    var settled: MentionMatcher.Target?
    for target in targets {
      let isSettled =
        switch target {
        case .town(let town): settledTowns.contains(town)
        case .faction(let faction): settledFactions.contains(faction)
        }
      if isSettled {
        if settled != nil { return nil }
        settled = target
      }
    }
    return settled
  }
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
  /// Shown in a local preview only.
  public let isUnpublished: Bool
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
  /// Of a withdrawal, `unstated` when it has none; nil for a retraction.
  public let code: String?
}
