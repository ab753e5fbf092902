/// Where the words of a map stand, so that none covers another or a symbol.
struct LabelPlacement {
  enum Style: Sendable {
    case main
    case place
    /// A country or a district: it stands on its middle.
    case region
    /// A town that lends its name to the ground only.
    case landmark

    /// Of the font, in pixels; as the stylesheet has it.
    var size: Double {
      switch self {
      case .main: 13
      case .place: 12
      case .region: 11.5
      case .landmark: 10.5
      }
    }
  }

  enum Anchor: Sendable {
    case left, middle, right
  }

  struct Placed: Sendable {
    let text: MapText
    let style: Style
    let anchor: Anchor
    /// What the word belongs to.
    let point: Position
    /// From there to where its base line begins, ends or has its middle.
    let offset: Position
    /// What it takes, by the guess of its width.
    let bounds: Bounds
    /// False for a word that found no room: shown once the map is enlarged.
    let isShown: Bool
  }

  private let frame: Bounds
  private var taken: [Bounds] = []
  private(set) var placed: [Placed] = []

  init(_ frame: Bounds) {
    self.frame = frame.grown(by: -2)
  }

  /// Keeps words away from a rectangle.
  mutating func take(_ bounds: Bounds) {
    taken.append(bounds)
  }

  /// Writes a word beside a symbol, on the first side with room.
  ///
  /// - Parameters:
  ///   - text: The word.
  ///   - style: How it looks.
  ///   - point: The middle of the symbol.
  ///   - radius: Of the symbol, in pixels.
  ///   - keepsHidden: Whether a word without room is kept, unseen.
  mutating func place(
    _ text: MapText,
    _ style: Style,
    beside point: Position,
    radius: Double,
    keepsHidden: Bool
  ) {
    for (anchor, offset) in Self.sides(radius, style.size) {
      if write(text, style, anchor, point, offset) { return }
    }
    guard keepsHidden else { return }
    placed.append(
      Placed(
        text: text,
        style: style,
        anchor: .left,
        point: point,
        offset: Position(x: radius + 3, y: style.size * 0.35),
        bounds: Bounds(),
        isShown: false
      )
    )
  }

  /// Writes a word around a point.
  ///
  /// - Returns: Whether there was room.
  @discardableResult
  mutating func place(_ text: MapText, _ style: Style, around point: Position) -> Bool {
    write(text, style, .middle, point, Position(x: 0, y: style.size * 0.35))
  }

  /// Right, left, above, below, then the corners.
  private static func sides(_ radius: Double, _ size: Double) -> [(Anchor, Position)] {
    let gap = radius + 3
    let corner = radius * 0.7 + 2
    return [
      (.left, Position(x: gap, y: size * 0.35)),
      (.right, Position(x: -gap, y: size * 0.35)),
      (.middle, Position(x: 0, y: -gap - size * 0.2)),
      (.middle, Position(x: 0, y: gap + size * 0.8)),
      (.left, Position(x: corner, y: -corner)),
      (.left, Position(x: corner, y: corner + size * 0.7)),
      (.right, Position(x: -corner, y: -corner)),
      (.right, Position(x: -corner, y: corner + size * 0.7)),
    ]
  }

  private mutating func write(
    _ text: MapText,
    _ style: Style,
    _ anchor: Anchor,
    _ point: Position,
    _ offset: Position
  ) -> Bool {
    let (x, baseline) = (point.x + offset.x, point.y + offset.y)
    let width = TextWidth.ems(text.text) * style.size
    let left =
      switch anchor {
      case .left: x
      case .middle: x - width / 2
      case .right: x - width
      }
    let bounds = Bounds(
      minX: left - 1,
      minY: baseline - style.size,
      maxX: left + width + 1,
      maxY: baseline + style.size * 0.35
    )
    guard frame.contains(bounds), !taken.contains(where: { $0.meets(bounds) }) else {
      return false
    }
    taken.append(bounds)
    placed.append(
      Placed(
        text: text,
        style: style,
        anchor: anchor,
        point: point,
        offset: offset,
        bounds: bounds,
        isShown: true
      )
    )
    return true
  }
}
