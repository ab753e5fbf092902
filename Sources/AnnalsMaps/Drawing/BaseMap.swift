internal import AnnalsVocabulary

/// What lies under the marks of a map: sea, land, lakes, borders and the archive's own layers, as SVG.
///
/// It has no words, so that every language shares it.
public struct BaseMap: Sendable {
  /// What of it a legend must explain.
  public struct Contents: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let borders = Contents(rawValue: 1)
    public static let disputedBorders = Contents(rawValue: 2)
    public static let provinces = Contents(rawValue: 4)
    public static let lakes = Contents(rawValue: 8)
  }

  public let frame: MapFrame
  public let svg: [UInt8]
  public let contents: Contents
  /// Which countries it shows, for their names; nil where that cannot be told by squares.
  let countries: CountryGrid?

  /// Draws the base of a map.
  ///
  /// - Parameters:
  ///   - frame: What part of the world it shows.
  ///   - atlas: Where its lines come from.
  ///   - fineness: Steps of its lines in one pixel; 2 looks right, more stays right when the map is
  ///     enlarged.
  public init(_ frame: MapFrame, _ atlas: Atlas, fineness: Int = 2) {
    var drawing = BaseDrawing(frame, fineness: fineness)
    for placed in atlas.tiles(of: frame) { drawing.add(placed) }
    for layer in atlas.layers {
      for feature in layer.features { drawing.add(feature) }
    }
    self.frame = frame
    (svg, contents) = drawing.finish()
    countries = CountryGrid(frame, atlas.world.countries)
  }
}

/// The paths of a base map while they grow.
private struct BaseDrawing: ~Copyable {
  private enum Path: Int, CaseIterable {
    case land, lake, area, province, road, border, disputed, coast

    var name: StaticString {
      switch self {
      case .land: "map-land"
      case .lake: "map-lake"
      case .area: "map-area"
      case .province: "map-province"
      case .road: "map-road"
      case .border: "map-border"
      case .disputed: "map-disputed"
      case .coast: "map-coast"
      }
    }
  }

  private let frame: MapFrame
  private let fineness: Int
  /// What is drawn: the frame and a little more, but not beyond the edge of the world.
  private let visible: Bounds
  private let tolerance: Double
  private var writers: [[UInt8]]
  private var contents: BaseMap.Contents = []

  init(_ frame: MapFrame, fineness: Int) {
    self.frame = frame
    self.fineness = fineness
    tolerance = 1.2 / Double(fineness)
    writers = Array(repeating: [], count: Path.allCases.count)
    var visible = frame.pixels.grown(by: 3)
    if case .cylindrical = frame.projection.kind {
      let corner = frame.pixel(plane: frame.projection.plane(turn: -180, latitude: 90))
      let other = frame.pixel(plane: frame.projection.plane(turn: 180, latitude: -90))
      visible = Bounds(
        minX: max(visible.minX, corner.x),
        minY: max(visible.minY, corner.y),
        maxX: min(visible.maxX, other.x),
        maxY: min(visible.maxY, other.y)
      )
    }
    self.visible = visible
  }

  mutating func add(_ placed: Atlas.Placed) {
    for shape in placed.tile.areas where mayShow(shape.bounds, placed.shift) {
      add(ring: shape.points, placed.shift, to: shape.kind == .lake ? .lake : .land)
    }
    for shape in placed.tile.coasts where mayShow(shape.bounds, placed.shift) {
      add(line: shape.points, placed.shift, to: .coast)
    }
    for shape in placed.tile.borders where mayShow(shape.bounds, placed.shift) {
      switch shape.kind {
      case .border: add(line: shape.points, placed.shift, to: .border)
      case .disputedBorder: add(line: shape.points, placed.shift, to: .disputed)
      case .province where frame.kilometresPerPixel <= 2.5:
        add(line: shape.points, placed.shift, to: .province)
      case .province, .land, .lake: break
      }
    }
  }

  mutating func add(_ feature: MapLayer.Feature) {
    // The copy of the feature that lies nearest to the middle of the map.
    let middle = feature.bounds.center.x
    let shift = Angles.wrapped(middle - frame.projection.meridian) - middle
    guard mayShow(feature.bounds, shift) else { return }
    let path: Path =
      switch feature.kind {
      case .area, .place: .area
      case .water, .river: .lake
      case .boundary: .border
      case .disputed: .disputed
      case .road: .road
      }
    switch feature.geometry {
    case .points: break
    case .lines(let lines):
      for line in lines { add(line: line, shift, to: feature.kind == .river ? .coast : path) }
    case .rings(let rings):
      for ring in rings {
        if feature.kind == .boundary || feature.kind == .disputed, let first = ring.first {
          add(line: ring + [first], shift, to: path)
        } else {
          add(ring: ring, shift, to: path)
        }
      }
    }
  }

  consuming func finish() -> ([UInt8], BaseMap.Contents) {
    var output = ByteWriter(capacity: 2048)
    if fineness == 1 {
      output.append("<g class=\"map-base\">")
    } else {
      output.append("<g class=\"map-base\" transform=\"scale(")
      output.append(fineness == 2 ? ".5" : fineness == 4 ? ".25" : ".125")
      output.append(")\">")
    }
    output.append("<path class=\"map-sea\" d=\"")
    var sea = PathWriter(grain: fineness)
    sea.add(corners(of: visible), isClosed: true)
    output.append(sea.output.bytes)
    output.append("\"/>")
    for path in Path.allCases where !writers[path.rawValue].isEmpty {
      output.append("<path class=\"")
      output.append(path.name)
      output.append("\" d=\"")
      output.append(writers[path.rawValue])
      output.append("\"/>")
      switch path {
      case .border: contents.insert(.borders)
      case .disputed: contents.insert(.disputedBorders)
      case .province, .area: contents.insert(.provinces)
      case .lake: contents.insert(.lakes)
      case .land, .road, .coast: break
      }
    }
    output.append("</g>")
    return (output.bytes, contents)
  }

  private func corners(of bounds: Bounds) -> [Position] {
    [
      Position(x: bounds.minX, y: bounds.minY), Position(x: bounds.maxX, y: bounds.minY),
      Position(x: bounds.maxX, y: bounds.maxY), Position(x: bounds.minX, y: bounds.maxY),
    ]
  }

  /// Whether a box of degrees touches the map; always on polar maps, whose boxes are bent.
  private func mayShow(_ bounds: Bounds, _ shift: Double) -> Bool {
    guard case .cylindrical = frame.projection.kind else { return true }
    let projection = frame.projection
    let one = projection.plane(turn: bounds.minX + shift, latitude: bounds.maxY)
    let other = projection.plane(turn: bounds.maxX + shift, latitude: bounds.minY)
    let (first, last) = (frame.pixel(plane: one), frame.pixel(plane: other))
    return Bounds(minX: first.x, minY: first.y, maxX: last.x, maxY: last.y).meets(visible)
  }

  private mutating func add(ring: [Position], _ shift: Double, to path: Path) {
    guard let last = ring.last else { return }
    let pixels = pixels(of: ring, after: last, shift)
    let cut = Clipping.ring(pixels, to: visible)
    write(Simplification.ring(cut, tolerance: tolerance), isClosed: true, to: path)
  }

  private mutating func add(line: [Position], _ shift: Double, to path: Path) {
    for part in Clipping.line(pixels(of: line, after: nil, shift), to: visible) {
      write(Simplification.line(part, tolerance: tolerance), isClosed: false, to: path)
    }
  }

  private mutating func write(_ points: [Position], isClosed: Bool, to path: Path) {
    guard !points.isEmpty else { return }
    var writer = PathWriter(grain: fineness)
    writer.add(points, isClosed: isClosed)
    writers[path.rawValue] += writer.output.bytes
  }

  /// On polar maps a long step along a parallel is bent, by points between.
  private func pixels(of points: [Position], after first: Position?, _ shift: Double) -> [Position]
  {
    let projection = frame.projection
    var pixels: [Position] = []
    pixels.reserveCapacity(points.count)
    let isBent = if case .polar = projection.kind { true } else { false }
    var last = first
    for point in points {
      if isBent, let last, abs(point.x - last.x) > 2 {
        let steps = Int(min(abs(point.x - last.x) / 2, 180))
        for step in 1...max(steps, 1) {
          let part = Double(step) / Double(steps + 1)
          pixels.append(
            frame.pixel(
              plane: projection.plane(
                turn: last.x + (point.x - last.x) * part + shift,
                latitude: last.y + (point.y - last.y) * part
              )
            )
          )
        }
      }
      pixels.append(
        frame.pixel(plane: projection.plane(turn: point.x + shift, latitude: point.y))
      )
      last = point
    }
    return pixels
  }
}
