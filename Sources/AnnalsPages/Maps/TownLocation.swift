import AnnalsArchive
import AnnalsMaps
import AnnalsVocabulary

/// Where a town is, as far as a map may say so.
enum TownLocation: Hashable, Sendable {
  case point(Coordinates)
  /// Somewhere within so many kilometres of a point: an area, or a place that is not known exactly.
  case around(Coordinates, radius: Double)

  /// How far from a town "near" reaches.
  static let nearRadius = 5.0

  var coordinates: Coordinates {
    switch self {
    case .point(let coordinates), .around(let coordinates, _): coordinates
    }
  }

  var radius: Double {
    switch self {
    case .point: 0
    case .around(_, let radius): radius
    }
  }

  var extent: MapMark.Extent {
    switch self {
    case .point: .point
    case .around(_, let radius): .circle(radius: radius)
    }
  }

  /// Nil for a place without coordinates, for a road, which has no one point, and for a country.
  ///
  /// Only a settlement whose precision says that the point is its own is a point; whatever is not
  /// understood becomes a circle. The archive is lent: it is not copied for each question.
  init?(_ id: ID<Town>, in archive: borrowing PublicArchive) {
    guard let coordinates = archive.towns[id.index].coordinates else { return nil }
    let kind = archive.towns[id.index].kind
    switch kind {
    case .road, .country: return nil
    case .district, .governorate, .region:
      let towns = archive.towns
      var reach = 0.0
      for part in archive.relations.partsOfTown[id] where towns[part.index].kind.isSettlement {
        guard let place = towns[part.index].coordinates else { continue }
        reach = max(reach, kilometres(from: coordinates, to: place))
      }
      let usual: Double = kind == .district ? 10 : 30
      self = .around(coordinates, radius: min(max(reach, usual), 300))
    case .mountain: self = .around(coordinates, radius: 10)
    case .town, .village, .city:
      guard let radius = PointPrecision.radius(of: archive.towns[id.index].precision) else {
        return nil
      }
      self = radius == 0 ? .point(coordinates) : .around(coordinates, radius: radius)
    }
  }
}

/// Halfway between two towns, and as far as either: where something between them was.
func between(_ one: Coordinates, _ other: Coordinates) -> TownLocation? {
  var turn = other.longitude - one.longitude
  if turn > 180 { turn -= 360 }
  if turn < -180 { turn += 360 }
  var longitude = one.longitude + turn / 2
  if longitude > 180 { longitude -= 360 }
  if longitude < -180 { longitude += 360 }
  return Coordinates(latitude: (one.latitude + other.latitude) / 2, longitude: longitude).map {
    .around($0, radius: max(kilometres(from: one, to: other) / 2, 1))
  }
}
