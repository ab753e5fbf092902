import AnnalsVocabulary
import Testing

@testable import AnnalsMaps

@Suite struct MapLayerReaderTests {
  private func read(_ text: String) -> (MapLayer, [Diagnostic]) {
    MapLayerReader().read(path: "Content/Maps/a.geojson", bytes: Array(text.utf8))
  }

  private func message(_ text: String) -> String {
    read(text).1.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.message)" }
      .joined(separator: "; ")
  }

  private func collection(_ geometry: String, _ properties: String = "{}") -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":\#(properties),"#
      + #""geometry":\#(geometry)}]}"#
  }

  @Test func readsShapesWithTheirNamesAndKinds() throws {
    let (layer, problems) = read(
      collection(
        #"{"coordinates":[[[0,0],[1,0],[1,1.5,7],[0,0]]],"type":"Polygon"}"#,
        #"{"name":"One","name_ar":"\u0648احد","name_fr":"Un","kind":"area","n":[1,{"a":null}]}"#
      )
    )
    #expect(problems == [])
    let feature = try #require(layer.features.first)
    #expect(feature.kind == .area)
    #expect(feature.name == "One")
    #expect(feature.names.map(\.name) == ["واحد", "Un"])
    #expect(
      feature.geometry
        == .rings([[Position(x: 0, y: 0), Position(x: 1, y: 0), Position(x: 1, y: 1.5)]])
    )
  }

  @Test func aKindOfTheFileHoldsForShapesWithoutOne() {
    let text =
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":"#
      + #"{"type":"LineString","coordinates":[[0,0],[1,1]]}},{"type":"Feature","geometry":null}],"kind":"road"}"#
    #expect(read(text).0.features.map(\.kind) == [.road])
  }

  @Test(arguments: [
    ("", "1:1 an object must stand here"),
    ("[]", "1:1 an object must stand here"),
    ("{}", "1:3 'type' is missing; a layer is a FeatureCollection"),
    (#"{"type":"Feature"}"#, "1:9 a layer is a FeatureCollection"),
    (#"{"type":"FeatureCollection"}"#, "1:29 'features' is missing"),
    ("{\"type\":\"FeatureCollection\",\n \"features\":[}", "2:14 a value must stand here"),
    (
      #"{"type":"FeatureCollection","features":[]} x"#,
      "1:44 nothing may follow the FeatureCollection"
    ),
  ])
  func saysWhereAFileIsWrong(text: String, expected: String) {
    let found = message(text)
    #expect(found.hasPrefix(String(expected.prefix(4))), "\(found)")
  }

  @Test(arguments: [
    #"{"type":"Point","coordinates":[200,0]}"#, #"{"type":"Point","coordinates":[0]}"#,
    #"{"type":"Point","coordinates":[01,0]}"#, #"{"type":"Point","coordinates":[1e999,0]}"#,
    #"{"type":"Point","coordinates":["1",0]}"#, #"{"type":"LineString","coordinates":[[0,0]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
    #"{"type":"GeometryCollection","coordinates":[]}"#, #"{"type":"Point"}"#, "7",
  ])
  func refusesAGeometryThatIsNone(geometry: String) {
    let (layer, problems) = read(collection(geometry))
    #expect(layer.features.isEmpty)
    #expect(problems.map(\.identifier) == ["invalid-map-layer"])
  }

  /// A value of no interest was not passed over when white space stood before it.
  @Test func whiteSpaceBeforeAValueChangesNothing() {
    let (layer, problems) = read(
      collection(
        #"{ "type" : "Point" , "coordinates" : [ 1 , 2 ] }"#,
        #"{ "rank" : 9.0 , "kind" : "place" , "list" : [ ] }"#
      )
    )
    #expect(problems == [])
    #expect(layer.features.map(\.geometry) == [.points([Position(x: 1, y: 2)])])
  }

  @Test func aMisspelledKindIsToldWithWhatWasMeant() {
    let found = message(collection(#"{"type":"Point","coordinates":[0,0]}"#, #"{"kind":"raod"}"#))
    #expect(found.hasSuffix("'raod' is no kind of shape; did you mean 'road'?"))
  }

  @Test func deepNestingIsRefusedAndDoesNotCrash() {
    for open in ["[", "{\"a\":"] {
      let deep = String(repeating: open, count: 200_000)
      let (layer, problems) = read(#"{"type":"FeatureCollection","x":"# + deep)
      #expect(layer.features.isEmpty)
      #expect(problems.count == 1)
    }
    let geometry = #"{"type":"Polygon","coordinates":"# + String(repeating: "[", count: 100_000)
    #expect(read(collection(geometry)).1.count == 1)
  }

  /// Any damage to a good file gives a layer or one problem, and never a crash.
  @Test func damagedFilesNeverCrash() {
    let good = Array(
      collection(
        #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#,
        #"{"name":"a\u00e9\ud83d\ude00","kind":"water"}"#
      ).utf8
    )
    let seed: UInt64 = 20_220_822
    var random = SplitMix(seed: seed)
    for _ in 0..<3000 {
      var bytes = good
      for _ in 0...random.below(3) {
        let place = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        default: bytes.insert(Array("{}[],:\"\\0-e".utf8)[random.below(11)], at: place)
        }
      }
      let (layer, problems) = MapLayerReader().read(path: "a", bytes: bytes)
      #expect(problems.isEmpty || layer.features.isEmpty, "seed \(seed)")
      #expect(problems.count <= 1, "seed \(seed)")
    }
  }
}

/// SplitMix64, so that a seed gives the same run everywhere.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
