import AnnalsArchive
import AnnalsVocabulary

/// Which faction's name a faction went by on a day, by the dated `renamed-to` relations.
struct Renamings: Sendable {
  private struct Renaming: Sendable {
    let from: ID<Faction>
    let to: ID<Faction>
    let day: CalendarDay
  }

  /// Renamings out of and into each faction that has any.
  private var leaving: [ID<Faction>: Renaming] = [:]
  private var arriving: [ID<Faction>: Renaming] = [:]

  init(_ archive: PublicArchive) {
    for (index, faction) in archive.factions.enumerated() {
      for relation in faction.relations where relation.kind == .renamedTo {
        guard let day = relation.from?.first else { continue }
        let renaming = Renaming(from: ID(index), to: relation.other, day: day)
        if leaving[renaming.from] == nil { leaving[renaming.from] = renaming }
        if arriving[renaming.to] == nil { arriving[renaming.to] = renaming }
      }
    }
  }

  func faction(_ id: ID<Faction>, on day: CalendarDay) -> ID<Faction> {
    if leaving.isEmpty { return id }
    var current = id
    // A chain of names is short; the bound is for relations that go in a circle.
    for _ in 0..<16 {
      if let renaming = leaving[current], renaming.day <= day, renaming.to != id {
        current = renaming.to
      } else if let renaming = arriving[current], day < renaming.day, renaming.from != id {
        current = renaming.from
      } else {
        return current
      }
    }
    return id
  }
}
