import AnnalsArchive
import AnnalsVocabulary

/// How factions stand to one another, said from both sides.
struct FactionRelations: Sendable {
  struct Relation: Hashable, Sendable {
    let kind: FactionRelationKind
    let other: ID<Faction>
    let from: ArchiveDate?
    let to: ArchiveDate?
    /// Whether it is the other faction that stands so to this one.
    let isInverse: Bool
  }

  private var relations: [[Relation]]

  subscript(faction: Int) -> [Relation] { relations[faction] }

  init(_ archive: PublicArchive) {
    relations = Array(repeating: [], count: archive.factions.count)
    for (index, faction) in archive.factions.enumerated() {
      for relation in faction.relations {
        add(Relation(relation, other: relation.other, isInverse: false), to: index)
        let back = Relation(
          relation,
          other: ID(index),
          isInverse: !relation.kind.isSymmetric
        )
        add(back, to: relation.other.index)
      }
    }
  }

  /// Two factions may each state that they are allied.
  private mutating func add(_ relation: Relation, to faction: Int) {
    if !relations[faction].contains(relation) { relations[faction].append(relation) }
  }
}

extension FactionRelations.Relation {
  fileprivate init(_ relation: Faction.Relation, other: ID<Faction>, isInverse: Bool) {
    kind = relation.kind
    self.other = other
    from = relation.from
    to = relation.to
    self.isInverse = isInverse
  }
}

extension FactionRelationKind {
  fileprivate var isSymmetric: Bool {
    switch self {
    case .alliedWith, .opposedTo: true
    case .partOf, .renamedTo, .mergedInto, .splitFrom, .successorOf: false
    }
  }
}
