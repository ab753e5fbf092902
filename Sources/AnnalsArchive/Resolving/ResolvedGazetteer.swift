internal import AnnalsContent
internal import AnnalsVocabulary

/// The towns and factions of `Content/Towns/` and `Content/Factions/`, related to one another.
struct ResolvedGazetteer {
  let names: NameIndex
  private(set) var towns: [ResolvedTown] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(towns documents: [TownDocument], factions: [FactionDocument]) {
    names = NameIndex(towns: documents, factions: factions)
    towns.reserveCapacity(documents.count)
    for (index, document) in documents.enumerated() {
      let ancestry = names.ancestry(of: ID(index))
      towns.append(
        ResolvedTown(
          entry: document,
          parents: ancestry.known.map { ID($0.rawValue) },
          unlistedParents: ancestry.unlisted + ancestry.ambiguous,
          uses: []
        )
      )
      reportAmbiguousParents(ancestry.ambiguous, of: document)
    }
    cutCircles()
    reportDuplicates(documents)
  }
}

extension ResolvedGazetteer {
  private mutating func reportAmbiguousParents(_ parents: [String], of town: TownDocument) {
    for name in parents {
      let written = town.parents.first { $0.value.utf8.elementsEqual(name.utf8) }
      diagnostics.append(
        Diagnostic(
          .warning,
          "ambiguous-parent",
          "'\(name)', in which '\(town.name)' lies, is the name of several places; it is kept as text",
          at: written?.location ?? town.location
        )
      )
    }
  }

  /// Takes from each town the parents that lie in it themselves.
  private mutating func cutCircles() {
    var circles: [(town: Int, parents: Set<ID<ResolvedTown>>)] = []
    for (index, town) in towns.enumerated() {
      let around = town.parents.filter { towns[$0.index].parents.contains(ID(index)) }
      if !around.isEmpty { circles.append((index, Set(around))) }
    }
    for (index, parents) in circles {
      guard let town = towns[index].entry else { continue }
      let names = towns[index].parents.filter(parents.contains)
        .compactMap { towns[$0.index].entry?.name }.sorted(by: precedes)
      towns[index].parents.removeAll(where: parents.contains)
      diagnostics.append(
        Diagnostic(
          .error,
          "parent-cycle",
          "'\(town.name)' lies in '\(names.joined(separator: "', '"))', which lies in it",
          at: town.location
        )
      )
    }
  }

  private mutating func reportDuplicates(_ documents: [TownDocument]) {
    struct Key: Hashable {
      let name: FoldedName
      let kind: TownKind
      let parents: [FoldedName]
    }
    let sorted = documents.sorted { isBefore($0.location, $1.location) }
    var seen: [Key: SourceLocation] = [:]
    for town in sorted {
      let key = Key(
        name: FoldedName(folding: town.name),
        kind: town.kind,
        parents: town.parents.map { FoldedName(folding: $0.value) }
      )
      guard let first = seen[key] else {
        seen[key] = town.location
        continue
      }
      diagnostics.append(
        Diagnostic(
          .warning,
          "duplicate-town",
          "the gazetteer already has a \(town.kind.rawValue) '\(town.name)' with the same parents",
          at: town.location,
          notes: [Diagnostic.Note("first described here", at: first)]
        )
      )
    }
  }
}

/// Whether a place in a file comes before another: by path, line and column.
func isBefore(_ one: SourceLocation, _ other: SourceLocation) -> Bool {
  if !one.path.utf8.elementsEqual(other.path.utf8) { return precedes(one.path, other.path) }
  return (one.line ?? 0, one.column ?? 0) < (other.line ?? 0, other.column ?? 0)
}
