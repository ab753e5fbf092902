internal import AnnalsVocabulary

/// The names of the countries and districts that a map shows a good part of.
struct RegionLabels {
  let frame: MapFrame
  let atlas: Atlas
  let language: LanguageTag

  /// Each with the point its name stands around, the most visible first.
  func countries() -> [(MapText, Position)] {
    let countries = atlas.world.countries
    guard case .cylindrical = frame.projection.kind, frame.kilometresPerPixel < 12 else {
      return byLabelPoint(countries)
    }
    let grid = CountryGrid(frame, countries)
    return grid.middles().compactMap { country, point in
      countries.all[country].name(in: language).map { (MapText($0.name, $0.language), point) }
    }
  }

  private func byLabelPoint(_ countries: Countries) -> [(MapText, Position)] {
    let shown = frame.pixels.grown(by: -10)
    let ranked = countries.all.filter { country in
      Double(country.rank) < 3 + 40 / frame.kilometresPerPixel
    }
    return ranked.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    .compactMap { _, country in
      let point = frame.pixel(country.label)
      guard shown.contains(point), let name = country.name(in: language) else { return nil }
      return (MapText(name.name, name.language), point)
    }
  }

  /// The names in the archive's layers, points first.
  func layerNames() -> (places: [(MapText, Position)], areas: [(MapText, Position)]) {
    var places: [(MapText, Position)] = []
    var areas: [(MapText, Position)] = []
    for feature in atlas.layers.lazy.flatMap(\.features) {
      guard let name = feature.name(in: language) else { continue }
      let text = MapText(name.text, name.language)
      switch feature.geometry {
      case .points(let points):
        for point in points {
          let pixel = frame.pixel(point)
          if frame.pixels.contains(pixel) { places.append((text, pixel)) }
        }
      case .rings(let rings):
        guard feature.kind == .area || feature.kind == .water else { continue }
        if let point = middle(of: rings) { areas.append((text, point)) }
      case .lines: break
      }
    }
    return (places, areas)
  }

  /// The middle of the largest visible part, when it is wide enough for a name.
  private func middle(of rings: [[Position]]) -> Position? {
    var best: (area: Double, Position)?
    for ring in rings {
      let pixels = ring.map { frame.pixel($0) }
      guard Bounds(pixels).meets(frame.pixels) else { continue }
      let cut = Clipping.ring(pixels, to: frame.pixels)
      guard let (area, center) = centroid(cut), abs(area) > 2500, abs(area) > best?.area ?? 0 else {
        continue
      }
      best = (abs(area), center)
    }
    return best?.1
  }

  private func centroid(_ ring: [Position]) -> (Double, Position)? {
    guard var last = ring.last else { return nil }
    var (area, x, y) = (0.0, 0.0, 0.0)
    for point in ring {
      let cross = last.x * point.y - point.x * last.y
      area += cross
      x += (last.x + point.x) * cross
      y += (last.y + point.y) * cross
      last = point
    }
    guard abs(area) > 1 else { return nil }
    return (area / 2, Position(x: x / (3 * area), y: y / (3 * area)))
  }
}

/// Which country is where on a map, asked on a grid of points.
private struct CountryGrid {
  private let columns: Int
  private let rows: Int
  private let step: Double
  /// Index into the countries, or -1.
  private let owners: [Int]

  init(_ frame: MapFrame, _ countries: Countries) {
    let step = max(Double(frame.width) / 24, 8)
    let columns = Int(Double(frame.width) / step)
    let rows = Int(Double(frame.height) / step)
    self.step = step
    self.columns = columns
    self.rows = rows
    owners = (0..<rows).flatMap { row in
      let places = (0..<columns).map { frame.globe(Self.pixel(row * columns + $0, columns, step)) }
      // Every place of a row has one latitude: labels are asked for on cylindrical maps only.
      let shown = places.compactMap(\.self)
      guard let first = shown.first else { return [Int](repeating: -1, count: columns) }
      let found = countries.countries(along: first.y, at: shown.map(\.x))
      var next = found.makeIterator()
      return places.map { $0 == nil ? -1 : (next.next() ?? nil) ?? -1 }
    }
  }

  /// For each country with a good part of the map the point farthest from where it ends.
  func middles() -> [(country: Int, Position)] {
    let depths = depths()
    // A map shows a handful of countries, which a list finds faster than a dictionary.
    var found: [(country: Int, depth: Int, index: Int, count: Int)] = []
    for (index, owner) in owners.enumerated() where owner >= 0 {
      guard let place = found.firstIndex(where: { $0.country == owner }) else {
        found.append((owner, depths[index], index, 1))
        continue
      }
      found[place].count += 1
      if depths[index] > found[place].depth {
        (found[place].depth, found[place].index) = (depths[index], index)
      }
    }
    return found.filter { $0.count >= 4 }
      .sorted { ($1.count, $0.country) < ($0.count, $1.country) }
      .map { ($0.country, Self.pixel($0.index, columns, step)) }
  }

  /// The middle of a square of the grid.
  private static func pixel(_ index: Int, _ columns: Int, _ step: Double) -> Position {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    return Position(x: (Double(column) + 0.5) * step, y: (Double(row) + 0.5) * step)
  }

  /// How many steps each point is from one of another owner; there and back again over the grid.
  private func depths() -> [Int] {
    // A margin of nobody's squares all round, so that every square has all its neighbours.
    let width = columns + 2
    var squares = [Int](repeating: -2, count: width * (rows + 2))
    for index in owners.indices {
      squares[index + (index / columns * 2) + width + 1] = owners[index]
    }
    var depths = [Int](repeating: 0, count: squares.count)
    func depth(_ square: Int, _ beside: (Int, Int, Int, Int)) -> Int {
      let owner = squares[square]
      guard squares[beside.0] == owner, squares[beside.1] == owner, squares[beside.2] == owner,
        squares[beside.3] == owner
      else { return 1 }
      return 1
        + min(depths[beside.0], depths[beside.1], min(depths[beside.2], depths[beside.3]))
    }
    for square in squares.indices where squares[square] != -2 {
      depths[square] = depth(
        square,
        (square - 1, square - width, square - width - 1, square - width + 1)
      )
    }
    for square in squares.indices.reversed() where squares[square] != -2 {
      let back = depth(square, (square + 1, square + width, square + width + 1, square + width - 1))
      depths[square] = min(depths[square], back)
    }
    return owners.indices.map { depths[$0 + ($0 / columns * 2) + width + 1] }
  }
}
