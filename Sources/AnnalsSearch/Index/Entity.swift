import AnnalsArchive
import AnnalsVocabulary

/// A town, a faction, an event type or a source: what a reader can mean by a name, and filter by.
enum Entity: Hashable {
  case town(ID<Town>)
  case faction(ID<Faction>)
  case type(ID<EventType>)
  case source(ID<Source>)
}

/// Numbers for all entities of an archive: towns first, then factions, types and sources, each in the
/// order of their ids.
struct EntityNumbers {
  let towns: Range<Int>
  let factions: Range<Int>
  let types: Range<Int>
  let sources: Range<Int>

  init(_ archive: PublicArchive) {
    towns = 0..<archive.towns.count
    factions = towns.upperBound..<towns.upperBound + archive.factions.count
    types = factions.upperBound..<factions.upperBound + archive.types.count
    sources = types.upperBound..<types.upperBound + archive.sources.count
  }

  var count: Int { sources.upperBound }

  func number(of entity: Entity) -> Int {
    switch entity {
    case .town(let id): towns.lowerBound + id.index
    case .faction(let id): factions.lowerBound + id.index
    case .type(let id): types.lowerBound + id.index
    case .source(let id): sources.lowerBound + id.index
    }
  }

  subscript(number: Int) -> Entity {
    if towns.contains(number) { return .town(ID(number)) }
    if factions.contains(number) { return .faction(ID(number - factions.lowerBound)) }
    if types.contains(number) { return .type(ID(number - types.lowerBound)) }
    return .source(ID(number - sources.lowerBound))
  }
}
