import AnnalsArchive
import AnnalsMaps
import AnnalsVocabulary

/// The maps of an archive, in all but words: what they show, where, and what lies under it.
///
/// Bases that several pages share are drawn once, here; those of towns when their page is.
final class ArchiveMaps: Sendable {
  static let smallWidth = 360
  static let smallHeight = 260
  static let largeWidth = 720
  static let largeHeight = 520

  /// Nil for an archive none of whose towns has coordinates.
  let atlas: Atlas?
  let all: EventMap
  /// Each town among its neighbours, the town itself first.
  let towns: [EventMap]
  let factions: [EventMap]
  let days: [EventMap]
  /// Of the map of all events; nil when none has a place that can be drawn.
  let frameOfAll: MapFrame?
  private let bases: [MapFrame: BaseMap]

  init(
    _ archive: PublicArchive,
    _ calendar: ArchiveCalendar,
    _ nearby: NearbyTowns,
    _ layers: [MapLayer]
  ) {
    let symbols = archive.types.map { MapMark.Symbol(eventType: $0.id) }
    let everything = archive.events.indices.lazy.map { ID<Event>($0) }
    all = EventMap(everything, in: archive, symbols: symbols, limit: EventMap.limit)
    towns = archive.towns.indices.map { EventMap(around: ID($0), nearby, in: archive) }
    factions = archive.factions.indices.map { faction in
      EventMap(archive.relations.eventsOfFaction[ID(faction)], in: archive, symbols: symbols)
    }
    days = calendar.days.indices.map {
      EventMap(calendar.eventsOfDay[ID($0)], in: archive, symbols: symbols)
    }
    frameOfAll = Self.largeFrame(of: all)
    let small = Set(days.compactMap { Self.smallFrame(of: $0) })
    let large = Set(([all] + factions).compactMap { Self.largeFrame(of: $0) })
    let single = towns.compactMap { Self.frame(ofTown: $0) }
    guard !(small.isEmpty && large.isEmpty && single.isEmpty), let world = WorldMap.builtIn() else {
      (atlas, bases) = (nil, [:])
      return
    }
    let atlas = Atlas(world, layers: layers, for: Array(small) + Array(large) + single)
    var bases: [MapFrame: BaseMap] = [:]
    for frame in small { bases[frame] = BaseMap(frame, atlas) }
    for frame in large { bases[frame] = BaseMap(frame, atlas, fineness: 4) }
    self.bases = bases
    self.atlas = atlas
  }

  /// The base of a map of events, shared where several pages show the same region.
  func base(of frame: MapFrame) -> BaseMap? {
    bases[frame] ?? atlas.map { BaseMap(frame, $0) }
  }

  static func smallFrame(of map: EventMap) -> MapFrame? {
    frame(of: map.drawn.compactMap(\.location), finest: 0.25, smallWidth, smallHeight)
  }

  static func largeFrame(of map: EventMap) -> MapFrame? {
    frame(of: map.drawn.compactMap(\.location), finest: 0.125, largeWidth, largeHeight)
  }

  /// Around the town; for an area all of it.
  static func frame(ofTown map: EventMap) -> MapFrame? {
    guard let location = map.rows.first?.location else { return nil }
    return switch location {
    case .point(let center):
      MapFrame(
        around: center,
        kilometresPerPixel: 0.4,
        width: smallWidth,
        height: smallHeight
      )
    case .around: frame(of: [location], finest: 0.4, smallWidth, smallHeight)
    }
  }

  private static func frame(
    of locations: [TownLocation],
    finest: Double,
    _ width: Int,
    _ height: Int
  ) -> MapFrame? {
    MapFrame(
      showing: locations.map { ($0.coordinates, $0.radius) },
      finest: finest,
      width: width,
      height: height
    )
  }
}
