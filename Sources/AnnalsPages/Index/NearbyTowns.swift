import AnnalsArchive
import AnnalsVocabulary

/// Which towns with something to tell lie close to one another.
///
/// A town's neighbours are the eight nearest within 50 km and every town that has it among its own
/// eight, so that neighbours always name one another.
struct NearbyTowns: Sendable {
  struct Neighbour: Sendable {
    let town: ID<Town>
    /// Tenths of a kilometre.
    let hectometres: Int
  }

  static let limit = 8
  static let radius = 50.0

  private let starts: [Int]
  private let neighbours: [Neighbour]

  /// Nearest first.
  subscript(town: ID<Town>) -> ArraySlice<Neighbour> {
    neighbours[starts[town.index]..<starts[town.index + 1]]
  }

  init(_ archive: PublicArchive) {
    var grid: [GridCell: [LocatedTown]] = [:]
    var located: [LocatedTown] = []
    for (index, town) in archive.towns.enumerated() {
      let id = ID<Town>(index)
      guard town.kind.isSettlement, let coordinates = town.coordinates,
        !archive.relations.eventsOfTown[id].isEmpty
          || !archive.relations.articlesOfTown[id].isEmpty
      else { continue }
      located.append((id, coordinates))
      grid[GridCell(coordinates), default: []].append((id, coordinates))
    }

    var pairs: [(from: ID<Town>, to: Neighbour)] = []
    for one in located {
      for neighbour in Self.nearest(to: one, in: grid) {
        let back = Neighbour(town: one.id, hectometres: neighbour.hectometres)
        pairs.append((one.id, neighbour))
        pairs.append((neighbour.town, back))
      }
    }
    pairs.sort { $0.from != $1.from ? $0.from < $1.from : Self.isNearer($0.to, $1.to) }

    var starts = [0]
    var neighbours: [Neighbour] = []
    var next = 0
    for index in archive.towns.indices {
      while next < pairs.count, pairs[next].from.index == index {
        let isFirst = neighbours.count == starts[index]
        if isFirst || neighbours.last?.town != pairs[next].to.town {
          neighbours.append(pairs[next].to)
        }
        next += 1
      }
      starts.append(neighbours.count)
    }
    self.starts = starts
    self.neighbours = neighbours
  }

  private static func nearest(
    to one: LocatedTown,
    in grid: [GridCell: [LocatedTown]]
  ) -> ArraySlice<Neighbour> {
    var found: [Neighbour] = []
    for cell in GridCell(one.coordinates).around(one.coordinates.latitude) {
      for other in grid[cell] ?? [] where other.id != one.id {
        let distance = kilometres(from: one.coordinates, to: other.coordinates)
        guard distance <= radius else { continue }
        found.append(Neighbour(town: other.id, hectometres: Int((distance * 10).rounded())))
      }
    }
    found.sort(by: isNearer)
    return found.prefix(limit)
  }

  private static func isNearer(_ one: Neighbour, _ other: Neighbour) -> Bool {
    one.hectometres != other.hectometres
      ? one.hectometres < other.hectometres : one.town < other.town
  }
}

private typealias LocatedTown = (id: ID<Town>, coordinates: Coordinates)

/// A square of half a degree.
private struct GridCell: Hashable {
  let row: Int
  let column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = (column % 720 + 720) % 720
  }

  init(_ coordinates: Coordinates) {
    self.init(
      row: Int((coordinates.latitude * 2).rounded(.down)),
      column: Int((coordinates.longitude * 2).rounded(.down))
    )
  }

  /// The cells that a circle of 50 km can touch; a degree of longitude shrinks towards the poles.
  func around(_ latitude: Double) -> [GridCell] {
    let width = cosine(ofDegrees: min(abs(latitude) + 0.5, 89))
    let columns = min(Int((1 / width).rounded(.up)), 359)
    return (row - 1...row + 1).flatMap { row in
      (column - columns...column + columns).map { GridCell(row: row, column: $0) }
    }
  }
}

/// The distance over a sphere of the Earth's mean radius, good to half a percent under 200 km.
func kilometres(from one: Coordinates, to other: Coordinates) -> Double {
  let degree = 111.195
  var turn = abs(one.longitude - other.longitude)
  if turn > 180 { turn = 360 - turn }
  let north = (one.latitude - other.latitude) * degree
  let east = turn * degree * cosine(ofDegrees: (one.latitude + other.latitude) / 2)
  return (north * north + east * east).squareRoot()
}

/// The cosine by its series, so that every machine computes the same bits; for -90 to 90 degrees.
func cosine(ofDegrees degrees: Double) -> Double {
  let angle = degrees * .pi / 180
  let square = angle * angle
  var term = 1.0
  var sum = 1.0
  for step in 1...10 {
    term *= -square / Double((2 * step - 1) * (2 * step))
    sum += term
  }
  return sum
}

extension TownKind {
  /// Whether a place of this kind is a point rather than an area or a line.
  var isSettlement: Bool {
    switch self {
    case .town, .village, .city: true
    case .district, .governorate, .region, .country, .road, .mountain: false
    }
  }

  /// Whether towns lie in places of this kind.
  var isArea: Bool {
    switch self {
    case .district, .governorate, .region, .country: true
    case .town, .village, .city, .road, .mountain: false
    }
  }
}
