public import AnnalsVocabulary

/// Reads a file of `Content/Maps/`: a GeoJSON FeatureCollection (RFC 7946), strictly and within bounds.
public struct MapLayerReader: Sendable {
  /// The greatest size of a file, in bytes.
  public static let sizeLimit = 16 << 20
  /// How many positions a file may have.
  static let positionLimit = 1_000_000

  public init() {}

  /// The shapes of a file; none when anything is wrong with it, and then one problem says what.
  public func read(path: String, bytes: [UInt8]) -> (MapLayer, [Diagnostic]) {
    let empty = MapLayer(path: path, features: [])
    guard bytes.count <= Self.sizeLimit else {
      return (
        empty,
        [
          Diagnostic(
            .error,
            "file-too-large",
            "the file has \(bytes.count) bytes; at most \(Self.sizeLimit) are read",
            at: SourceLocation(path: path)
          )
        ]
      )
    }
    do throws(JSONScanner.Failure) {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var reading = LayerReading(try JSONScanner(text: bytes, from: start))
      return (MapLayer(path: path, features: try reading.features()), [])
    } catch {
      let place = location(of: error.offset, in: bytes, path: path)
      return (empty, [Diagnostic(.error, "invalid-map-layer", error.message, at: place)])
    }
  }

  private func location(of offset: Int, in bytes: [UInt8], path: String) -> SourceLocation {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return SourceLocation(
      path: path,
      line: before.count { $0 == UInt8(ascii: "\n") } + 1,
      column: before.count - start + 1
    )
  }
}

/// One reading of one file.
struct LayerReading {
  var scanner: JSONScanner
  var positions = 0
  private var fileKind: MapLayer.Kind?

  init(_ scanner: JSONScanner) {
    self.scanner = scanner
  }

  mutating func features() throws(JSONScanner.Failure) -> [MapLayer.Feature] {
    // The kind of the file may stand behind its features, so it is looked for first.
    let start = scanner
    fileKind = try members { scanner, name throws(JSONScanner.Failure) in
      name == "kind" ? try Self.kind(&scanner) : nil
    }
    scanner = start
    var features: [MapLayer.Feature]?
    var isCollection = false
    guard try scanner.open(UInt8(ascii: "{"), UInt8(ascii: "}"), "a map layer is a GeoJSON object")
    else { throw scanner.failure("'type' is missing; a layer is a FeatureCollection") }
    repeat {
      switch try scanner.name() {
      case "type":
        let place = scanner.offset
        guard try scanner.string("'type' is a text") == "FeatureCollection" else {
          throw scanner.failure("a layer is a FeatureCollection", at: place)
        }
        isCollection = true
      case "crs": throw scanner.failure("'crs' is not read: coordinates are WGS 84, in degrees")
      case "features": features = try list()
      default: try scanner.skipValue()
      }
    } while try scanner.hasNext(before: UInt8(ascii: "}"))
    guard scanner.peek() == nil else {
      throw scanner.failure("nothing may follow the FeatureCollection")
    }
    guard isCollection else { throw scanner.failure("'type' must be 'FeatureCollection'") }
    guard let features else { throw scanner.failure("'features' is missing") }
    return features
  }
}

extension LayerReading {
  /// Goes through the members of the object here; the last value that `read` gives.
  mutating func members<Value>(
    _ read: (inout JSONScanner, String) throws(JSONScanner.Failure) -> Value?
  ) throws(JSONScanner.Failure) -> Value? {
    var found: Value?
    guard try scanner.open(UInt8(ascii: "{"), UInt8(ascii: "}"), "an object must stand here") else {
      return nil
    }
    repeat {
      let name = try scanner.name()
      _ = scanner.peek()
      let start = scanner.offset
      if let value = try read(&scanner, name) { found = value }
      if scanner.offset == start { try scanner.skipValue() }
    } while try scanner.hasNext(before: UInt8(ascii: "}"))
    return found
  }

  static func kind(_ scanner: inout JSONScanner) throws(JSONScanner.Failure)
    -> MapLayer.Kind
  {
    _ = scanner.peek()
    let place = scanner.offset
    let word = try scanner.string("'kind' is a text")
    if let kind = MapLayer.Kind(rawValue: word) { return kind }
    let kinds = MapLayer.Kind.allCases.map(\.rawValue)
    let advice =
      suggestion(for: word, among: kinds).map { "; did you mean '\($0)'?" }
      ?? "; it is one of \(kinds.joined(separator: ", "))"
    throw scanner.failure("'\(word)' is no kind of shape\(advice)", at: place)
  }

  mutating func list() throws(JSONScanner.Failure) -> [MapLayer.Feature] {
    var features: [MapLayer.Feature] = []
    guard try scanner.open(UInt8(ascii: "["), UInt8(ascii: "]"), "'features' is an array") else {
      return []
    }
    repeat { features += try feature() } while try scanner.hasNext(before: UInt8(ascii: "]"))
    return features
  }

  /// What one feature is called and is; none without a geometry.
  mutating func feature() throws(JSONScanner.Failure) -> [MapLayer.Feature] {
    var geometry: MapLayer.Geometry?
    var properties = Properties()
    guard try scanner.open(UInt8(ascii: "{"), UInt8(ascii: "}"), "a feature is an object") else {
      throw scanner.failure("a feature has a 'geometry'")
    }
    repeat {
      switch try scanner.name() {
      case "geometry":
        if scanner.peek() == UInt8(ascii: "n") {
          try scanner.skipValue()
        } else {
          geometry = try self.geometry()
        }
      case "properties":
        if scanner.peek() == UInt8(ascii: "n") {
          try scanner.skipValue()
        } else {
          properties = try self.properties()
        }
      default: try scanner.skipValue()
      }
    } while try scanner.hasNext(before: UInt8(ascii: "}"))
    guard let geometry else { return [] }
    let usual: MapLayer.Kind =
      switch geometry {
      case .points: .place
      case .lines: .boundary
      case .rings: .area
      }
    return [
      MapLayer.Feature(
        kind: properties.kind ?? fileKind ?? usual,
        name: properties.name,
        names: properties.names.sorted { $0.language < $1.language },
        geometry: geometry
      )
    ]
  }

  struct Properties {
    var kind: MapLayer.Kind?
    var name: String?
    var names: [LocalizedName] = []
  }

  mutating func properties() throws(JSONScanner.Failure) -> Properties {
    var properties = Properties()
    _ = try members { scanner, name throws(JSONScanner.Failure) -> Bool? in
      guard scanner.peek() == UInt8(ascii: "\"") else { return nil }
      if name == "kind" {
        properties.kind = try Self.kind(&scanner)
      } else if name == "name" || name.utf8.starts(with: "name_".utf8) {
        let text = try scanner.string("a name is a text")
        guard !text.isEmpty, text.utf8.count <= 200 else { return true }
        if name == "name" {
          properties.name = text
        } else if let language = LanguageTag(String(name.dropFirst(5))) {
          properties.names.append(LocalizedName(language: language, name: text))
        }
      }
      return nil
    }
    return properties
  }
}
