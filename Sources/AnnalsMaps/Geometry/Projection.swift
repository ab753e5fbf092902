/// How the globe is laid flat, in kilometres.
///
/// Both ways are true to scale along every meridian. Longitudes are counted from a meridian of the
/// map's own, so that no region is cut by the antimeridian.
public struct Projection: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Meridians are parallel; east and west are true to scale along the latitude `parallel`.
    case cylindrical(parallel: Double)
    /// Around a pole, at its true distance: `north` or south.
    case polar(north: Bool)
  }

  /// Of one degree of a meridian, for a sphere of the Earth's mean radius.
  static let degree = 111.195

  let kind: Kind
  /// The meridian in the middle; it runs straight up.
  let meridian: Double
  /// Kilometres of one degree of longitude, for `cylindrical`.
  private let degreeOfLongitude: Double

  init(_ kind: Kind, meridian: Double) {
    self.kind = kind
    self.meridian = meridian
    switch kind {
    case .cylindrical(let parallel): degreeOfLongitude = Self.degree * Angles.cosine(parallel)
    case .polar: degreeOfLongitude = 0
    }
  }

  /// Longitudes may be given as they are; the one nearest to the middle meridian is drawn.
  func plane(_ position: Position) -> Position {
    plane(turn: Angles.wrapped(position.x - meridian), latitude: position.y)
  }

  /// With the longitude already counted from the middle meridian, so that shapes stay whole.
  func plane(turn: Double, latitude: Double) -> Position {
    switch kind {
    case .cylindrical:
      return Position(x: turn * degreeOfLongitude, y: -latitude * Self.degree)
    case .polar(let north):
      let distance = (90 - (north ? latitude : -latitude)) * Self.degree
      let y = distance * Angles.cosine(turn)
      return Position(x: distance * Angles.sine(turn), y: north ? y : -y)
    }
  }

  /// The longitude of a place `x` kilometres east of the middle meridian; nil for `polar`.
  func longitude(of x: Double) -> Double? {
    guard case .cylindrical = kind else { return nil }
    return meridian + x / degreeOfLongitude
  }

  /// The latitude of a place `y` kilometres south of the equator; nil for `polar`.
  func latitude(of y: Double) -> Double? {
    guard case .cylindrical = kind else { return nil }
    return -y / Self.degree
  }
}
