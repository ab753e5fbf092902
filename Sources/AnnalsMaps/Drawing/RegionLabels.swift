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
  private var owners: [Int]

  init(_ frame: MapFrame, _ countries: Countries) {
    step = max(Double(frame.width) / 24, 8)
    columns = Int(Double(frame.width) / step)
    rows = Int(Double(frame.height) / step)
    owners = []
    owners.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let pixel = Position(x: (Double(column) + 0.5) * step, y: (Double(row) + 0.5) * step)
        let found = frame.globe(pixel).flatMap { countries.country(around: $0) }
        owners.append(found ?? -1)
      }
    }
  }

  /// For each country with a good part of the map the point farthest from where it ends.
  func middles() -> [(country: Int, Position)] {
    let depths = depths()
    var best: [Int: (depth: Int, index: Int, count: Int)] = [:]
    for (index, owner) in owners.enumerated() where owner >= 0 {
      var entry = best[owner] ?? (0, index, 0)
      entry.count += 1
      if depths[index] > entry.depth { (entry.depth, entry.index) = (depths[index], index) }
      best[owner] = entry
    }
    return best.filter { $0.value.count >= 4 }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { country, entry in
        (
          country,
          Position(
            x: (Double(entry.index % columns) + 0.5) * step,
            y: (Double(entry.index / columns) + 0.5) * step
          )
        )
      }
  }

  /// How many steps each point is from one of another owner; there and back again over the grid.
  private func depths() -> [Int] {
    var depths = [Int](repeating: 1, count: owners.count)
    func deepen(_ index: Int, _ beside: [(Int, Int)]) {
      let (row, column) = (index / columns, index % columns)
      var least = 99
      for (dx, dy) in beside {
        let (x, y) = (column + dx, row + dy)
        guard 0..<columns ~= x, 0..<rows ~= y else {
          least = 0
          continue
        }
        let other = y * columns + x
        least = min(least, owners[other] == owners[index] ? depths[other] : 0)
      }
      depths[index] = least + 1
    }
    for index in owners.indices { deepen(index, [(-1, 0), (0, -1), (-1, -1), (1, -1)]) }
    let forward = depths
    for index in owners.indices.reversed() {
      deepen(index, [(1, 0), (0, 1), (1, 1), (-1, 1)])
      depths[index] = min(depths[index], forward[index])
    }
    return depths
  }
}
