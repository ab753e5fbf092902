/// Leaves out the points of a line that nobody could see at its scale.
enum Simplification {
  /// The line by Douglas and Peucker: no point left out is farther than `tolerance` from what is drawn.
  ///
  /// First and last points stay. Without recursion, since lines may be long.
  static func line(_ line: [Position], tolerance: Double) -> [Position] {
    guard line.count > 2 else { return line }
    var keeps = [Bool](repeating: false, count: line.count)
    keeps[0] = true
    keeps[line.count - 1] = true
    var pending = [(0, line.count - 1)]
    let limit = tolerance * tolerance
    while let (first, last) = pending.popLast() {
      var farthest = limit
      var split: Int?
      for index in first + 1..<max(last, first + 1) {
        let distance = squaredDistance(of: line[index], from: line[first], to: line[last])
        if distance > farthest { (farthest, split) = (distance, index) }
      }
      guard let split else { continue }
      keeps[split] = true
      pending.append((first, split))
      pending.append((split, last))
    }
    return line.indices.filter { keeps[$0] }.map { line[$0] }
  }

  /// A ring without a repeated last corner; it keeps at least a triangle.
  static func ring(_ ring: [Position], tolerance: Double) -> [Position] {
    guard ring.count > 4 else { return ring }
    let first = ring[0]
    var far = 0
    var distance = -1.0
    for (index, position) in ring.enumerated() {
      let (dx, dy) = (position.x - first.x, position.y - first.y)
      if dx * dx + dy * dy > distance { (far, distance) = (index, dx * dx + dy * dy) }
    }
    let there = line(Array(ring[0...far]), tolerance: tolerance)
    let back = line(Array(ring[far...]) + [first], tolerance: tolerance)
    let simple = Array(there + back.dropFirst().dropLast())
    guard simple.count < 3 else { return simple }
    return [first, ring[far / 2 == 0 ? 1 : far / 2], ring[far]]
  }

  private static func squaredDistance(
    of position: Position,
    from one: Position,
    to other: Position
  ) -> Double {
    let (dx, dy) = (other.x - one.x, other.y - one.y)
    let length = dx * dx + dy * dy
    var (x, y) = (position.x - one.x, position.y - one.y)
    if length > 0 {
      let along = min(max((x * dx + y * dy) / length, 0), 1)
      x -= along * dx
      y -= along * dy
    }
    return x * x + y * y
  }
}
