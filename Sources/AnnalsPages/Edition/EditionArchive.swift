import AnnalsArchive
import AnnalsVocabulary

/// The archive as one page of an edition reads it; every reading is noted.
///
/// A class, so that a record is one reference and an id. There is one for each rendering of a page,
/// and nothing that pages are made from can be reached without it. What is rendered once for many
/// pages (a folded template) has a trace of its own, whose cells each of those pages must note: a page
/// that reads what it does not note is not made again when that changes.
final class EditionArchive: Sendable {
  private let plan: EditionPlan
  private let trace: Trace
  let archive: TracedArchive
  let index: TracedIndex
  let addresses: TracedAddresses

  init(_ plan: EditionPlan, _ trace: Trace) {
    self.plan = plan
    self.trace = trace
    archive = TracedArchive(plan.index, trace)
    index = TracedIndex(plan.index, trace)
    addresses = TracedAddresses(plan, trace)
  }

  var edition: Edition {
    noteTexts()
    return plan.edition
  }
  /// Every edition of the site.
  var editions: [Edition] {
    noteTexts()
    return plan.editions
  }
  var locale: Locale {
    noteTexts()
    return plan.edition.locale
  }
  var language: LanguageTag {
    noteTexts()
    return plan.edition.language
  }
  /// The archive's name in the edition's language.
  var archiveTitle: String { archive.configuration.title.text(in: language) }
  /// What the archive is, in the edition's language.
  var archiveDescription: String? { archive.configuration.description?.text(in: language) }
  func path(of asset: ThemeAssets.Asset) -> SitePath {
    noteTexts()
    return plan.assets.path(of: asset)
  }
  var release: ReleaseNotice? {
    noteTexts()
    return plan.release
  }
  var logo: Logo? {
    noteTexts()
    return plan.logo
  }
  /// The archive's own pages, those in the edition's language first.
  var ownPages: [ID<Page>] {
    noteTexts()
    return plan.ownPages
  }

  @inline(__always)
  var towns: Traced<DisplayText> { traced(plan.towns, .towns) }
  @inline(__always)
  var factions: Traced<DisplayText> { traced(plan.factions, .factions) }
  @inline(__always)
  var types: Traced<DisplayText> { traced(plan.types, .types) }
  @inline(__always)
  var sources: Traced<DisplayText> { traced(plan.sources, .sources) }
  @inline(__always)
  var articles: Traced<DisplayText> { traced(plan.articles, .articles) }
  /// What and where: `Airstrike, near Khan Sheikhun`.
  @inline(__always)
  var events: Traced<DisplayText> { traced(plan.events, .events) }
  /// What each event's date is in words, and for `datetime`.
  @inline(__always)
  var eventDates: Traced<String> { traced(plan.eventDates, .events) }
  @inline(__always)
  var eventTimes: Traced<String> { traced(plan.eventTimes, .events) }
  /// In the edition's language where an account is, or else as the event has it.
  @inline(__always)
  var eventSummaries: Traced<DisplayText?> { traced(plan.eventSummaries, .events) }
  @inline(__always)
  var articleDates: Traced<String> { traced(plan.articleDates, .articles) }
  @inline(__always)
  var articleTimes: Traced<String> { traced(plan.articleTimes, .articles) }

  var townIndex: NameList {
    trace.note(Cell(EditionList.townNames.cells(of: plan.ordinal), 0))
    return plan.townIndex
  }
  var factionIndex: NameList {
    trace.note(Cell(EditionList.factionNames.cells(of: plan.ordinal), 0))
    return plan.factionIndex
  }

  /// Notes the reading of what lies outside the archive: bodies, and where links lead.
  func note(_ cell: Cell) {
    trace.note(cell)
  }

  private func noteTexts() {
    trace.note(Cell(EditionList.texts.cells(of: plan.ordinal), 0))
  }

  /// In the alphabetical order of the edition; how some towns stand to one another depends on their own
  /// names and positions alone.
  func sorted(_ towns: ArraySlice<ID<Town>>) -> [ID<Town>] {
    note(towns, .towns)
    return towns.sorted { plan.townRanks[$0.index] < plan.townRanks[$1.index] }
  }

  func sorted(_ factions: ArraySlice<ID<Faction>>) -> [ID<Faction>] {
    note(factions, .factions)
    return factions.sorted { plan.factionRanks[$0.index] < plan.factionRanks[$1.index] }
  }

  private func note<Element>(_ ids: ArraySlice<ID<Element>>, _ list: EditionList) {
    let cells = list.cells(of: plan.ordinal)
    for id in ids { trace.note(Cell(cells, id.index)) }
  }

  @inline(__always)
  private func traced<Element>(_ elements: [Element], _ list: EditionList) -> Traced<Element> {
    Traced(elements, list.cells(of: plan.ordinal), trace)
  }
}

/// The address of every page of one edition, as a page reads them.
struct TracedAddresses: Sendable {
  private let plan: EditionPlan
  private let trace: Trace

  init(_ plan: EditionPlan, _ trace: Trace) {
    self.plan = plan
    self.trace = trace
  }

  var home: SitePath { fixed.home }
  var dates: SitePath { fixed.dates }
  var townList: SitePath { fixed.townList }
  var factionList: SitePath { fixed.factionList }
  var typeList: SitePath { fixed.typeList }
  var sourceList: SitePath { fixed.sourceList }

  @inline(__always)
  var articles: Traced<SitePath> { own(plan.addresses.articles, .articles) }
  @inline(__always)
  var events: Traced<SitePath> { own(plan.addresses.events, .events) }
  @inline(__always)
  var towns: Traced<SitePath> { own(plan.addresses.towns, .towns) }
  @inline(__always)
  var factions: Traced<SitePath> { own(plan.addresses.factions, .factions) }
  @inline(__always)
  var types: Traced<SitePath> { own(plan.addresses.types, .types) }
  @inline(__always)
  var sources: Traced<SitePath> { own(plan.addresses.sources, .sources) }
  @inline(__always)
  var pages: Traced<SitePath> { own(plan.addresses.pages, .pages) }
  @inline(__always)
  var tombstones: Traced<SitePath> { own(plan.addresses.tombstones, .tombstones) }
  @inline(__always)
  var days: Traced<SitePath> { shared(plan.addresses.days, .days) }
  @inline(__always)
  var months: Traced<SitePath> { shared(plan.addresses.months, .months) }
  @inline(__always)
  var years: Traced<SitePath> { shared(plan.addresses.years, .years) }
  @inline(__always)
  var periods: Traced<SitePath> { shared(plan.addresses.periods, .periods) }

  /// A page with a fixed name: `towns.html`.
  func path(_ name: String) -> SitePath { fixed.path(name) }

  /// For the addresses that follow from the edition alone.
  private var fixed: EditionAddresses {
    trace.note(Cell(EditionList.texts.cells(of: plan.ordinal), 0))
    return plan.addresses
  }

  @inline(__always)
  private func own<Element>(_ elements: [Element], _ list: EditionList) -> Traced<Element> {
    Traced(elements, list.cells(of: plan.ordinal), trace)
  }

  @inline(__always)
  private func shared<Element>(_ elements: [Element], _ list: SharedList) -> Traced<Element> {
    Traced(elements, list.cells, trace)
  }
}
