import AnnalsArchive
import AnnalsMaps
import AnnalsVocabulary

/// The rows of a map of events: one for each place and how the events stand to it.
struct EventMap: Hashable, Sendable {
  /// What a row is about.
  enum Place: Hashable, Sendable {
    case town(ID<Town>)
    case near(ID<Town>)
    case between(ID<Town>, ID<Town>)
  }

  struct Row: Hashable, Sendable {
    let place: Place
    /// Nil for a place whose whereabouts are not known; it is listed and not drawn.
    let location: TownLocation?
    let count: Int
    /// In the order of `MapMark.Symbol`.
    let symbols: [MapMark.Symbol]

    /// What stands on the map for all of them.
    var symbol: MapMark.Symbol {
      switch symbols.count {
      case 0: .place
      case 1: symbols[0]
      default: .mixed
      }
    }
  }

  /// More places than the one map of a page can tell apart.
  static let limit = 400
  /// What a page that holds more than its map has room for.
  static let smallLimit = 40

  /// Those that are drawn first, the ones with most events before the others.
  let rows: [Row]
  /// Places left out, those with the fewest events.
  let omitted: Int

  var drawn: ArraySlice<Row> { rows.prefix { $0.location != nil } }

  init(rows: [Row]) {
    self.rows = rows
    omitted = 0
  }

  /// Gathers events by place; one told of several places counts at each.
  ///
  /// - Parameters:
  ///   - events: In any order.
  ///   - archive: Theirs.
  ///   - symbols: Of the archive's event types.
  ///   - limit: How many places there is room for.
  init(
    _ events: some Sequence<ID<Event>>,
    in archive: borrowing PublicArchive,
    symbols: [MapMark.Symbol],
    limit: Int = smallLimit
  ) {
    var groups: [Place: Group] = [:]
    for id in events {
      let symbol = symbols[archive.events[id.index].type.index]
      var seen: [Place] = []
      for place in Self.places(of: id, in: archive) where !seen.contains(place) {
        seen.append(place)
        groups[place, default: Group()].add(symbol)
      }
    }
    var rows: [Row] = []
    rows.reserveCapacity(groups.count)
    for (place, group) in groups {
      let location = Self.location(of: place, in: archive)
      rows.append(
        Row(place: place, location: location, count: group.count, symbols: group.symbols)
      )
    }
    rows.sort { Self.isBefore($0, $1) }
    omitted = max(rows.count - limit, 0)
    if omitted > 0 { rows.removeLast(omitted) }
    self.rows = rows
  }

  /// A town and the places around it; for an area, those in it.
  init(around id: ID<Town>, _ nearby: NearbyTowns, in archive: borrowing PublicArchive) {
    let others =
      archive.towns[id.index].kind.isArea
      ? archive.relations.partsOfTown[id].prefix(30) : nearby[id].map(\.town)[...]
    let neighbours = others.map { Row($0, in: archive) }.filter { $0.location?.extent == .point }
    self.init(rows: [Row(id, in: archive)] + neighbours)
  }

  /// The events of one place.
  private struct Group {
    private(set) var count = 0
    private var kinds: UInt32 = 0

    mutating func add(_ symbol: MapMark.Symbol) {
      count += 1
      kinds |= 1 << UInt32(symbol.place)
    }

    var symbols: [MapMark.Symbol] {
      MapMark.Symbol.listed.filter { kinds >> UInt32($0.place) & 1 == 1 }
    }
  }

  private static func isBefore(_ one: Row, _ other: Row) -> Bool {
    if (one.location == nil) != (other.location == nil) { return one.location != nil }
    if one.count != other.count { return one.count > other.count }
    return one.place.order.lexicographicallyPrecedes(other.place.order)
  }

  private static func places(of event: ID<Event>, in archive: borrowing PublicArchive) -> [Place] {
    var places: [Place] = []
    var rest = archive.events[event.index].places[...]
    while let place = rest.popFirst() {
      switch place.relation {
      case .in: places.append(.town(place.town))
      case .road where archive.towns[place.town.index].kind == .road:
        places.append(.town(place.town))
      case .near: places.append(.near(place.town))
      case .road: places.append(.near(place.town))
      case .between:
        if let other = rest.first, other.relation == .between {
          rest.removeFirst()
          let ends = [place.town, other.town].sorted()
          places.append(.between(ends[0], ends[1]))
        } else {
          places.append(.near(place.town))
        }
      }
    }
    return places
  }

  private static func location(
    of place: Place,
    in archive: borrowing PublicArchive
  ) -> TownLocation? {
    switch place {
    case .town(let id): return TownLocation(id, in: archive)
    case .near(let id):
      return TownLocation(id, in: archive).map {
        .around($0.coordinates, radius: max($0.radius, TownLocation.nearRadius))
      }
    case .between(let one, let other):
      guard let first = TownLocation(one, in: archive), let last = TownLocation(other, in: archive)
      else { return nil }
      return between(first.coordinates, last.coordinates)
    }
  }
}

extension EventMap.Row {
  /// A town on a map that is about where places are.
  fileprivate init(_ id: ID<Town>, in archive: borrowing PublicArchive) {
    place = .town(id)
    location = TownLocation(id, in: archive)
    count = archive.relations.eventsOfTown[id].count
    symbols = []
  }
}

extension EventMap.Place {
  var town: ID<Town> {
    switch self {
    case .town(let id), .near(let id), .between(let id, _): id
    }
  }

  fileprivate var order: [Int] {
    switch self {
    case .town(let id): [id.index, 0]
    case .near(let id): [id.index, 1]
    case .between(let id, let other): [id.index, 2, other.index]
    }
  }
}

extension MapMark.Symbol {
  /// Among all of them, which are listed once: `allCases` makes a new list each time.
  fileprivate var place: Int { Self.listed.firstIndex(of: self) ?? 0 }

  fileprivate static let listed = allCases

  /// The symbol of an event type of the content format; an archive's own types share one.
  init(eventType id: String) {
    switch id {
    case "airstrike", "drone-strike": self = .air
    case "shelling", "explosion", "ied", "chemical-attack": self = .fire
    case "clashes", "advance", "withdrawal", "territory-change", "control-report": self = .ground
    case "attack-on-civilians", "abduction", "arrest", "execution": self = .people
    case "convoy", "deployment", "displacement", "evacuation", "rescue", "aid-delivery":
      self = .movement
    case "ceasefire", "agreement", "protest", "statement": self = .talks
    default: self = .other
    }
  }
}
