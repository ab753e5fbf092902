internal import AnnalsContent
internal import AnnalsVocabulary

/// Finds the town each account means, and makes one for each name the gazetteer does not have.
struct TownResolver {
  private(set) var towns: [ResolvedTown]
  private var outcomes: [Written: Outcome] = [:]
  private var minted: [Unlisted: ID<ResolvedTown>] = [:]
  private var firstUses: [FirstUse] = []
  private let names: NameIndex

  init(_ gazetteer: ResolvedGazetteer) {
    towns = gazetteer.towns
    names = gazetteer.names
  }

  /// The town an account means; nil when its name is that of several.
  mutating func town(
    _ reference: TownReference,
    account: Int,
    diagnostics: inout [Diagnostic]
  ) -> ID<ResolvedTown>? {
    let written = Written(name: ByteKey(reference.name), within: reference.within.map(ByteKey.init))
    let outcome = outcomes[written] ?? look(for: reference)
    outcomes[written] = outcome
    switch outcome {
    case .listed(let town): return town
    case .unlisted(let town):
      towns[town.index].uses.append(
        NameUse(name: reference.name, area: reference.within, account: account)
      )
      return town
    case .ambiguous(let candidates):
      diagnostics.append(ambiguity(of: reference, candidates))
      return nil
    }
  }

  /// Whether the gazetteer has no town of the name; a place that is withheld must not get a page.
  func isUnlisted(_ reference: TownReference) -> Bool {
    if case .found = names.town(reference, suggests: false) { false } else { true }
  }

  /// The nearest area of the level that the town lies in, or itself; nil when there is none.
  func area(of town: ID<ResolvedTown>, _ level: PublicLocation) -> ID<ResolvedTown>? {
    ([town] + towns[town.index].parents).first { id in
      guard let kind = towns[id.index].entry?.kind else { return level <= .town }
      switch level {
      case .exact: return true
      case .town: return kind != .road && kind != .mountain
      case .district: return [.district, .governorate, .region, .country].contains(kind)
      case .governorate: return [.governorate, .region, .country].contains(kind)
      case .withheld: return false
      }
    }
  }

  /// One warning for each name without an entry, where it is first used.
  func unknownNames() -> [Diagnostic] {
    firstUses.map { use in
      let count = towns[use.town.index].uses.count
      let times = count == 1 ? "" : ", which is named \(count) times"
      if let elsewhere = use.elsewhere {
        return Diagnostic(
          .warning,
          "town-elsewhere",
          "no town called '\(use.reference.name)' lies in '\(use.reference.within ?? "")'\(times), "
            + "so it gets a page of its own",
          at: use.reference.location,
          notes: elsewhere.compactMap { towns[$0.index].entry }
            .sorted { isBefore($0.location, $1.location) }
            .map { Diagnostic.Note("another '\($0.name)' is described here", at: $0.location) }
        )
      }
      let likely = use.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      return Diagnostic(
        .warning,
        "unknown-town",
        "the gazetteer has no town called '\(use.reference.name)'\(times)\(likely)",
        at: use.reference.location
      )
    }
  }
}

/// How many unknown names of towns, and of factions, get a suggestion: each is compared with every
/// known name.
let suggestionLimit = 200

extension TownResolver {
  /// A name as an account writes it.
  private struct Written: Hashable {
    let name: ByteKey
    let within: ByteKey?
  }

  /// What makes two names without an entry the same place.
  private struct Unlisted: Hashable {
    let name: FoldedName
    let within: FoldedName?
  }

  private enum Outcome {
    case listed(ID<ResolvedTown>)
    case unlisted(ID<ResolvedTown>)
    case ambiguous([ID<ResolvedTown>])
  }

  private struct FirstUse {
    let town: ID<ResolvedTown>
    let reference: TownReference
    let suggestion: String?
    let elsewhere: [ID<ResolvedTown>]?
  }

  private mutating func look(for reference: TownReference) -> Outcome {
    switch names.town(reference, suggests: firstUses.count < suggestionLimit) {
    case .found(let town): .listed(ID(town.rawValue))
    case .ambiguous(let candidates): .ambiguous(candidates.map { ID($0.rawValue) })
    case .elsewhere(let others):
      .unlisted(mint(reference, suggestion: nil, elsewhere: others.map { ID($0.rawValue) }))
    case .unknown(let suggestion):
      .unlisted(mint(reference, suggestion: suggestion, elsewhere: nil))
    }
  }

  private mutating func mint(
    _ reference: TownReference,
    suggestion: String?,
    elsewhere: [ID<ResolvedTown>]?
  ) -> ID<ResolvedTown> {
    let key = Unlisted(
      name: FoldedName(folding: reference.name),
      within: reference.within.map(FoldedName.init(folding:))
    )
    if let known = minted[key] { return known }
    let id = ID<ResolvedTown>(towns.count)
    minted[key] = id
    towns.append(place(within: reference.within))
    firstUses.append(
      FirstUse(town: id, reference: reference, suggestion: suggestion, elsewhere: elsewhere)
    )
    return id
  }

  /// A place without a name of its own yet, in the area when the gazetteer has it.
  private func place(within area: String?) -> ResolvedTown {
    var place = ResolvedTown(entry: nil, parents: [], unlistedParents: [], uses: [])
    if let area, case .found(let found) = names.town(named: area) {
      let nearest = ID<ResolvedTown>(found.rawValue)
      place.parents = [nearest] + towns[nearest.index].parents
      place.unlistedParents = towns[nearest.index].unlistedParents
    }
    return place
  }

  private func ambiguity(
    of reference: TownReference,
    _ candidates: [ID<ResolvedTown>]
  ) -> Diagnostic {
    let entries = candidates.compactMap { towns[$0.index].entry }
      .sorted { isBefore($0.location, $1.location) }
    let areas = entries.map { entry in
      entry.parents.map(\.value).first { area in
        entries.count { $0.parents.contains { $0.value.utf8.elementsEqual(area.utf8) } } == 1
      }
    }
    let ways = areas.compactMap { $0.map { "'{name: \(reference.name), in: \($0)}'" } }
    let settle =
      ways.count == entries.count
      ? "write \(ways.prefix(5).joined(separator: " or "))"
      : "give each of them a name or a parent of its own and write that"
    return Diagnostic(
      .error,
      "ambiguous-town",
      "'\(reference.name)' is the name of \(entries.count) places; \(settle)",
      at: reference.location,
      notes: entries.prefix(5).map { entry in
        let area = entry.parents.first.map { " in \($0.value)" } ?? ""
        return Diagnostic.Note("\(entry.kind.rawValue) \(entry.name)\(area)", at: entry.location)
      }
    )
  }
}
