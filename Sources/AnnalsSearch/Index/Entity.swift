import AnnalsArchive
import AnnalsVocabulary

/// A town, a faction, an event type or a source: what a reader can mean by a name, and filter by.
enum Entity: Hashable {
  case town(ID<Town>)
  case faction(ID<Faction>)
  case type(ID<EventType>)
  case source(ID<Source>)
}

/// Numbers for all entities of an archive: towns first, then factions, types and sources.
///
/// The number of an entity follows from its own address, not from its place among the others, so that a
/// new or renamed town leaves the numbers of all others, and the files that hold them, as they are. Each
/// kind has a table of four to eight slots for each entity; who finds a slot taken has the next free
/// one, in the order of hashes. Most numbers are therefore nobody's.
struct EntityNumbers {
  /// Numbers of each kind.
  let towns: Range<Int>
  let factions: Range<Int>
  let types: Range<Int>
  let sources: Range<Int>
  private let numbersOfTowns: [Int]
  private let numbersOfFactions: [Int]
  private let numbersOfTypes: [Int]
  private let numbersOfSources: [Int]
  /// In the order of their numbers.
  let all: [(number: Int, entity: Entity)]

  init(_ archive: PublicArchive) {
    var end = 0
    var all: [(number: Int, entity: Entity)] = []
    func number(_ addresses: [SitePath], _ entity: (Int) -> Entity) -> (Range<Int>, [Int]) {
      let table = EntitySlots(addresses.map { Array($0.text.utf8) })
      let start = end
      end += table.slotCount
      for place in table.order { all.append((start + table.slots[place], entity(place))) }
      return (start..<end, table.slots.map { start + $0 })
    }
    (towns, numbersOfTowns) = number(archive.towns.map(\.path)) { .town(ID($0)) }
    (factions, numbersOfFactions) = number(archive.factions.map(\.path)) { .faction(ID($0)) }
    (types, numbersOfTypes) = number(archive.types.map(\.path)) { .type(ID($0)) }
    (sources, numbersOfSources) = number(archive.sources.map(\.path)) { .source(ID($0)) }
    self.all = all
  }

  /// One more than the greatest number there could be.
  var limit: Int { sources.upperBound }

  func number(of entity: Entity) -> Int {
    switch entity {
    case .town(let id): numbersOfTowns[id.index]
    case .faction(let id): numbersOfFactions[id.index]
    case .type(let id): numbersOfTypes[id.index]
    case .source(let id): numbersOfSources[id.index]
    }
  }
}

/// A slot for each of some keys that differ, by a hash of the key.
///
/// Keys take their slots in the order of their hashes, so the slots are a function of the set of keys.
struct EntitySlots {
  /// By the place of the key.
  let slots: [Int]
  /// Places of the keys, in the order of their slots.
  let order: [Int]
  /// One more than the greatest slot there could be.
  let slotCount: Int

  init(_ keys: [[UInt8]]) {
    var bits: UInt64 = 2
    while 1 << bits < 4 * keys.count { bits += 1 }
    let hashes = keys.map { Self.mixed(DictionaryRow.hash($0[...])) }
    order = keys.indices.sorted { one, other in
      hashes[one] != hashes[other]
        ? hashes[one] < hashes[other] : keys[one].lexicographicallyPrecedes(keys[other])
    }
    var slots = [Int](repeating: 0, count: keys.count)
    var next = 0
    for place in order {
      let slot = max(Int(hashes[place] >> (64 - bits)), next)
      slots[place] = slot
      next = slot + 1
    }
    self.slots = slots
    slotCount = keys.isEmpty ? 0 : max(1 << Int(bits), next)
  }

  /// The last step of MurmurHash3 by Austin Appleby (public domain): its high bits depend on all bits.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}
