internal import AnnalsContent
internal import AnnalsVocabulary

/// The towns the public sees: those of the gazetteer, and those that shown accounts name.
struct TownRedaction {
  let towns: [Town]
  let numbers: Renumbering<ResolvedTown, Town>
  let diagnostics: [Diagnostic]

  /// What a town is called and where its page is.
  private struct Shown {
    let old: Int
    let name: String
    /// Nil for an entry of the gazetteer.
    let use: NameUse?
    let path: SitePath
    let slug: Slug
  }

  init(_ archive: Archive, _ showing: Showing) {
    var addresses = Addresses(capacity: archive.towns.count)
    var shown: [Shown] = []
    shown.reserveCapacity(archive.towns.count)
    let listed = archive.towns.indices.filter { archive.towns[$0].entry != nil }
    for (index, entry, slug) in slugs(of: listed, in: archive) {
      let page = addresses.page("towns", slug, of: entry.slug?.location ?? entry.location)
      shown.append(
        Shown(old: index, name: entry.name, use: nil, path: page.path, slug: page.slug)
      )
    }
    for (index, use) in namedTowns(archive, showing) {
      let page = addresses.freePage("towns", use.name)
      shown.append(Shown(old: index, name: use.name, use: use, path: page.path, slug: page.slug))
    }
    shown.sort { $0.slug < $1.slug }
    let numbers = Renumbering<ResolvedTown, Town>(
      count: archive.towns.count,
      order: shown.map { $0.old }
    )
    towns = shown.map { town in
      Town(archive.towns[town.old], town.name, town.use, town.path, town.slug, numbers)
    }
    self.numbers = numbers
    diagnostics = addresses.diagnostics
  }
}

/// Towns without an entry that shown accounts name, by their folded names and what they lie in.
private func namedTowns(_ archive: Archive, _ showing: Showing) -> [(index: Int, use: NameUse)] {
  let named = archive.towns.indices.compactMap { index -> (Int, NameUse, [FoldedName])? in
    guard archive.towns[index].entry == nil, let use = showing.first(of: archive.towns[index].uses)
    else { return nil }
    return (index, use, [use.name, use.area ?? ""].map { FoldedName(folding: $0) })
  }
  return named.sorted { $0.2.lexicographicallyPrecedes($1.2) }.map { ($0.0, $0.1) }
}

extension Town {
  fileprivate init(
    _ town: ResolvedTown,
    _ name: String,
    _ use: NameUse?,
    _ path: SitePath,
    _ slug: Slug,
    _ numbers: Renumbering<ResolvedTown, Town>
  ) {
    let area = town.parents.isEmpty ? use?.area : nil
    self.init(
      slug: slug,
      path: path,
      name: name,
      language: town.entry?.language,
      names: town.entry?.names ?? [],
      aliases: town.entry?.aliases ?? [],
      kind: town.entry?.kind ?? .town,
      parents: town.parents.compactMap { numbers[$0] },
      unlistedParents: area.map { [$0] } ?? town.unlistedParents,
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
