/// What kind of place a gazetteer entry is.
public enum TownKind: String, Sendable, CaseIterable {
  case town
  case village
  case city
  case district
  case governorate
  case region
  case country
  case road
  case mountain
}

/// A point on the globe, WGS 84.
public struct Coordinates: Hashable, Sendable {
  /// Degrees north, -90 to 90.
  public let latitude: Double
  /// Degrees east, -180 to 180.
  public let longitude: Double

  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// What another catalogue calls a thing.
public struct ExternalID: Hashable, Sendable {
  public let scheme: String
  public let value: String

  public init(scheme: String, value: String) {
    self.scheme = scheme
    self.value = value
  }
}
