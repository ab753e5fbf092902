internal import AnnalsContent
internal import AnnalsVocabulary

extension FactionResolver {
  /// Takes away what would make a faction a part of itself, and other relations of one to itself.
  mutating func cutCircles(diagnostics: inout [Diagnostic]) {
    let circular = factionsInCircles()
    for index in factions.indices {
      guard let entry = factions[index].entry else { continue }
      let wrong = factions[index].relations.filter { Self.isCircular($0, of: index, circular) }
      guard !wrong.isEmpty else { continue }
      let others = wrong.map { factions[$0.other.index].entry?.name ?? entry.name }
      diagnostics.append(
        Diagnostic(
          .error,
          "parent-cycle",
          "'\(entry.name)' is a part of '\(others.joined(separator: "', '"))', "
            + "which is a part of it or the same",
          at: entry.relations.first?.location ?? entry.location
        )
      )
    }
    for index in factions.indices {
      removeRelations(of: index) { Self.isCircular($0, of: index, circular) }
    }
  }

  private static func isCircular(
    _ relation: ResolvedFaction.Relation,
    of index: Int,
    _ circular: [Bool]
  ) -> Bool {
    relation.other.index == index
      || (relation.kind == .partOf && circular[index] && circular[relation.other.index])
  }

  /// What remains when factions that are a part of none, or have no parts, are taken away again and
  /// again.
  private func factionsInCircles() -> [Bool] {
    let up = factions.map { $0.relations.filter { $0.kind == .partOf }.map(\.other.index) }
    var down = [[Int]](repeating: [], count: up.count)
    for (part, wholes) in up.enumerated() {
      for whole in wholes { down[whole].append(part) }
    }
    var remains = [Bool](repeating: true, count: up.count)
    for (from, to) in [(up, down), (down, up)] {
      var degrees = from.map { $0.count { remains[$0] } }
      var free = degrees.indices.filter { remains[$0] && degrees[$0] == 0 }
      while let next = free.popLast() {
        remains[next] = false
        for other in to[next] where remains[other] {
          degrees[other] -= 1
          if degrees[other] == 0 { free.append(other) }
        }
      }
    }
    return remains
  }
}
