public import AnnalsVocabulary

/// A place on the globe in degrees, or on a map in pixels, `y` downwards.
///
/// For the globe `x` is the longitude, which may lie outside -180 to 180 where a map crosses the
/// antimeridian, and `y` the latitude.
public struct Position: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  public init(_ coordinates: Coordinates) {
    self.init(x: coordinates.longitude, y: coordinates.latitude)
  }
}

/// A rectangle that grows around positions.
struct Bounds: Hashable, Sendable {
  var minX = Double.infinity
  var minY = Double.infinity
  var maxX = -Double.infinity
  var maxY = -Double.infinity

  var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
  var width: Double { maxX - minX }
  var height: Double { maxY - minY }
  var center: Position { Position(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  init() {}

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
  }

  init(_ positions: some Sequence<Position>) {
    for position in positions { add(position) }
  }

  mutating func add(_ position: Position, reaching radius: Double = 0) {
    minX = min(minX, position.x - radius)
    minY = min(minY, position.y - radius)
    maxX = max(maxX, position.x + radius)
    maxY = max(maxY, position.y + radius)
  }

  func meets(_ other: Bounds) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  func contains(_ other: Bounds) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }

  func contains(_ position: Position) -> Bool {
    minX...maxX ~= position.x && minY...maxY ~= position.y
  }

  func grown(by margin: Double) -> Bounds {
    Bounds(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }
}
