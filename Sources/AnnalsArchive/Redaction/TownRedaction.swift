internal import AnnalsContent
internal import AnnalsVocabulary

/// The towns the public sees: those of the gazetteer, and those that shown accounts name.
struct TownRedaction {
  let towns: [Town]
  let numbers: Renumbering<ResolvedTown, Town>
  let diagnostics: [Diagnostic]

  init(_ archive: Archive, _ showing: Showing) {
    var addresses = Addresses()
    var shown: [(old: Int, name: String, path: SitePath, slug: Slug)] = []
    shown.reserveCapacity(archive.towns.count)
    let listed = archive.towns.indices.filter { archive.towns[$0].entry != nil }
    for (index, entry, slug) in slugs(of: listed, in: archive) {
      let page = addresses.page("towns", slug, of: entry.slug?.location ?? entry.location)
      shown.append((index, entry.name, page.path, page.slug))
    }
    for (index, name) in namedTowns(archive, showing) {
      let page = addresses.freePage("towns", name)
      shown.append((index, name, page.path, page.slug))
    }
    shown.sort { $0.slug < $1.slug }
    let numbers = Renumbering<ResolvedTown, Town>(
      count: archive.towns.count,
      order: shown.map(\.old)
    )
    towns = shown.map { town in
      Town(archive.towns[town.old], name: town.name, town.path, town.slug, numbers)
    }
    self.numbers = numbers
    diagnostics = addresses.diagnostics
  }
}

/// Towns without an entry that shown accounts name, by their folded names.
private func namedTowns(_ archive: Archive, _ showing: Showing) -> [(index: Int, name: String)] {
  archive.towns.indices.compactMap { index -> (index: Int, name: String, folded: FoldedName)? in
    let town = archive.towns[index]
    guard town.entry == nil, let name = showing.firstName(of: town.uses) else { return nil }
    return (index, name, FoldedName(folding: name))
  }
  .sorted { one, other in
    if one.folded != other.folded { return one.folded < other.folded }
    // Namesakes differ by what they lie in.
    return archive.towns[one.index].area(in: archive).utf8
      .lexicographicallyPrecedes(archive.towns[other.index].area(in: archive).utf8)
  }
  .map { ($0.index, $0.name) }
}

extension ResolvedTown {
  /// The name of the nearest area it lies in.
  fileprivate func area(in archive: Archive) -> String {
    parents.first.flatMap { archive.towns[$0.index].entry?.name } ?? unlistedParents.first ?? ""
  }
}

extension Town {
  fileprivate init(
    _ town: ResolvedTown,
    name: String,
    _ path: SitePath,
    _ slug: Slug,
    _ numbers: Renumbering<ResolvedTown, Town>
  ) {
    self.init(
      slug: slug,
      path: path,
      name: name,
      names: town.entry?.names ?? [],
      aliases: town.entry?.aliases ?? [],
      kind: town.entry?.kind ?? .town,
      parents: town.parents.compactMap { numbers[$0] },
      unlistedParents: town.unlistedParents,
      coordinates: town.entry?.coordinates,
      precision: town.entry?.precision,
      population: town.entry?.population,
      externalIDs: town.entry?.externalIDs ?? [],
      body: town.entry?.body,
      sourcePath: town.entry?.location.path,
      isInGazetteer: town.entry != nil
    )
  }
}
