import AnnalsVocabulary
import Testing

@testable import AnnalsMaps

/// Maps of any place: what is drawn stays on the map, and words do not cover one another.
@Suite struct MapDrawingTests {
  private func place(_ latitude: Double, _ longitude: Double) throws -> Coordinates {
    try #require(Coordinates(latitude: latitude, longitude: longitude))
  }

  private func frame(_ places: [Coordinates], radius: Double = 0) throws -> MapFrame {
    try #require(
      MapFrame(showing: places.map { ($0, radius) }, finest: 0.25, width: 720, height: 520)
    )
  }

  /// Poles, the antimeridian, one point, far points: every place is on its map.
  @Test(arguments: [
    [(35.4, 36.7)], [(89.9, 10), (88, -170)], [(-90, 0)], [(-75, 0), (-80, 179), (-70, -100)],
    [(-17, 179.9), (-18, -179.5)], [(0, 0), (0, 179)], [(60, -150), (-50, 30), (10, 150)],
    [(35, 36), (35, 36)], [(-8.5, 179.2)], [(90, 0), (-90, 0)],
  ])
  func everyPlaceIsOnItsMap(points: [(Double, Double)]) throws {
    let places = try points.map { try place($0.0, $0.1) }
    let frame = try frame(places)
    for place in places {
      #expect(frame.pixels.contains(frame.pixel(Position(place))), "\(place) on \(frame)")
    }
  }

  @Test func placesAnywhereAreOnTheirMap() throws {
    let seed: UInt64 = 20_190_822
    var random = SplitMix(seed: seed)
    for _ in 0..<2000 {
      let center = (random.fraction() * 180 - 90, random.fraction() * 360 - 180)
      let spread = random.fraction() * random.fraction() * 60
      let places = try (0...random.below(6)).map { _ in
        try place(
          min(max(center.0 + (random.fraction() - 0.5) * spread, -90), 90),
          Angles.wrapped(center.1 + (random.fraction() - 0.5) * spread * 2)
        )
      }
      let frame = try frame(places)
      for place in places {
        #expect(
          frame.pixels.contains(frame.pixel(Position(place))),
          "seed \(seed): \(place) on \(frame)"
        )
      }
    }
  }

  @Test func placesOnBothSidesOfTheAntimeridianShareASmallMap() throws {
    let frame = try frame([try place(-17, 179.9), try place(-17, -179.9)])
    #expect(frame.kilometresPerPixel < 1)
  }

  @Test func onePixelIsAsLongAsTheScaleSays() throws {
    let center = try place(35.4, 36.7)
    let frame = MapFrame(around: center, kilometresPerPixel: 0.5, width: 360, height: 240)
    let north = frame.pixel(Position(x: 36.7, y: 36.4))
    #expect(abs((120 - north.y) * 0.5 - 111.195) < 0.01)
    #expect(ScaleBar(frame).kilometres == 20 || ScaleBar(frame).kilometres == 50)
  }

  /// No word covers another or a symbol, in either script.
  @Test func wordsDoNotCoverOneAnother() throws {
    let seed: UInt64 = 7
    var random = SplitMix(seed: seed)
    let names = ["Khan Sheikhun", "خان شيخون", "Ma'arrat", "معرة النعمان", "Łódź", "İzmir"]
    for _ in 0..<50 {
      var placement = LabelPlacement(Bounds(minX: 0, minY: 0, maxX: 360, maxY: 260))
      var symbols: [Bounds] = []
      var points: [Position] = []
      for _ in 0..<30 {
        let point = Position(x: random.fraction() * 360, y: random.fraction() * 260)
        points.append(point)
        var bounds = Bounds()
        bounds.add(point, reaching: 4)
        symbols.append(bounds)
        placement.take(bounds)
      }
      for point in points {
        let name = names[random.below(names.count)]
        placement.place(
          MapText(name, nil, isRightToLeft: random.below(2) == 0),
          .place,
          beside: point,
          radius: 4,
          keepsHidden: true
        )
      }
      let boxes = placement.placed.filter(\.isShown).map { $0.bounds }
      for (index, box) in boxes.enumerated() {
        #expect(!symbols.contains { $0.meets(box) }, "seed \(seed)")
        #expect(!boxes[..<index].contains { $0.meets(box) }, "seed \(seed)")
      }
      #expect(placement.placed.count == 30)
    }
  }

  @Test func simplifiedLinesStayWithinTheirTolerance() {
    let seed: UInt64 = 42
    var random = SplitMix(seed: seed)
    for _ in 0..<100 {
      let line = (0..<100).map { Position(x: Double($0), y: random.fraction() * 4) }
      let simple = Simplification.line(line, tolerance: 1.5)
      #expect(simple.first == line.first && simple.last == line.last)
      for point in line {
        let nearest =
          zip(simple, simple.dropFirst()).map {
            distance(point, $0, $1)
          }.min() ?? 0
        #expect(nearest <= 1.5 + 1e-9, "seed \(seed)")
      }
    }
  }

  private func distance(_ point: Position, _ one: Position, _ other: Position) -> Double {
    let (dx, dy) = (other.x - one.x, other.y - one.y)
    let length = dx * dx + dy * dy
    let along = min(max(((point.x - one.x) * dx + (point.y - one.y) * dy) / length, 0), 1)
    return hypotenuse(point.x - one.x - along * dx, point.y - one.y - along * dy)
  }

  @Test func clippedShapesStayInside() {
    let seed: UInt64 = 99
    var random = SplitMix(seed: seed)
    let frame = Bounds(minX: 0, minY: 0, maxX: 10, maxY: 8)
    for _ in 0..<300 {
      let shape = (0..<12).map { _ in
        Position(x: random.fraction() * 30 - 10, y: random.fraction() * 30 - 10)
      }
      for point in Clipping.ring(shape, to: frame) {
        #expect(frame.grown(by: 1e-9).contains(point), "seed \(seed)")
      }
      for point in Clipping.line(shape, to: frame).joined() {
        #expect(frame.grown(by: 1e-9).contains(point), "seed \(seed)")
      }
    }
  }

  @Test func anAreaIsACircleAndNeverASymbol() throws {
    let world = try #require(WorldMap.builtIn())
    let center = try place(35.4, 36.7)
    let frame = try frame([center], radius: 30)
    let atlas = Atlas(world, for: [frame])
    let drawing = MapDrawing(
      BaseMap(frame, atlas),
      atlas,
      marks: [MapMark(center, .circle(radius: 30), .air, count: 3, label: nil)],
      language: .english,
      name: "A",
      scaleText: { "\($0) km" }
    )
    var writer = ByteWriter()
    drawing.write(into: &writer)
    #expect(writer.text.contains("<circle class=\"map-around\""))
    #expect(!writer.text.contains("map-mark "))
  }

  /// A map whose middle and 60 places around it lie in a country tells that country's name, within
  /// the country and off its borders.
  @Test(arguments: [
    ("Myanmar", 21.9, 96.1, 0.6), ("Myanmar", 17.0, 96.5, 0.4), ("South Sudan", 7.5, 30.0, 1.0),
    ("Sudan", 15.6, 30.5, 1.0), ("Syria", 35.4, 38.5, 0.4), ("Ukraine", 48.5, 33.0, 1.0),
    ("Colombia", 4.6, -73.0, 1.0), ("Mali", 17.0, -2.0, 1.5), ("Yemen", 15.5, 47.0, 1.0),
  ])
  func theCountryOfTheSubjectIsNamed(
    name: String,
    latitude: Double,
    longitude: Double,
    scale: Double
  )
    throws
  {
    let world = try #require(WorldMap.builtIn())
    let center = try place(latitude, longitude)
    let frame = MapFrame(around: center, kilometresPerPixel: scale, width: 360, height: 260)
    let atlas = Atlas(world, for: [frame])
    let seed: UInt64 = 3
    var random = SplitMix(seed: seed)
    let places = try (0..<60).map { number in
      let place = try place(
        latitude + (random.fraction() - 0.5) * scale * 2,
        longitude + (random.fraction() - 0.5) * scale * 2.6
      )
      return MapMark(place, .point, .air, count: 1, label: MapText("Place \(number)", nil))
    }
    let drawing = MapDrawing(
      BaseMap(frame, atlas),
      atlas,
      marks: [MapMark(center, .point, .air, count: 1, label: nil)] + places,
      language: .english,
      name: "A",
      scaleText: { "\($0) km" }
    )
    var writer = ByteWriter()
    drawing.write(into: &writer)
    #expect(
      writer.text.contains(" lang=\"en\">\(name)</text>") || writer.text.contains(">\(name)</text>")
    )
    let base = BaseMap(frame, atlas)
    let regions = RegionLabels(base: base, atlas: atlas, language: .english)
    let subject = try #require(regions.countries(around: [frame.pixel(Position(center))]).subject)
    #expect(subject.text.text == name)
    let grid = try #require(base.countries)
    var points: [Position] = []
    subject.place { point in
      points.append(point)
      return false
    }
    let owner = try #require(grid.owner(around: points))
    for point in points {
      let box = Bounds(
        minX: point.x - TextWidth.ems(name) * 11.5 / 2,
        minY: point.y - 5,
        maxX: point.x + TextWidth.ems(name) * 11.5 / 2,
        maxY: point.y + 5
      )
      #expect(grid.isAll(owner, within: box), "seed \(seed): \(point)")
    }
  }

  @Test func namesAreEscaped() throws {
    let world = try #require(WorldMap.builtIn())
    let center = try place(35.4, 36.7)
    let frame = MapFrame(around: center, kilometresPerPixel: 0.5, width: 360, height: 240)
    let atlas = Atlas(world, for: [frame])
    let hostile = "<script>\"'&\u{301}"
    let drawing = MapDrawing(
      BaseMap(frame, atlas),
      atlas,
      marks: [MapMark(center, .point, .air, count: 1, label: MapText(hostile, nil))],
      language: .english,
      name: hostile,
      scaleText: { _ in hostile }
    )
    var writer = ByteWriter()
    drawing.write(into: &writer)
    #expect(!writer.text.utf8.elementsEqual("".utf8))
    #expect(!writer.text.contains("<script"))
  }
}
