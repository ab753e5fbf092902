internal import AnnalsContent
public import AnnalsVocabulary

extension Archive {
  /// What the public may see on `day`, and the problems that only show once the hidden parts are gone,
  /// such as two documents on one path.
  ///
  /// Every status fails closed: drafts, what is withheld and what is under embargo leave no trace in
  /// any array, index, name or number; what was retracted leaves a tombstone at its address. Without a
  /// day every embargo holds. `showDrafts` also shows drafts and what is under embargo, for a preview
  /// on the author's own machine.
  public func redacted(
    asOf day: CalendarDay?,
    showDrafts: Bool = false
  ) -> (PublicArchive, [Diagnostic]) {
    let redaction = Redaction(self, Showing(self, asOf: day, showDrafts: showDrafts))
    let archive = PublicArchive(
      configuration: configuration,
      showsDrafts: showDrafts,
      articles: redaction.articles,
      events: redaction.events,
      accounts: redaction.accounts,
      towns: redaction.towns.towns,
      factions: redaction.factions.factions,
      types: redaction.types,
      sources: redaction.sources.sources,
      pages: redaction.pages,
      media: redaction.media,
      tombstones: redaction.tombstones,
      relations: redaction.relations(),
      mentions: redaction.mentions()
    )
    return (archive, redaction.diagnostics.sorted())
  }
}

/// The parts of a public archive as they are made, in the order they need one another.
struct Redaction {
  let archive: Archive
  let showing: Showing
  let towns: TownRedaction
  let factions: FactionRedaction
  let sources: SourceRedaction
  let drafts: EventRedaction
  /// From `Archive.types`, accounts and articles.
  let typeNumbers: Renumbering<EventTypeDefinition, EventType>
  let accountNumbers: Renumbering<ResolvedAccount, Account>
  let articleNumbers: Renumbering<ResolvedArticle, Article>
  private(set) var types: [EventType] = []
  private(set) var events: [Event] = []
  private(set) var accounts: [Account] = []
  var articles: [Article] = []
  var pages: [Page] = []
  var media: [Media] = []
  var tombstones: [Tombstone] = []
  var diagnostics: [Diagnostic] = []
  let defaultLanguage: LanguageTag

  init(_ archive: Archive, _ showing: Showing) {
    self.archive = archive
    self.showing = showing
    towns = TownRedaction(archive, showing)
    factions = FactionRedaction(archive, showing)
    sources = SourceRedaction(archive, showing)
    drafts = EventRedaction(archive, showing)
    let types = usedTypes(of: drafts, in: archive)
    typeNumbers = Renumbering(count: archive.types.count, order: types)
    accountNumbers = Renumbering(count: archive.accounts.count, order: drafts.accountOrder)
    articleNumbers = Renumbering(
      count: archive.articles.count,
      order: archive.articles.indices.filter { showing.articles[$0].isShown }
    )
    defaultLanguage = archive.configuration.languages.first ?? .undetermined
    diagnostics = towns.diagnostics + factions.diagnostics + drafts.diagnostics
    tombstones = drafts.tombstones
    addTypes(types)
    addEvents()
    addArticles()
    addPages()
    addMedia()
    tombstones.sort { $0.path < $1.path }
  }
}

extension Redaction {
  mutating func addTypes(_ used: [Int]) {
    var addresses = Addresses()
    types = used.map { index in
      let type = archive.types[index]
      return EventType(
        id: type.id,
        path: addresses.freePage("types", type.id).path,
        names: type.names
      )
    }
  }

  mutating func addEvents() {
    events.reserveCapacity(drafts.drafts.count)
    for (draft, path) in zip(drafts.drafts, drafts.paths) {
      let first = accounts.count
      let event = ID<Event>(events.count)
      let members = drafts.members[draft.members]
      for index in members { addAccount(archive.accounts[index], of: event, draft.date) }
      let merge = EventMerge(archive.accounts, members)
      let record = record(of: archive.accounts[members[members.startIndex]].owner)
      events.append(
        Event(
          key: archive.eventKeys[draft.key],
          path: path,
          date: draft.date,
          dates: merge.dates,
          type: typeNumbers[merge.type ?? archive.otherType] ?? ID(0),
          summary: merge.summary,
          places: places(merge.places),
          participants: participants(merge.participants),
          harm: merge.harm,
          confidence: merge.confidence,
          accounts: first..<accounts.count,
          independentOrigins: merge.independentOrigins,
          body: record?.body,
          sourcePath: record?.path,
          isUnpublished: members.allSatisfy { showing.account($0) == .preview }
        )
      )
    }
  }

  private func record(of owner: ResolvedAccount.Owner) -> EventRecordDocument? {
    if case .record(let index) = owner { archive.records[index].document } else { nil }
  }

  private mutating func addAccount(
    _ account: ResolvedAccount,
    of event: ID<Event>,
    _ eventDate: ArchiveDate
  ) {
    var article: ID<Article>?
    if case .article(let index) = account.owner { article = articleNumbers[index] }
    accounts.append(
      Account(
        event: event,
        article: article,
        date: account.date ?? eventDate,
        dateIsOwn: account.dateIsOwn,
        type: account.type.flatMap { typeNumbers[$0] },
        places: places(account.places),
        participants: participants(account.participants),
        harm: account.harm,
        attribution: account.attribution,
        quote: account.quote,
        confidence: account.confidence,
        summary: account.summary
      )
    )
  }

  private func places(_ places: [ResolvedPlace]) -> [EventPlace] {
    places.compactMap { place in
      towns.numbers[place.town].map { EventPlace(town: $0, relation: place.relation) }
    }
  }

  private func participants(_ participants: [ResolvedParticipant]) -> [Participant] {
    participants.compactMap { participant in
      factions.numbers[participant.faction].map { Participant(faction: $0, role: participant.role) }
    }
  }
}

/// The types that accounts give, and the one that stands for none, by the bytes of their ids.
private func usedTypes(of drafts: EventRedaction, in archive: Archive) -> [Int] {
  var used = [Bool](repeating: false, count: archive.types.count)
  for draft in drafts.drafts {
    var isTyped = false
    for account in drafts.members[draft.members] {
      guard let type = archive.accounts[account].type else { continue }
      used[type] = true
      isTyped = true
    }
    if !isTyped { used[archive.otherType] = true }
  }
  return used.indices.filter { used[$0] }
    .sorted { precedes(archive.types[$0].id, archive.types[$1].id) }
}
