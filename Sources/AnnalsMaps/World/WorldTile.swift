/// The shapes of one tile of the base map.
struct WorldTile: Sendable {
  enum Kind: Int, Sendable {
    case land
    case lake
    case border
    case disputedBorder
    case province
  }

  struct Shape: Sendable {
    let kind: Kind
    let bounds: Bounds
    /// In degrees; a ring does not repeat its first corner.
    let points: [Position]
  }

  /// Rings of land and lakes; those of holes run the other way round.
  private(set) var areas: [Shape] = []
  /// Borders, and the outlines of land without the edges where the tile was cut.
  ///
  /// Long ones are split, so that maps skip what is far.
  private(set) var borders: [Shape] = []
  private(set) var coasts: [Shape] = []

  init() {}

  init(_ reader: ByteReader, end: Int, west: Double, south: Double, width: Double) {
    var reader = reader
    let frame = TileFrame(west: west, south: south, width: width)
    while reader.offset < end, !reader.isBeyond {
      let kind = Kind(rawValue: reader.number())
      let count = reader.number()
      guard let kind, count <= end - reader.offset else { return }
      let points = points(count, &reader, west: west, south: south)
      switch kind {
      case .land:
        areas.append(Shape(kind: kind, bounds: Bounds(points), points: points))
        for line in frame.outlines(of: points) { split(line, kind, into: &coasts) }
      case .lake:
        areas.append(Shape(kind: kind, bounds: Bounds(points), points: points))
      case .border, .disputedBorder, .province: split(points, kind, into: &borders)
      }
    }
  }

  private func points(_ count: Int, _ reader: inout ByteReader, west: Double, south: Double)
    -> [Position]
  {
    var (x, y) = (0, 0)
    var points: [Position] = []
    points.reserveCapacity(count)
    for _ in 0..<count {
      x &+= reader.signed()
      y &+= reader.signed()
      points.append(Position(x: west + Double(x) / 1000, y: south + Double(y) / 1000))
    }
    return points
  }

  private func split(_ line: [Position], _ kind: Kind, into shapes: inout [Shape]) {
    var start = 0
    while start < line.count - 1 {
      let end = min(start + 128, line.count - 1)
      let part = Array(line[start...end])
      shapes.append(Shape(kind: kind, bounds: Bounds(part), points: part))
      start = end
    }
  }
}

/// Where a tile was cut: a little beyond its edges, or at the edge of the world.
private struct TileFrame {
  let west: Double
  let south: Double
  let width: Double

  /// The runs of a ring that are no edge of the tile.
  func outlines(of ring: [Position]) -> [[Position]] {
    guard let first = ring.first else { return [] }
    var outlines: [[Position]] = []
    var outline: [Position] = []
    var last = first
    for position in ring.dropFirst() + [first] {
      if isCut(last, position) {
        if outline.count > 1 { outlines.append(outline) }
        outline = []
      } else {
        if outline.isEmpty { outline.append(last) }
        outline.append(position)
      }
      last = position
    }
    if outline.count > 1 { outlines.append(outline) }
    return outlines
  }

  private func isCut(_ one: Position, _ other: Position) -> Bool {
    func isOn(_ edge: Double, _ a: Double, _ b: Double) -> Bool {
      abs(a - edge) < 0.0015 && abs(b - edge) < 0.0015
    }
    return isOn(west - 0.004, one.x, other.x) || isOn(west + width + 0.004, one.x, other.x)
      || isOn(south - 0.004, one.y, other.y) || isOn(south + width + 0.004, one.y, other.y)
      || isOn(-180, one.x, other.x) || isOn(180, one.x, other.x)
      || (one.y < -89.9 && other.y < -89.9)
  }
}
