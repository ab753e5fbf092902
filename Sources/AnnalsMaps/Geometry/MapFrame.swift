public import AnnalsVocabulary

/// What a map shows: a projection, the middle, the scale and the size on the page.
public struct MapFrame: Hashable, Sendable {
  public let projection: Projection
  /// In kilometres of the plane.
  let center: Position
  public let kilometresPerPixel: Double
  public let width: Int
  public let height: Int

  /// A map whose middle is one place.
  public init(around center: Coordinates, kilometresPerPixel: Double, width: Int, height: Int) {
    let position = Position(center)
    let half = Double(height) / 2 * kilometresPerPixel / Projection.degree
    let projection = Self.projection(
      meridian: position.x,
      latitudes: max(position.y - half, -90)...min(position.y + half, 90)
    )
    self.init(projection, projection.plane(position), kilometresPerPixel, width, height)
  }

  /// The smallest map of a few fixed scales that shows every place with the circle around it.
  ///
  /// Scale and middle go by steps, so that maps of about the same region are of the same region and
  /// its base is drawn once. Nil without a place.
  ///
  /// - Parameters:
  ///   - places: Where, and the radius around it in kilometres.
  ///   - finest: The least kilometres of one pixel.
  ///   - width: In pixels.
  ///   - height: In pixels.
  public init?(
    showing places: [(Coordinates, radius: Double)],
    finest: Double,
    width: Int,
    height: Int
  ) {
    guard !places.isEmpty else { return nil }
    let positions = places.map { Position($0.0) }
    let meridian = Self.middle(of: positions.map(\.x))
    let latitudes = positions.map(\.y)
    let reach = places.map(\.radius).max() ?? 0
    let projection = Self.projection(
      meridian: meridian.rounded(),
      latitudes: max(
        (latitudes.min() ?? 0) - reach / Projection.degree,
        -90
      )...min(
        (latitudes.max() ?? 0) + reach / Projection.degree,
        90
      )
    )
    var bounds = Bounds()
    for (place, position) in zip(places, positions) {
      bounds.add(projection.plane(position), reaching: place.radius)
    }
    // A sixteenth on each side for the steps of the middle, and room for symbols.
    let room = (Double(width) * 7 / 8 - 40, Double(height) * 7 / 8 - 40)
    let needed = max(bounds.width / room.0, bounds.height / room.1, finest)
    var scale = finest
    while scale < needed, scale < 64 { scale *= 1.4142135623730951 }
    let step = (Double(width) * scale / 8, Double(height) * scale / 8)
    let center = Position(
      x: (bounds.center.x / step.0).rounded() * step.0,
      y: (bounds.center.y / step.1).rounded() * step.1
    )
    self.init(projection, center, scale, width, height)
  }

  init(
    _ projection: Projection,
    _ center: Position,
    _ kilometresPerPixel: Double,
    _ width: Int,
    _ height: Int
  ) {
    self.projection = projection
    self.center = center
    self.kilometresPerPixel = kilometresPerPixel
    self.width = width
    self.height = height
  }

  /// In pixels from the upper left corner.
  func pixel(_ position: Position) -> Position { pixel(plane: projection.plane(position)) }

  func pixel(plane: Position) -> Position {
    Position(
      x: (plane.x - center.x) / kilometresPerPixel + Double(width) / 2,
      y: (plane.y - center.y) / kilometresPerPixel + Double(height) / 2
    )
  }

  /// The longitude of everything in one column of pixels; nil off the globe and on polar maps.
  func longitude(ofColumn x: Double) -> Double? {
    let plane = (x - Double(width) / 2) * kilometresPerPixel + center.x
    guard let found = projection.longitude(of: plane), abs(found - projection.meridian) <= 180
    else { return nil }
    return found
  }

  /// The latitude of everything in one row of pixels; nil off the globe and on polar maps.
  func latitude(ofRow y: Double) -> Double? {
    let plane = (y - Double(height) / 2) * kilometresPerPixel + center.y
    guard let found = projection.latitude(of: plane), -90...90 ~= found else { return nil }
    return found
  }

  var pixels: Bounds {
    Bounds(minX: 0, minY: 0, maxX: Double(width), maxY: Double(height))
  }
}

extension MapFrame {
  /// Around a pole where a map with parallel meridians would be badly out of shape.
  private static func projection(
    meridian: Double,
    latitudes: ClosedRange<Double>
  ) -> Projection {
    let middle = (latitudes.lowerBound + latitudes.upperBound) / 2
    let half = (latitudes.upperBound - latitudes.lowerBound) / 2
    let isOneSide = latitudes.lowerBound > 40 || latitudes.upperBound < -40
    if isOneSide, 90 - abs(middle) < 3 * half {
      return Projection(.polar(north: middle > 0), meridian: meridian)
    }
    // Steps of the parallel are small enough that shapes stay true, and maps share their bases.
    let parallel = min(max((middle / 2).rounded() * 2, -80), 80)
    return Projection(.cylindrical(parallel: parallel), meridian: meridian)
  }

  /// The middle of the shortest arc that holds every longitude.
  private static func middle(of longitudes: [Double]) -> Double {
    let sorted = longitudes.map { Angles.wrapped($0) }.sorted()
    guard let first = sorted.first, let last = sorted.last else { return 0 }
    var gap = first + 360 - last
    var start = first
    var end = last
    for (west, east) in zip(sorted, sorted.dropFirst()) where east - west > gap {
      gap = east - west
      (start, end) = (east, west + 360)
    }
    return Angles.wrapped((start + end) / 2)
  }
}
