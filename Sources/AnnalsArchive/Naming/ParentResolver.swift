internal import AnnalsContent
internal import AnnalsVocabulary

/// Turns the written parents of places into entries of the gazetteer.
struct ParentResolver {
  /// A parent as somebody wrote it.
  private struct Written {
    let name: String
    let folded: FoldedName
    /// The areas that are called so, or the settlements when no area is.
    let places: [ID<Town>]
  }

  private let towns: [TownDocument]
  private let names: NameTable<Town>
  /// Most places share their parents with others, so each spelling is looked up once.
  private var known: [String: Written] = [:]

  init(_ towns: [TownDocument], names: NameTable<Town>) {
    self.towns = towns
    self.names = names
  }

  /// The written parents of one place, nearest first, without the parents of those.
  mutating func parents(of index: Int) -> NameIndex.Ancestry {
    var result = NameIndex.Ancestry()
    var wider: [FoldedName] = []
    for parent in towns[index].parents.reversed() {
      let parent = written(parent.value)
      let areas = parent.places.filter { $0.index != index && !result.known.contains($0) }
      if areas.isEmpty {
        result.unlisted.append(parent.name)
      } else if let area = choice(among: areas, inOneOf: wider) {
        result.known.append(area)
      } else {
        result.ambiguous.append(parent.name)
      }
      wider.append(parent.folded)
    }
    result.known.reverse()
    result.unlisted.reverse()
    result.ambiguous.reverse()
    return result
  }
}

extension ParentResolver {
  private mutating func written(_ name: String) -> Written {
    if let written = known[name] { return written }
    let all = names.elements(named: name)
    let areas = all.filter { !towns[$0.index].kind.isSettlement }
    let written = Written(name: name, folded: folded(name), places: areas.isEmpty ? all : areas)
    known[name] = written
    return written
  }

  /// The one area that is meant: of those that lie in a wider parent, or else of all, the widest.
  ///
  /// More than sixteen of one name are not compared with one another.
  private func choice(among areas: [ID<Town>], inOneOf wider: [FoldedName]) -> ID<Town>? {
    guard 2...16 ~= areas.count else { return areas.count == 1 ? areas[0] : nil }
    let fitting = areas.filter { lies($0, inOneOf: wider) }
    return widest(of: fitting.isEmpty ? areas : fitting)
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
