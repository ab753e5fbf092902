/// Cuts shapes at the edges of a rectangle.
enum Clipping {
  private enum Edge: CaseIterable {
    case left, right, top, bottom

    func isInside(_ position: Position, _ bounds: Bounds) -> Bool {
      switch self {
      case .left: position.x >= bounds.minX
      case .right: position.x <= bounds.maxX
      case .top: position.y >= bounds.minY
      case .bottom: position.y <= bounds.maxY
      }
    }

    func crossing(_ one: Position, _ other: Position, _ bounds: Bounds) -> Position {
      switch self {
      case .left: Self.at(x: bounds.minX, one, other)
      case .right: Self.at(x: bounds.maxX, one, other)
      case .top: Self.at(y: bounds.minY, one, other)
      case .bottom: Self.at(y: bounds.maxY, one, other)
      }
    }

    private static func at(x: Double, _ one: Position, _ other: Position) -> Position {
      Position(x: x, y: one.y + (other.y - one.y) * (x - one.x) / (other.x - one.x))
    }

    private static func at(y: Double, _ one: Position, _ other: Position) -> Position {
      Position(x: one.x + (other.x - one.x) * (y - one.y) / (other.y - one.y), y: y)
    }
  }

  /// A ring without a repeated last corner, cut to the part inside; by Sutherland and Hodgman.
  ///
  /// Where the ring enters several times, the parts are joined along the edges of the rectangle.
  static func ring(_ ring: [Position], to bounds: Bounds) -> [Position] {
    var ring = ring
    for edge in Edge.allCases {
      guard var last = ring.last else { return [] }
      var cut: [Position] = []
      cut.reserveCapacity(ring.count + 8)
      var wasInside = edge.isInside(last, bounds)
      for position in ring {
        let isInside = edge.isInside(position, bounds)
        if isInside != wasInside { cut.append(edge.crossing(last, position, bounds)) }
        if isInside { cut.append(position) }
        (last, wasInside) = (position, isInside)
      }
      ring = cut
    }
    return ring.count < 3 ? [] : ring
  }

  /// The parts of a line inside; by Liang and Barsky.
  static func line(_ line: [Position], to bounds: Bounds) -> [[Position]] {
    var parts: [[Position]] = []
    var part: [Position] = []
    for (one, other) in zip(line, line.dropFirst()) {
      guard let (from, to) = segment(one, other, bounds) else {
        close(&part, &parts)
        continue
      }
      if part.last != from {
        close(&part, &parts)
        part.append(from)
      }
      if to != from { part.append(to) }
    }
    close(&part, &parts)
    return parts
  }

  private static func close(_ part: inout [Position], _ parts: inout [[Position]]) {
    if part.count > 1 { parts.append(part) }
    part = []
  }

  private static func segment(_ one: Position, _ other: Position, _ bounds: Bounds)
    -> (Position, Position)?
  {
    let (dx, dy) = (other.x - one.x, other.y - one.y)
    var (first, last) = (0.0, 1.0)
    for (step, room) in [
      (-dx, one.x - bounds.minX), (dx, bounds.maxX - one.x),
      (-dy, one.y - bounds.minY), (dy, bounds.maxY - one.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        first = max(first, room / step)
      } else {
        last = min(last, room / step)
      }
    }
    guard first <= last else { return nil }
    return (
      first == 0 ? one : Position(x: one.x + first * dx, y: one.y + first * dy),
      last == 1 ? other : Position(x: one.x + last * dx, y: one.y + last * dy)
    )
  }
}
