internal import AnnalsContent
internal import AnnalsVocabulary

/// An article with its names resolved, public or not.
struct ResolvedArticle: Sendable {
  /// Without its accounts, which are in the archive's own array.
  let document: ArticleDocument
  let source: ID<ResolvedSource>?
  /// In `Archive.accounts`.
  let accounts: Range<Int>
  let prose: ResolvedProse
}

/// What an article's prose names.
struct ResolvedProse: Sendable {
  var towns: [ID<ResolvedTown>] = []
  var factions: [ID<ResolvedFaction>] = []
  /// What a name of several can mean: those of the article's events, and places beside these.
  var settledTowns: [ID<ResolvedTown>] = []
  var settledFactions: [ID<ResolvedFaction>] = []
  var media: [Int] = []
}

/// An editor's record of an event.
struct ResolvedRecord: Sendable {
  let document: EventRecordDocument
  let media: [Int]
}

struct ResolvedPage: Sendable {
  let document: PageDocument
  let media: [Int]
}

/// Whoever publishes; known by its folded name.
struct ResolvedSource: Sendable {
  let folded: FoldedName
}

/// Known by its key; what is said of it is in its accounts.
enum ResolvedEvent: Sendable {}

/// What one document says of one event, public or not.
struct ResolvedAccount: Sendable {
  enum Owner: Hashable, Sendable {
    /// In `Archive.articles`.
    case article(Int)
    /// In `Archive.records`.
    case record(Int)
  }

  let location: SourceLocation
  let owner: Owner
  /// In `Archive.eventKeys`.
  let event: Int
  /// Nil for a record that gives none.
  let date: ArchiveDate?
  let dateIsOwn: Bool
  /// In `Archive.types`.
  let type: Int?
  let places: [ResolvedPlace]
  let participants: [ResolvedParticipant]
  let harm: [AccountHarm]
  let attribution: String?
  let quote: String?
  let quoteRange: Range<Int>?
  let confidence: Confidence?
  let summary: String?
  /// Position of its block in the body.
  let block: Int?
  /// Equal for accounts that go back to one origin.
  let origin: UInt32

  var isRecord: Bool {
    if case .record = owner { true } else { false }
  }
}

struct ResolvedPlace: Hashable, Sendable {
  let town: ID<ResolvedTown>
  let relation: TownRelation
}

struct ResolvedParticipant: Hashable, Sendable {
  let faction: ID<ResolvedFaction>
  let role: FactionRole?
}

/// A place, from the gazetteer or only named in reports.
struct ResolvedTown: Sendable {
  /// Nil for a place that only reports name.
  let entry: TownDocument?
  /// From the nearest to the widest.
  var parents: [ID<ResolvedTown>]
  /// Of a place without an entry, only those of the area it lies in.
  var unlistedParents: [String]
  /// How reports write a place that has no entry, in the order of the accounts.
  var uses: [NameUse]
}

/// A group, from `Content/Factions/` or only named elsewhere.
struct ResolvedFaction: Sendable {
  struct Relation: Sendable {
    let kind: FactionRelationKind
    let other: ID<ResolvedFaction>
    let from: ArchiveDate?
    let to: ArchiveDate?
  }

  let entry: FactionDocument?
  var relations: [Relation]
  var uses: [NameUse]
}

/// One writing of a name that has no entry.
struct NameUse: Sendable {
  let name: String
  /// What the place lies in, as written with it.
  let area: String?
  /// Nil when an entry of the gazetteer names it, which is public by itself.
  let account: Int?
}
