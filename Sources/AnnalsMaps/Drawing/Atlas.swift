/// The tiles of the base map that some maps need, and the layers that an archive adds.
public struct Atlas: Sendable {
  struct Key: Hashable {
    let level: Int
    let column: Int
    let row: Int
  }

  /// A tile as a map draws it.
  struct Placed: Sendable {
    let tile: WorldTile
    /// What is added to a longitude for its turn from the middle meridian.
    let shift: Double
  }

  let world: WorldMap
  public let layers: [MapLayer]
  private let tiles: [Key: WorldTile]

  /// Reads what the given maps show; a map that is not among them has no base.
  public init(_ world: WorldMap, layers: [MapLayer] = [], for frames: [MapFrame]) {
    var tiles: [Key: WorldTile] = [:]
    for frame in frames {
      for (key, _) in Self.keys(of: frame, world) where tiles[key] == nil {
        tiles[key] = world.tile(key.column, key.row, level: key.level)
      }
    }
    self.world = world
    self.layers = layers
    self.tiles = tiles
  }

  func tiles(of frame: MapFrame) -> [Placed] {
    Self.keys(of: frame, world).compactMap { key, shift in
      tiles[key].map { Placed(tile: $0, shift: shift) }
    }
  }

  /// The coarsest level whose simplification nobody sees.
  private static func level(of frame: MapFrame, _ world: WorldMap) -> Int {
    let wanted = frame.kilometresPerPixel < 3.5 ? 2 : frame.kilometresPerPixel < 14 ? 1 : 0
    return min(wanted, world.levels.count - 1)
  }

  private static func keys(of frame: MapFrame, _ world: WorldMap) -> [(Key, shift: Double)] {
    guard !world.levels.isEmpty else { return [] }
    let level = level(of: frame, world)
    let (width, columns, rows) = (
      world.levels[level].width, world.levels[level].columns, world.levels[level].rows
    )
    let halfHeight = Double(frame.height) / 2 * frame.kilometresPerPixel
    let halfWidth = Double(frame.width) / 2 * frame.kilometresPerPixel
    var keys: [(Key, shift: Double)] = []
    func row(_ latitude: Double) -> Int {
      min(max(Int(((latitude + 90) / width).rounded(.down)), 0), rows - 1)
    }
    switch frame.projection.kind {
    case .cylindrical:
      let degree = frame.projection.plane(turn: 1, latitude: 0).x
      let west = max((frame.center.x - halfWidth) / degree, -180) + frame.projection.meridian
      let east = min((frame.center.x + halfWidth) / degree, 180) + frame.projection.meridian
      let south = row((-frame.center.y - halfHeight) / Projection.degree)
      let north = row((-frame.center.y + halfHeight) / Projection.degree)
      guard west < east else { return [] }
      let first = Int(((west + 180) / width).rounded(.down))
      let last = Int(((east + 180) / width).rounded(.down))
      for row in south...max(south, north) {
        for column in first...last {
          let turns = Int((Double(column) / Double(columns)).rounded(.down))
          keys.append(
            (
              Key(level: level, column: column - turns * columns, row: row),
              Double(turns * 360) - frame.projection.meridian
            )
          )
        }
      }
    case .polar(let north):
      let reach = hypotenuse(abs(frame.center.x) + halfWidth, abs(frame.center.y) + halfHeight)
      let latitude = max(90 - reach / Projection.degree, -90)
      for row in north ? row(latitude)...rows - 1 : 0...row(-latitude) {
        for column in 0..<columns where isNear(column, row, width, frame) {
          keys.append((Key(level: level, column: column, row: row), -frame.projection.meridian))
        }
      }
    }
    return keys
  }

  /// Whether a tile of a polar map may lie on it: the box around points of its edge meets the frame.
  private static func isNear(_ column: Int, _ row: Int, _ width: Double, _ frame: MapFrame) -> Bool
  {
    var bounds = Bounds()
    for x in 0...4 {
      for y in [0.0, 1] {
        let turn = -180 + (Double(column) + Double(x) / 4) * width - frame.projection.meridian
        let latitude = -90 + (Double(row) + y) * width
        bounds.add(frame.pixel(plane: frame.projection.plane(turn: turn, latitude: latitude)))
      }
    }
    return bounds.grown(by: bounds.width / 8 + 2).meets(frame.pixels)
  }
}

func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
