public import AnnalsVocabulary

/// A file of shapes that an archive adds to the base map.
public struct MapLayer: Sendable {
  /// What a shape is, which decides how it is drawn.
  public enum Kind: String, Sendable, CaseIterable {
    /// A district, a zone: an outline, and its name.
    case area
    /// Water, filled.
    case water
    case boundary
    /// A boundary that is contested; dashed.
    case disputed
    case road
    case river
    /// A point with its name.
    case place
  }

  public enum Geometry: Sendable, Hashable {
    case points([Position])
    case lines([[Position]])
    /// Rings without a repeated last corner: outlines and holes alike.
    case rings([[Position]])
  }

  public struct Feature: Sendable {
    public let kind: Kind
    /// What it is called when the page's language has no name for it.
    public let name: String?
    public let names: [LocalizedName]
    public let geometry: Geometry
    let bounds: Bounds

    public init(kind: Kind, name: String?, names: [LocalizedName], geometry: Geometry) {
      self.kind = kind
      self.name = name
      self.names = names
      self.geometry = geometry
      switch geometry {
      case .points(let points): bounds = Bounds(points)
      case .lines(let lines): bounds = Bounds(lines.joined())
      case .rings(let rings): bounds = Bounds(rings.joined())
      }
    }

    func name(in language: LanguageTag) -> (text: String, language: LanguageTag?)? {
      if let own = names.first(where: { $0.language.primary == language.primary }) {
        return (own.name, own.language)
      }
      if let name { return (name, nil) }
      return names.first.map { ($0.name, $0.language) }
    }
  }

  /// Of its file, for credits and messages.
  public let path: String
  public let features: [Feature]

  public init(path: String, features: [Feature]) {
    self.path = path
    self.features = features
  }
}
