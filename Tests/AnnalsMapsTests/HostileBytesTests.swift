import HostileBytes
import Testing

@testable import AnnalsMaps

/// A layer of a map is a file that anybody may have made.
@Suite struct HostileBytesTests {
  @Test func mapLayers() {
    let geometries = [
      #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1,7],[0,0]]]]}"#,
      #"{"coordinates":[[-1.5e1,2],[180,-90]],"type":"LineString"}"#, "null",
      #"{"type":"MultiPoint","coordinates":[[36.7,35.1]]}"#,
    ]
    let features = geometries.map { geometry in
      #"{"type":"Feature","properties":{"name":"a\u00e9\ud83d\ude00","name_ar":"سد","kind":"water","#
        + #""n":[1,{"a":null}]},"geometry":\#(geometry)}"#
    }
    let sample =
      #"{"type":"FeatureCollection","kind":"road","x":[],"features":["#
      + features.joined(separator: ",") + "]}"
    #expect(MapLayerReader().read(path: "a", bytes: Array(sample.utf8)).0.features.count == 3)
    let fault = HostileBytes.fault(changing: Array(sample.utf8), of: "map layers") { bytes in
      let (layer, problems) = MapLayerReader().read(path: "a", bytes: bytes)
      return problems.isEmpty || layer.features.isEmpty && problems.count == 1
    }
    #expect(fault == nil)
  }
}
