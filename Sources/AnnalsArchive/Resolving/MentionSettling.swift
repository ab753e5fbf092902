internal import AnnalsContent
internal import AnnalsVocabulary

/// Decides what a name of several places means in an article: the one its events name, or else the only
/// one in the governorate of a place its events name.
struct MentionSettling {
  private let governorates: [Governorate?]

  /// What tells the parts of a country apart.
  private enum Governorate: Hashable {
    case listed(ID<ResolvedTown>)
    case written(FoldedName)
  }

  init(_ towns: [ResolvedTown]) {
    governorates = towns.indices.map { index in
      let ancestors = [ID<ResolvedTown>(index)] + towns[index].parents
      if let area = ancestors.first(where: { towns[$0.index].entry?.kind == .governorate }) {
        return .listed(area)
      }
      // Without an entry for it, the governorate is the area below the widest one written.
      let written = towns[index].entry?.parents ?? []
      return written.dropLast().last.map { .written(FoldedName(folding: $0.value)) }
    }
  }

  /// What the prose names, with the accounts of the same article at hand.
  func resolve(_ prose: Prose, of accounts: ArraySlice<ResolvedAccount>) -> ResolvedProse {
    var result = ResolvedProse()
    result.media = prose.media
    for target in prose.mentions { result.add(target) }
    guard !prose.ambiguousMentions.isEmpty else { return result }
    result.settledTowns = accounts.flatMap { $0.places.map(\.town) }.sortedWithoutRepetitions()
    result.settledFactions =
      accounts.flatMap { $0.participants.map(\.faction) }.sortedWithoutRepetitions()
    settleBesides(prose.ambiguousMentions, in: &result)
    for targets in prose.ambiguousMentions {
      if let meaning = result.meaning(of: targets) { result.add(meaning) }
    }
    return result
  }
}

extension MentionSettling {
  /// Adds the places that are the only ones of their name in a governorate of the events.
  private func settleBesides(
    _ mentions: [[MentionMatcher.Target]],
    in prose: inout ResolvedProse
  ) {
    let here = Set(prose.settledTowns.compactMap { governorate(of: $0) })
    var besides: [ID<ResolvedTown>] = []
    for targets in mentions where prose.meaning(of: targets) == nil {
      let towns = targets.compactMap { target -> ID<ResolvedTown>? in
        if case .town(let town) = target { ID(town.rawValue) } else { nil }
      }
      guard towns.count == targets.count, !towns.contains(where: prose.settledTowns.contains) else {
        continue
      }
      let fitting = towns.filter { governorate(of: $0).map(here.contains) ?? false }
        .sortedWithoutRepetitions()
      if fitting.count == 1 { besides.append(fitting[0]) }
    }
    prose.settledTowns = (prose.settledTowns + besides).sortedWithoutRepetitions()
  }

  private func governorate(of town: ID<ResolvedTown>) -> Governorate? {
    town.index < governorates.count ? governorates[town.index] : nil
  }
}

extension ResolvedProse {
  fileprivate mutating func add(_ target: MentionMatcher.Target) {
    switch target {
    case .town(let town): towns.append(ID(town.rawValue))
    case .faction(let faction): factions.append(ID(faction.rawValue))
    }
  }

  /// As `Article.meaning(of:)` decides it when the page is written.
  fileprivate func meaning(of targets: [MentionMatcher.Target]) -> MentionMatcher.Target? {
    if targets.count == 1 { return targets[0] }
    let settled = targets.filter { target in
      switch target {
      case .town(let town): settledTowns.contains(ID(town.rawValue))
      case .faction(let faction): settledFactions.contains(ID(faction.rawValue))
      }
    }
    return settled.count == 1 ? settled[0] : nil
  }
}

extension Array where Element: Comparable {
  func sortedWithoutRepetitions() -> [Element] {
    var result: [Element] = []
    for element in sorted() where element != result.last { result.append(element) }
    return result
  }
}
