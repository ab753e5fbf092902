internal import AnnalsVocabulary

/// The names of the countries and districts that a map shows a good part of.
struct RegionLabels {
  let base: BaseMap
  let atlas: Atlas
  let language: LanguageTag

  private var frame: MapFrame { base.frame }

  /// A name and where it may stand, the best place first.
  struct Candidates {
    let text: MapText
    fileprivate let points: [Position]
    /// Where a name may stand only within its country and off the borders.
    fileprivate var within: (grid: CountryGrid, country: Int)?

    /// Tries one place after the other until one has room.
    ///
    /// A country too small for its name has it over its middle all the same.
    func place(_ isPlaced: (Position) -> Bool) {
      let size = LabelPlacement.Style.region.size
      let (halfWidth, halfHeight) = (TextWidth.ems(text.text) * size / 2 + 2, size / 2 + 2)
      var isTooSmall = true
      for point in points {
        if let (grid, country) = within {
          let box = Bounds(
            minX: point.x - halfWidth,
            minY: point.y - halfHeight,
            maxX: point.x + halfWidth,
            maxY: point.y + halfHeight
          )
          guard grid.isAll(country, within: box) else { continue }
        }
        isTooSmall = false
        if isPlaced(point) { return }
      }
      if isTooSmall, let middle = points.first { _ = isPlaced(middle) }
    }
  }

  /// The names of countries, that of the country which the map is about first, then by how much of
  /// them is seen.
  ///
  /// - Parameter subjects: What the map is about, in pixels.
  /// - Returns: The subject's country, where one is seen, and the others.
  func countries(around subjects: [Position]) -> (subject: Candidates?, others: [Candidates]) {
    let countries = atlas.world.countries
    guard let grid = base.countries else { return (nil, byLabelPoint(countries)) }
    let subject = grid.owner(around: subjects)
    var first: Candidates?
    var others: [Candidates] = []
    for region in grid.regions {
      guard let name = countries.all[region.country].name(in: language) else { continue }
      let found = Candidates(
        text: MapText(name.name, name.language),
        points: region.cells.map { grid.middle(of: $0) },
        within: (grid, region.country)
      )
      if region.country == subject { first = found } else { others.append(found) }
    }
    return (first, others)
  }

  private func byLabelPoint(_ countries: Countries) -> [Candidates] {
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
      return Candidates(text: MapText(name.name, name.language), points: [point])
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
