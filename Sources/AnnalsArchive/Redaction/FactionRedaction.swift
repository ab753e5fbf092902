internal import AnnalsContent
internal import AnnalsVocabulary

/// The factions the public sees: those with an entry, those that entries name, and those that shown
/// accounts name.
struct FactionRedaction {
  let factions: [Faction]
  let numbers: Renumbering<ResolvedFaction, Faction>
  let diagnostics: [Diagnostic]

  init(_ archive: Archive, _ showing: Showing) {
    var addresses = Addresses()
    var shown: [(old: Int, name: String, path: SitePath, slug: Slug)] = []
    let listed = archive.factions.indices
      .compactMap { index in archive.factions[index].entry.map { (index, $0) } }
      .sorted { isBefore($0.1.location, $1.1.location) }
    for (index, entry) in listed {
      let slug = Slug(entry.slug?.value ?? entry.name)
      let page = addresses.page("factions", slug, of: entry.slug?.location ?? entry.location)
      shown.append((index, entry.name, page.path, page.slug))
    }
    let named = archive.factions.indices.compactMap { index -> (Int, String, FoldedName)? in
      let faction = archive.factions[index]
      guard faction.entry == nil, let name = showing.first(of: faction.uses)?.name else {
        return nil
      }
      return (index, name, FoldedName(folding: name))
    }
    for (index, name, _) in named.sorted(by: { $0.2 < $1.2 }) {
      let page = addresses.freePage("factions", name)
      shown.append((index, name, page.path, page.slug))
    }
    shown.sort { $0.slug < $1.slug }
    let numbers = Renumbering<ResolvedFaction, Faction>(
      count: archive.factions.count,
      order: shown.map(\.old)
    )
    factions = shown.map { faction in
      Faction(
        archive.factions[faction.old],
        name: faction.name,
        faction.path,
        faction.slug,
        numbers
      )
    }
    self.numbers = numbers
    diagnostics = addresses.diagnostics
  }
}

extension Faction {
  fileprivate init(
    _ faction: ResolvedFaction,
    name: String,
    _ path: SitePath,
    _ slug: Slug,
    _ numbers: Renumbering<ResolvedFaction, Faction>
  ) {
    self.init(
      slug: slug,
      path: path,
      name: name,
      language: faction.entry?.language,
      names: faction.entry?.names ?? [],
      aliases: faction.entry?.aliases ?? [],
      kind: faction.entry?.kind ?? .unidentified,
      activeFrom: faction.entry?.activeFrom,
      activeTo: faction.entry?.activeTo,
      relations: faction.relations.compactMap { relation in
        numbers[relation.other].map {
          Relation(kind: relation.kind, other: $0, from: relation.from, to: relation.to)
        }
      },
      color: faction.entry?.color,
      pattern: faction.entry?.pattern,
      body: faction.entry?.body,
      sourcePath: faction.entry?.location.path,
      isListed: faction.entry != nil
    )
  }
}
