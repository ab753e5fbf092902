internal import AnnalsContent
internal import AnnalsVocabulary

/// Turns the written parents of a place into entries of the gazetteer.
struct ParentResolver {
  private let towns: [TownDocument]
  private let names: NameTable<Town>

  init(_ towns: [TownDocument], names: NameTable<Town>) {
    self.towns = towns
    self.names = names
  }

  /// The written parents of one place, nearest first, without the parents of those.
  func parents(of index: Int) -> NameIndex.Ancestry {
    var result = NameIndex.Ancestry()
    var wider: [FoldedName] = []
    for parent in towns[index].parents.reversed() {
      let areas = candidates(parent.value, for: index, excluding: result.known)
      let fitting = areas.filter { lies($0, inOneOf: wider) }
      let choice = fitting.isEmpty ? areas : fitting
      if areas.isEmpty {
        result.unlisted.append(parent.value)
      } else if let area = widest(of: choice) {
        result.known.append(area)
      } else {
        result.ambiguous.append(parent.value)
      }
      wider.append(folded(parent.value))
    }
    result.known.reverse()
    result.unlisted.reverse()
    result.ambiguous.reverse()
    return result
  }
}

extension ParentResolver {
  /// What a parent's name can mean: areas called so, or settlements when no area is.
  private func candidates(_ name: String, for index: Int, excluding used: [ID<Town>]) -> [ID<Town>]
  {
    let all = names.elements(named: name).filter { $0.index != index && !used.contains($0) }
    let areas = all.filter { !towns[$0.index].kind.isSettlement }
    return areas.isEmpty ? all : areas
  }

  /// Whether the nearest written parent of `area` is one of the wider areas; an area that has none is
  /// at the top and always fits.
  private func lies(_ area: ID<Town>, inOneOf wider: [FoldedName]) -> Bool {
    guard let nearest = towns[area.index].parents.first else { return true }
    return wider.contains(folded(nearest.value))
  }

  /// The one area whose name stands among the parents of all the others; nil when there is none such.
  private func widest(of areas: [ID<Town>]) -> ID<Town>? {
    if areas.count <= 1 { return areas.first }
    let outermost = areas.filter { area in
      let own = folded(towns[area.index].name)
      let depth = towns[area.index].parents.count
      return areas.allSatisfy { other in
        other == area
          || (towns[other.index].parents.contains { folded($0.value) == own }
            && towns[other.index].parents.count > depth)
      }
    }
    return outermost.count == 1 ? outermost[0] : nil
  }

  private func folded(_ name: String) -> FoldedName {
    FoldedName(folding: name).withoutArticles
  }
}
