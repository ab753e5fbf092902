internal import AnnalsVocabulary

extension LayerReading {
  /// A geometry of any kind but a collection.
  mutating func geometry() throws(JSONScanner.Failure) -> MapLayer.Geometry {
    // The coordinates may stand before the type that says how deep they go.
    let start = scanner
    var type: String?
    var coordinates: JSONScanner?
    guard try scanner.open(UInt8(ascii: "{"), UInt8(ascii: "}"), "a geometry is an object") else {
      throw scanner.failure("a geometry has a 'type'")
    }
    var place = start.offset
    repeat {
      switch try scanner.name() {
      case "type":
        place = scanner.offset
        type = try scanner.string("'type' is a text")
      case "coordinates":
        coordinates = scanner
        try scanner.skipValue()
      default: try scanner.skipValue()
      }
    } while try scanner.hasNext(before: UInt8(ascii: "}"))
    let end = scanner
    guard let type else { throw start.failure("a geometry has a 'type'") }
    guard let coordinates else { throw start.failure("a geometry has 'coordinates'") }
    scanner = coordinates
    defer { scanner = end }
    switch type {
    case "Point": return .points([try position()])
    case "MultiPoint":
      return .points(try self.list { me throws(JSONScanner.Failure) in try me.position() })
    case "LineString": return .lines([try line()])
    case "MultiLineString":
      return .lines(try self.list { me throws(JSONScanner.Failure) in try me.line() })
    case "Polygon": return .rings(try rings())
    case "MultiPolygon":
      let all = try self.list { me throws(JSONScanner.Failure) in try me.rings() }
      return .rings(Array(all.joined()))
    default:
      throw scanner.failure(
        "a geometry is a Point, LineString or Polygon, or Multi of one of these, not '\(type)'",
        at: place
      )
    }
  }

  private mutating func rings() throws(JSONScanner.Failure) -> [[Position]] {
    try list { me throws(JSONScanner.Failure) in try me.ring() }
  }

  private mutating func ring() throws(JSONScanner.Failure) -> [Position] {
    _ = scanner.peek()
    let place = scanner.offset
    let ring = try positionList()
    guard ring.count >= 4, ring.first == ring.last else {
      throw scanner.failure("a ring has at least 4 positions and ends where it begins", at: place)
    }
    return ring.dropLast()
  }

  private mutating func line() throws(JSONScanner.Failure) -> [Position] {
    _ = scanner.peek()
    let place = scanner.offset
    let line = try positionList()
    guard line.count >= 2 else {
      throw scanner.failure("a line has at least 2 positions", at: place)
    }
    return line
  }

  private mutating func positionList() throws(JSONScanner.Failure) -> [Position] {
    try list { me throws(JSONScanner.Failure) in try me.position() }
  }

  private mutating func list<Element>(
    _ element: (inout LayerReading) throws(JSONScanner.Failure) -> Element
  ) throws(JSONScanner.Failure) -> [Element] {
    var elements: [Element] = []
    guard try scanner.open(UInt8(ascii: "["), UInt8(ascii: "]"), "an array must stand here") else {
      return []
    }
    repeat {
      elements.append(try element(&self))
    } while try scanner.hasNext(
      before: UInt8(ascii: "]")
    )
    return elements
  }

  private mutating func position() throws(JSONScanner.Failure) -> Position {
    _ = scanner.peek()
    let place = scanner.offset
    positions += 1
    guard positions <= MapLayerReader.positionLimit else {
      throw scanner.failure("a layer has at most \(MapLayerReader.positionLimit) positions")
    }
    let numbers = "a position is [longitude, latitude]"
    guard try scanner.open(UInt8(ascii: "["), UInt8(ascii: "]"), numbers) else {
      throw scanner.failure(numbers, at: place)
    }
    let x = try scanner.number()
    guard try scanner.hasNext(before: UInt8(ascii: "]")) else {
      throw scanner.failure(numbers, at: place)
    }
    let y = try scanner.number()
    // An altitude, and whatever else, is passed over.
    while try scanner.hasNext(before: UInt8(ascii: "]")) { _ = try scanner.number() }
    guard -180...180 ~= x, -90...90 ~= y else {
      let isSwapped = -90...90 ~= x && -180...180 ~= y
      throw scanner.failure(
        "a longitude lies between -180 and 180 and a latitude between -90 and 90"
          + (isSwapped ? "; are the two swapped?" : ""),
        at: place
      )
    }
    return Position(x: x, y: y)
  }
}
