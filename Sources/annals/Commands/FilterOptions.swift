internal import AnnalsSearch
internal import AnnalsVocabulary
internal import ArgumentParser

/// What results must be, as the filters of the search page ask it.
struct FilterOptions: ParsableArguments {
  @Option(help: "Only of this town or area, by any of its names; may be repeated, as the next.")
  var town: [String] = []

  @Option(help: "Only of this faction.")
  var faction: [String] = []

  @Option(help: "Only of this kind of event.")
  var type: [String] = []

  @Option(help: "Only of this source.")
  var source: [String] = []

  @Option(help: "Only in this language, as a tag.")
  var language: [String] = []

  @Option(help: "Only of this confidence.")
  var confidence: [String] = []

  @Option(help: "From this day on.")
  var from: String?

  @Option(help: "Up to this day.")
  var to: String?

  /// The same by number.
  ///
  /// - Throws: When the index has no such thing, or a day is none.
  func filters(in index: SearchIndex) throws -> SearchFilters {
    var filters = SearchFilters()
    filters.towns = try entities(.town, town, index)
    filters.factions = try entities(.faction, faction, index)
    filters.types = try entities(.type, type, index)
    filters.sources = try entities(.source, source, index)
    filters.languages = try Set(
      language.map { try position(of: $0, among: index.languages, what: "language") }
    )
    filters.confidences = try Set(
      confidence.map { try position(of: $0, among: index.confidences, what: "confidence") + 1 }
    )
    filters.from = try from.map(day)
    filters.to = try to.map(day)
    return filters
  }

  private func entities(
    _ kind: SearchFilters.Kind,
    _ names: [String],
    _ index: SearchIndex
  ) throws -> Set<Int> {
    try names.reduce(into: []) { found, name in
      let entities = index.entities(kind, named: name)
      guard !entities.isEmpty else {
        throw ValidationError("the site has no \(kind.rawValue) called '\(name)'")
      }
      found.formUnion(entities)
    }
  }

  private func position(of text: String, among all: [String], what: String) throws -> Int {
    if let position = all.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) {
      return position
    }
    throw ValidationError(
      "the site has no \(what) '\(text)'; it has \(all.joined(separator: ", "))"
    )
  }

  private func day(_ text: String) throws -> CalendarDay {
    if let day = CalendarDay(text) { return day }
    throw ValidationError("'\(text)' is not a day such as 2019-08-22")
  }
}
