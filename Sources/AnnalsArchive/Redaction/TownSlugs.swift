internal import AnnalsContent
internal import AnnalsVocabulary

/// The slug each entry of the gazetteer asks for, in the order of the files.
///
/// An entry with a name of its own is called by it, and so is the only settlement among namesakes:
/// `hama`, `hama-district`, `hama-governorate`. Settlements with one name take that of the area they lie
/// in: `kafr-nabl-hama`, `kafr-nabl-idlib`.
func slugs(
  of listed: [Int],
  in archive: Archive
) -> [(index: Int, entry: TownDocument, slug: Slug)] {
  let entries = listed.compactMap { index in archive.towns[index].entry.map { (index, $0) } }
    .sorted { isBefore($0.1.location, $1.1.location) }
  var namesakes: [Slug: Namesakes] = [:]
  let plain = entries.map { Slug($0.1.name) }
  for (slug, (_, entry)) in zip(plain, entries) where entry.slug == nil {
    namesakes[slug, default: Namesakes()].add(entry)
  }
  return zip(plain, entries).map { slug, town in
    let (index, entry) = town
    if let asked = entry.slug { return (index, entry, Slug(asked.value)) }
    return (index, entry, namesakes[slug]?.slug(of: entry, plain: slug) ?? slug)
  }
}

/// The entries that share one plain slug.
private struct Namesakes {
  private var kinds: [TownKind: Int] = [:]
  private var settlements = 0

  mutating func add(_ entry: TownDocument) {
    kinds[entry.kind, default: 0] += 1
    if entry.kind.isSettlement { settlements += 1 }
  }

  func slug(of entry: TownDocument, plain: Slug) -> Slug {
    if kinds.values.reduce(0, +) == 1 { return plain }
    if entry.kind.isSettlement {
      return settlements == 1 ? plain : Slug([entry.name, area(of: entry)].joined(separator: "-"))
    }
    let named = [entry.name, entry.kind.rawValue]
    return Slug((kinds[entry.kind] == 1 ? named : named + [area(of: entry)]).joined(separator: "-"))
  }

  /// The nearest area that is not called as the place itself.
  private func area(of entry: TownDocument) -> String {
    let own = FoldedName(folding: entry.name)
    return entry.parents.first { FoldedName(folding: $0.value) != own }?.value
      ?? entry.kind.rawValue
  }
}
