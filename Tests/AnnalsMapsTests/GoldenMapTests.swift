import AnnalsVocabulary
import Foundation
import Testing

@testable import AnnalsMaps

/// A small map, byte for byte as it lies in Goldens/.
///
/// `UPDATE_GOLDEN=1` rewrites it, and the test still fails once, so that no change passes unseen.
@Suite struct GoldenMapTests {
  /// Vanua Levu and Taveuni, which the antimeridian cuts: a point on each side of it and a circle.
  @Test func aMapIsAsItWas() throws {
    func place(_ latitude: Double, _ longitude: Double) throws -> Coordinates {
      try #require(Coordinates(latitude: latitude, longitude: longitude))
    }
    let marks = [
      MapMark(
        try place(-16.43, 179.36),
        .point,
        .fire,
        count: 9,
        label: MapText("Labasa", nil),
        isMain: true
      ),
      MapMark(
        try place(-16.69, -179.88),
        .point,
        .talks,
        count: 1,
        label: MapText("سومو سومو", LanguageTag("ar"))
      ),
      MapMark(try place(-16.78, 179.33), .circle(radius: 12), .air, count: 2, label: nil),
    ]
    let frame = try #require(
      MapFrame(showing: marks.map { ($0.coordinates, 12) }, finest: 0.25, width: 360, height: 260)
    )
    let atlas = Atlas(try #require(WorldMap.builtIn()), for: [frame])
    let drawing = MapDrawing(
      BaseMap(frame, atlas),
      atlas,
      marks: marks,
      language: .english,
      name: "Vanua Levu & Taveuni",
      scaleText: { "\($0) km" }
    )
    var writer = ByteWriter()
    drawing.write(into: &writer)
    // One element a line, so that a difference can be read.
    let picture = writer.text.replacing("><", with: ">\n<") + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/vanua-levu.svg")
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if golden != picture, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try picture.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(golden == picture, "run with UPDATE_GOLDEN=1 and look at the change")
  }
}
