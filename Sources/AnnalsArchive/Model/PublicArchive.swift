public import AnnalsVocabulary

/// Everything the public may see, resolved, sorted and related: all that pages, search and exports
/// are made from.
///
/// It is made by `Archive.redacted(…)` only, and its types have no place for what is withheld.
/// Every array is in the order its ids mean: articles by publication, events by date, towns, factions,
/// types and sources by the bytes of their slugs.
public struct PublicArchive: Sendable {
  public let configuration: ArchiveConfiguration
  /// A local preview that also shows drafts and what is under embargo; pages must say so.
  public let showsDrafts: Bool
  /// Oldest first.
  public let articles: [Article]
  /// Earliest first.
  public let events: [Event]
  /// Those of one event stand together, in the order of `events`; within an event by publication.
  public let accounts: [Account]
  public let towns: [Town]
  public let factions: [Faction]
  public let types: [EventType]
  public let sources: [Source]
  public let pages: [Page]
  public let media: [Media]
  public let tombstones: [Tombstone]
  public let relations: Relations
  /// Finds the towns and factions that running text names.
  public let mentions: MentionMatcher
}

/// Who stands beside whom.
///
/// Each list is in id order, without repetition: oldest first.
public struct Relations: Sendable {
  /// Events whose accounts name the town, in whatever relation.
  public var eventsOfTown: Relation<Town, Event>
  /// Articles that tell an event of the town, or mention it.
  public var articlesOfTown: Relation<Town, Article>
  public var eventsOfFaction: Relation<Faction, Event>
  public var articlesOfFaction: Relation<Faction, Article>
  public var townsOfFaction: Relation<Faction, Town>
  public var factionsOfTown: Relation<Town, Faction>
  public var eventsOfType: Relation<EventType, Event>
  public var articlesOfSource: Relation<Source, Article>
  public var eventsOfSource: Relation<Source, Event>
  /// Events that an article tells; articles that tell an event are found through its accounts.
  public var eventsOfArticle: Relation<Article, Event>
  /// Towns and factions that an article names in an event or in its prose.
  public var townsOfArticle: Relation<Article, Town>
  public var factionsOfArticle: Relation<Article, Faction>
  /// Towns that lie in a town that is a district, a governorate or the like.
  public var partsOfTown: Relation<Town, Town>
}
