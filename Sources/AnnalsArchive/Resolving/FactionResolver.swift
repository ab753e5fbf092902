internal import AnnalsContent
internal import AnnalsVocabulary

/// Finds the faction each account means, and makes one for each name that has no file.
struct FactionResolver {
  private(set) var factions: [ResolvedFaction] = []
  private var outcomes: [ByteKey: Outcome] = [:]
  private var minted: [FoldedName: ID<ResolvedFaction>] = [:]
  private var firstUses: [FirstUse] = []
  private let names: NameIndex

  init(_ documents: [FactionDocument], names: NameIndex) {
    self.names = names
    factions = documents.map { ResolvedFaction(entry: $0, relations: [], uses: []) }
  }

  /// The faction called `name`; nil when several are.
  ///
  /// An entry of the gazetteer names it when there is no account.
  mutating func faction(
    named name: String,
    account: Int?,
    at location: SourceLocation,
    diagnostics: inout [Diagnostic]
  ) -> ID<ResolvedFaction>? {
    let outcome = outcomes[ByteKey(name)] ?? look(for: name, at: location)
    outcomes[ByteKey(name)] = outcome
    switch outcome {
    case .listed(let faction): return faction
    case .unlisted(let faction):
      factions[faction.index].uses.append(NameUse(name: name, area: nil, account: account))
      return faction
    case .ambiguous(let candidates):
      diagnostics.append(ambiguity(of: name, candidates, at: location))
      return nil
    }
  }

  /// Resolves what the entries say of one another; those without an entry are made.
  mutating func relate(diagnostics: inout [Diagnostic]) {
    let entries = factions.indices.filter { factions[$0].entry != nil }
      .sorted { one, other in
        guard let one = factions[one].entry, let other = factions[other].entry else { return false }
        return isBefore(one.location, other.location)
      }
    for index in entries {
      for relation in factions[index].entry?.relations ?? [] {
        let other = faction(
          named: relation.of,
          account: nil,
          at: relation.location,
          diagnostics: &diagnostics
        )
        guard let other else { continue }
        factions[index].relations.append(
          ResolvedFaction.Relation(
            kind: relation.kind,
            other: other,
            from: relation.from,
            to: relation.to
          )
        )
      }
    }
  }

  mutating func removeRelations(
    of faction: Int,
    where isUnwanted: (ResolvedFaction.Relation) -> Bool
  ) {
    factions[faction].relations.removeAll(where: isUnwanted)
  }

  /// One warning for each name without an entry, where it is first used.
  func unknownNames() -> [Diagnostic] {
    firstUses.map { use in
      let count = factions[use.faction.index].uses.count
      let times = count == 1 ? "" : ", which is named \(count) times"
      let likely = use.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      return Diagnostic(
        .warning,
        "unknown-faction",
        "no file of Content/Factions describes '\(use.name)'\(times)\(likely)",
        at: use.location
      )
    }
  }
}

extension FactionResolver {
  private enum Outcome {
    case listed(ID<ResolvedFaction>)
    case unlisted(ID<ResolvedFaction>)
    case ambiguous([ID<ResolvedFaction>])
  }

  private struct FirstUse {
    let faction: ID<ResolvedFaction>
    let name: String
    let location: SourceLocation
    let suggestion: String?
  }

  private mutating func look(for name: String, at location: SourceLocation) -> Outcome {
    switch names.faction(named: name, suggests: firstUses.count < suggestionLimit) {
    case .found(let faction): return .listed(ID(faction.rawValue))
    case .ambiguous(let candidates), .elsewhere(let candidates):
      return .ambiguous(candidates.map { ID($0.rawValue) })
    case .unknown(let suggestion):
      let folded = FoldedName(folding: name)
      if let known = minted[folded] { return .unlisted(known) }
      let id = ID<ResolvedFaction>(factions.count)
      minted[folded] = id
      factions.append(ResolvedFaction(entry: nil, relations: [], uses: []))
      firstUses.append(
        FirstUse(faction: id, name: name, location: location, suggestion: suggestion)
      )
      return .unlisted(id)
    }
  }

  private func ambiguity(
    of name: String,
    _ candidates: [ID<ResolvedFaction>],
    at location: SourceLocation
  ) -> Diagnostic {
    let entries = candidates.compactMap { factions[$0.index].entry }
      .sorted { isBefore($0.location, $1.location) }
    return Diagnostic(
      .error,
      "ambiguous-faction",
      "'\(name)' is a name of \(entries.count) factions; write a name that only one of them has",
      at: location,
      notes: entries.prefix(5).map { Diagnostic.Note("one is '\($0.name)'", at: $0.location) }
    )
  }
}
