import AnnalsArchive
import AnnalsVocabulary

/// The public archive as a page reads it.
final class TracedArchive: Sendable {
  private let index: ArchiveIndex
  private let trace: Trace

  init(_ index: ArchiveIndex, _ trace: Trace) {
    self.index = index
    self.trace = trace
  }

  @inline(__always)
  var articles: Traced<Article> { traced(index.archive.articles, .articles) }
  @inline(__always)
  var events: Traced<Event> { traced(index.archive.events, .events) }
  @inline(__always)
  var accounts: Traced<Account> { traced(index.archive.accounts, .accounts) }
  @inline(__always)
  var towns: Traced<Town> { traced(index.archive.towns, .towns) }
  @inline(__always)
  var factions: Traced<Faction> { traced(index.archive.factions, .factions) }
  @inline(__always)
  var types: Traced<EventType> { traced(index.archive.types, .types) }
  @inline(__always)
  var sources: Traced<Source> { traced(index.archive.sources, .sources) }
  @inline(__always)
  var pages: Traced<Page> { traced(index.archive.pages, .pages) }
  @inline(__always)
  var tombstones: Traced<Tombstone> { traced(index.archive.tombstones, .tombstones) }
  @inline(__always)
  var relations: TracedRelations { TracedRelations(index, trace) }

  var configuration: ArchiveConfiguration {
    trace.note(Cell(SharedList.configuration.cells, 0))
    return index.archive.configuration
  }

  var showsDrafts: Bool {
    trace.note(Cell(SharedList.configuration.cells, 0))
    return index.archive.showsDrafts
  }

  /// The names of towns and factions in a text, and what they may stand for.
  func mentions(in text: Span<UInt8>) -> [MentionMatcher.Match] {
    trace.note(Cell(SharedList.mentions.cells, 0))
    return index.archive.mentions.matches(in: text)
  }

  @inline(__always)
  private func traced<Element>(_ elements: [Element], _ list: SharedList) -> Traced<Element> {
    Traced(elements, list.cells, trace)
  }
}

/// Who stands beside whom, as a page reads it.
struct TracedRelations {
  private let index: ArchiveIndex
  private let trace: Trace

  init(_ index: ArchiveIndex, _ trace: Trace) {
    self.index = index
    self.trace = trace
  }

  @inline(__always)
  var eventsOfTown: TracedRelation<Town, Event> { traced({ $0.eventsOfTown }, .eventsOfTown) }
  var articlesOfTown: TracedRelation<Town, Article> {
    traced({ $0.articlesOfTown }, .articlesOfTown)
  }
  var eventsOfFaction: TracedRelation<Faction, Event> {
    traced({ $0.eventsOfFaction }, .eventsOfFaction)
  }
  var articlesOfFaction: TracedRelation<Faction, Article> {
    traced({ $0.articlesOfFaction }, .articlesOfFaction)
  }
  var townsOfFaction: TracedRelation<Faction, Town> {
    traced({ $0.townsOfFaction }, .townsOfFaction)
  }
  var factionsOfTown: TracedRelation<Town, Faction> {
    traced({ $0.factionsOfTown }, .factionsOfTown)
  }
  @inline(__always)
  var eventsOfType: TracedRelation<EventType, Event> { traced({ $0.eventsOfType }, .eventsOfType) }
  var articlesOfSource: TracedRelation<Source, Article> {
    traced({ $0.articlesOfSource }, .articlesOfSource)
  }
  var eventsOfSource: TracedRelation<Source, Event> {
    traced({ $0.eventsOfSource }, .eventsOfSource)
  }
  var eventsOfArticle: TracedRelation<Article, Event> {
    traced({ $0.eventsOfArticle }, .eventsOfArticle)
  }
  var townsOfArticle: TracedRelation<Article, Town> {
    traced({ $0.townsOfArticle }, .townsOfArticle)
  }
  var factionsOfArticle: TracedRelation<Article, Faction> {
    traced({ $0.factionsOfArticle }, .factionsOfArticle)
  }
  @inline(__always)
  var partsOfTown: TracedRelation<Town, Town> { traced({ $0.partsOfTown }, .partsOfTown) }

  @inline(__always)
  private func traced<From, To>(_ path: (Relations) -> Relation<From, To>, _ list: SharedList)
    -> TracedRelation<From, To>
  {
    TracedRelation(path(index.archive.relations), list.cells, trace)
  }
}
