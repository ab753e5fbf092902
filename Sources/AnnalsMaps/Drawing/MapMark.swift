public import AnnalsVocabulary

/// Words on a map.
public struct MapText: Hashable, Sendable {
  public let text: String
  /// Nil when it is not known.
  public let language: LanguageTag?
  public let isRightToLeft: Bool

  /// - Parameters:
  ///   - text: As it is shown.
  ///   - language: Nil when it is the page's.
  ///   - isRightToLeft: Of the text; by default its language's.
  public init(_ text: String, _ language: LanguageTag?, isRightToLeft: Bool? = nil) {
    self.text = text
    self.language = language
    self.isRightToLeft = isRightToLeft ?? language?.isRightToLeft ?? false
  }
}

/// One thing a map shows: a symbol at a point, or a circle around where it may have been.
public struct MapMark: Sendable {
  /// The form of a symbol; colour only repeats what it says.
  public enum Symbol: String, Sendable, CaseIterable {
    case air
    case fire
    case ground
    case people
    case movement
    case talks
    case other
    /// Several of the above.
    case mixed
    /// A place without anything told of it.
    case place
  }

  public enum Extent: Hashable, Sendable {
    /// The place itself is known.
    case point
    /// Somewhere within so many kilometres; never drawn as a symbol.
    case circle(radius: Double)
  }

  public let coordinates: Coordinates
  public let extent: Extent
  public let symbol: Symbol
  /// How many events; decides the size.
  public let count: Int
  public let label: MapText?
  /// What the map is about; drawn with emphasis and named first.
  public let isMain: Bool

  public init(
    _ coordinates: Coordinates,
    _ extent: Extent,
    _ symbol: Symbol,
    count: Int,
    label: MapText?,
    isMain: Bool = false
  ) {
    self.coordinates = coordinates
    self.extent = extent
    self.symbol = symbol
    self.count = count
    self.label = label
    self.isMain = isMain
  }

  /// Of the symbol, in pixels; its area grows with the count, up to `most`, the greatest of the map.
  func size(most: Int) -> Double {
    if case .place = symbol { return isMain ? 5 : 2.5 }
    return 3 + 11 * (Double(max(count, 1)) / Double(max(most, 50))).squareRoot()
  }
}

extension MapMark.Symbol {
  /// The form around 0, of about the area of a circle with radius 1.
  public var path: StaticString {
    switch self {
    case .air: "M-1.25-.8H1.25L0 1.3z"
    case .fire: "M0-1.5L.4-.4 1.5 0 .4.4 0 1.5-.4.4-1.5 0-.4-.4z"
    case .ground: "M-.9-.9H.9V.9H-.9z"
    case .people: "M0-1.25L1.25 0 0 1.25-1.25 0z"
    case .movement: "M0-1.3L1.25.8H-1.25z"
    case .talks: "M-.55-1H.55L1.1 0 .55 1H-.55L-1.1 0z"
    case .other: "M-.4-1.15H.4V-.4H1.15V.4H.4V1.15H-.4V.4H-1.15V-.4H-.4z"
    case .mixed, .place: "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0"
    }
  }
}
