internal import AnnalsContent
internal import AnnalsVocabulary

/// Which place lies in which.
///
/// Parents are written by name. One that names several areas means the widest when they lie in one
/// another (whatever is in the district of Hama is in the governorate of Hama too) and is ambiguous
/// otherwise.
struct PlaceHierarchy: Sendable {
  private let towns: [TownDocument]
  private let ancestries: [NameIndex.Ancestry]

  init(_ towns: [TownDocument], names: NameTable<Town>) {
    self.towns = towns
    var resolver = ParentResolver(towns, names: names)
    let parents = towns.indices.map { resolver.parents(of: $0) }
    ancestries = towns.indices.map { closure(of: $0, over: parents) }
  }

  func ancestry(of town: ID<Town>) -> NameIndex.Ancestry {
    ancestries[town.index]
  }

  /// Whether a place lies in what is called `area`: by a parent as written for it, or by any name of
  /// what it lies in.
  func lies(_ town: ID<Town>, within area: String) -> Bool {
    let wanted = FoldedName(folding: area).withoutArticles
    let written = towns[town.index].parents.lazy.map(\.value)
    let listed = ancestries[town.index].known.lazy.flatMap { id in towns[id.index].allNames }
    return written.contains { FoldedName(folding: $0).withoutArticles == wanted }
      || listed.contains { FoldedName(folding: $0).withoutArticles == wanted }
  }

  /// The places without those that are areas around a settlement among them.
  func withoutAreasOfSameName(_ places: [ID<Town>]) -> [ID<Town>] {
    guard places.count > 1 else { return places }
    let around = Set(
      places.filter { towns[$0.index].kind.isSettlement }.flatMap { ancestries[$0.index].known }
    )
    return places.filter { !around.contains($0) }
  }
}

/// More than any country has levels; a table in which each row lies in the next would otherwise take
/// the square of its length.
private let greatestDepth = 64

/// Everything a place lies in, following the parents of its parents; a circle is walked once.
private func closure(of index: Int, over parents: [NameIndex.Ancestry]) -> NameIndex.Ancestry {
  var whole = parents[index]
  var seen: Set<ID<Town>> = [ID(index)]
  var next = 0
  whole.known.removeAll { !seen.insert($0).inserted }
  while next < whole.known.count, whole.known.count < greatestDepth {
    for parent in parents[whole.known[next].index].known where seen.insert(parent).inserted {
      whole.known.append(parent)
    }
    next += 1
  }
  return whole
}

extension TownDocument {
  /// The name, its translations and the aliases.
  var allNames: [String] { [name] + names.map(\.name) + aliases }
}

extension FactionDocument {
  /// The name, its translations and the aliases.
  var allNames: [String] { [name] + names.map(\.name) + aliases }
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
