internal import AnnalsContent
internal import AnnalsVocabulary

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
  var types: [EventType] = []
  var events: [Event] = []
  var accounts: [Account] = []
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
