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

/// Who stands beside whom. Each list is in id order, without repetition: oldest first.
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

/// For each element of one array, ids of another, in two flat arrays.
public struct Relation<From: Sendable, To: Sendable>: Sendable {
  private let starts: [UInt32]
  private let targets: [ID<To>]

  /// Groups pairs by their first id by counting; the targets of each keep id order and lose
  /// repetitions.
  public init(count: Int, pairs: [(ID<From>, ID<To>)]) {
    var counts = [UInt32](repeating: 0, count: count + 1)
    for (from, _) in pairs { counts[from.index + 1] += 1 }
    for index in 0..<count { counts[index + 1] += counts[index] }
    var next = counts
    var sorted = [ID<To>](repeating: ID(UInt32(0)), count: pairs.count)
    for (from, to) in pairs {
      sorted[Int(next[from.index])] = to
      next[from.index] += 1
    }
    var starts: [UInt32] = [0]
    var targets: [ID<To>] = []
    starts.reserveCapacity(count + 1)
    targets.reserveCapacity(pairs.count)
    for index in 0..<count {
      var previous: ID<To>?
      for to in sorted[Int(counts[index])..<Int(counts[index + 1])].sorted() where to != previous {
        targets.append(to)
        previous = to
      }
      starts.append(UInt32(targets.count))
    }
    self.starts = starts
    self.targets = targets
  }

  public subscript(id: ID<From>) -> ArraySlice<ID<To>> {
    targets[Int(starts[id.index])..<Int(starts[id.index + 1])]
  }
}
