internal import AnnalsContent
public import AnnalsVocabulary

/// Everything the documents say with every name resolved: drafts and what is withheld included.
///
/// Nothing of it can be read but what `redacted(asOf:showDrafts:)` lets through. It does not depend on
/// the order the documents come in.
public struct Archive: Sendable {
  let configuration: ArchiveConfiguration
  /// Oldest first.
  let articles: [ResolvedArticle]
  let records: [ResolvedRecord]
  /// Those of records first, then those of the articles, in their order.
  let accounts: [ResolvedAccount]
  let eventKeys: [String]
  /// In `eventKeys` and `accounts`.
  let accountsOfEvent: Relation<ResolvedEvent, ResolvedAccount>
  let types: [EventTypeDefinition]
  /// Stands for the types nobody gave.
  let otherType: Int
  let towns: [ResolvedTown]
  let factions: [ResolvedFaction]
  let sources: [ResolvedSource]
  let pages: [ResolvedPage]
  let media: [MediaDocument]
  /// Files that the texts of towns and factions show.
  let gazetteerMedia: Set<Int>
  /// What is wrong with the documents taken together, in the order problems are reported in.
  public let diagnostics: [Diagnostic]

  public init(resolving documents: [ReadDocument], configuration: ArchiveConfiguration) {
    let sorted = SortedDocuments(documents)
    let gazetteer = ResolvedGazetteer(towns: sorted.towns, factions: sorted.factions)
    var factions = FactionResolver(sorted.factions, names: gazetteer.names)
    var diagnostics = gazetteer.diagnostics
    factions.relate(diagnostics: &diagnostics)
    factions.cutCircles(diagnostics: &diagnostics)
    var resolver = AccountResolver(
      towns: TownResolver(gazetteer),
      factions: factions,
      types: EventTypeTable(configuration),
      coarsest: coarsestLocations(documents)
    )
    records = sorted.records.enumerated().map { index, record in
      resolver.add(record.document, at: index)
      return record
    }
    let settling = MentionSettling(gazetteer.towns)
    var articles: [ResolvedArticle] = []
    articles.reserveCapacity(sorted.articles.count)
    for position in sorted.articles {
      guard case .article(var document) = documents[position].document else { continue }
      let source = document.source.map { resolver.origins.source(named: $0.value) }
      let accounts = resolver.add(document, at: articles.count, source: source)
      document.accounts = []
      let prose = settling.resolve(documents[position].prose, of: resolver.accounts[accounts])
      articles.append(
        ResolvedArticle(document: document, source: source, accounts: accounts, prose: prose)
      )
    }
    self.articles = articles
    self.configuration = configuration
    accounts = resolver.accounts
    eventKeys = resolver.keys.keys
    accountsOfEvent = Relation(
      count: eventKeys.count,
      pairs: accounts.indices.map { [accounts] in (ID(accounts[$0].event), ID($0)) }
    )
    types = resolver.types.types
    otherType = resolver.types.other
    towns = resolver.towns.towns
    self.factions = resolver.factions.factions
    sources = resolver.origins.sources
    pages = sorted.pages
    media = sorted.media
    gazetteerMedia = sorted.gazetteerMedia
    diagnostics += resolver.diagnostics
    diagnostics += resolver.towns.unknownNames() + resolver.factions.unknownNames()
    diagnostics += placesInTexts(documents, gazetteer.names, resolver.towns)
    diagnostics.sort()
    self.diagnostics = diagnostics
  }
}
