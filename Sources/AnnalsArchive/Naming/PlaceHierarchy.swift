internal import AnnalsContent
internal import AnnalsVocabulary

/// Which place lies in which.
///
/// Parents are written by name. One that names several areas means the widest when they lie in one
/// another (whatever is in the district of Hama is in the governorate of Hama too) and is ambiguous
/// otherwise.
struct PlaceHierarchy: Sendable {
  private let kinds: [TownKind]
  private let ancestries: [NameIndex.Ancestry]
  /// Of every place, the folded names, without articles, of all that it lies in.
  private let areaNames: [Set<FoldedName>]

  init(_ towns: [TownDocument], names: NameTable<Town>) {
    kinds = towns.map(\.kind)
    let parents = towns.indices.map { ParentResolver(towns, names: names).parents(of: $0) }
    ancestries = towns.indices.map { closure(of: $0, over: parents) }
    areaNames = ancestries.enumerated().map { index, ancestry in
      let listed = ancestry.known.flatMap { id in
        let town = towns[id.index]
        return [town.name] + town.names.map(\.name) + town.aliases
      }
      let written = towns[index].parents.map(\.value)
      return Set((listed + written).map { FoldedName(folding: $0).withoutArticles })
    }
  }

  func ancestry(of town: ID<Town>) -> NameIndex.Ancestry {
    ancestries[town.index]
  }

  func lies(_ town: ID<Town>, within area: String) -> Bool {
    areaNames[town.index].contains(FoldedName(folding: area).withoutArticles)
  }

  /// The places without those that are areas around a settlement among them.
  func withoutAreasOfSameName(_ places: [ID<Town>]) -> [ID<Town>] {
    guard places.count > 1 else { return places }
    let around = Set(
      places.filter { kinds[$0.index].isSettlement }.flatMap { ancestries[$0.index].known }
    )
    return places.filter { !around.contains($0) }
  }
}

/// Everything a place lies in, following the parents of its parents; a circle is walked once.
private func closure(of index: Int, over parents: [NameIndex.Ancestry]) -> NameIndex.Ancestry {
  var whole = parents[index]
  var seen: Set<ID<Town>> = [ID(index)]
  var next = 0
  whole.known.removeAll { !seen.insert($0).inserted }
  while next < whole.known.count {
    for parent in parents[whole.known[next].index].known where seen.insert(parent).inserted {
      whole.known.append(parent)
    }
    next += 1
  }
  return whole
}

extension TownKind {
  /// Whether people mean a single place by it and not an area around several.
  var isSettlement: Bool {
    switch self {
    case .town, .village, .city: true
    case .district, .governorate, .region, .country, .road, .mountain: false
    }
  }
}
