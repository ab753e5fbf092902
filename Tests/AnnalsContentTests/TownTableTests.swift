import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct TownTableTests {
  private let header =
    "name,name_fr,name_ar,aliases,kind,country,latitude,longitude,geonames,id_ocha"

  @Test func readsOneTownFromEachRow() throws {
    let reading = read(
      #"""
      \#(header)
      "Maarat, al-Numan",,معرة النعمان,Maarra| |المعرة,city,Syria,35.6483,36.67693,167611,C1
      Hass,Hass,,,village,,,,,

      "Say ""so""",,,,,,,,,
      """#
    )
    #expect(reading.problems == [])
    let towns = reading.towns
    #expect(towns.map(\.name) == ["Maarat, al-Numan", "Hass", "Say \"so\""])
    #expect(towns.map(\.location.position) == ["2:2", "3:1", "5:2"])
    let first = try #require(towns.first)
    #expect(first.names.map { "\($0.language) \($0.name)" } == ["ar معرة النعمان"])
    #expect(first.aliases == ["Maarra", "المعرة"])
    #expect(first.kind == .city)
    #expect(first.parents.map(\.value) == ["Syria"])
    #expect(first.coordinates == Coordinates(latitude: 35.6483, longitude: 36.67693))
    #expect(first.externalIDs.map { "\($0.scheme) \($0.value)" } == ["geonames 167611", "ocha C1"])
    #expect(first.body == nil)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func endsLinesAsOtherFilesDo(lineEnd: String) {
    let reading = read(
      "\u{FEFF}name,kind\(lineEnd)A,town\(lineEnd)\"B\(lineEnd)C\",village\(lineEnd)"
    )
    #expect(reading.problems == [])
    #expect(reading.towns.map(\.name) == ["A", "B C"])
    #expect(reading.towns.map(\.location.position) == ["2:1", "3:2"])
  }

  @Test(
    arguments: [
      ("", "- table-header"),
      ("\n\n", "- table-header"),
      ("kind\ntown", "1:1 table-header"),
      ("name;kind\nA;town", "1:1 table-header"),
      ("name\tkind\nA\ttown", "1:1 table-header"),
      ("name,name\nA,B", "1:6 table-header"),
      ("name,latitud\nA,35", "1:6 unknown-column"),
      ("name,names\nA,B", "1:6 unknown-column"),
      ("name,ids\nA,B", "1:6 unknown-column"),
      ("name,name_french\nA,B", "1:6 unknown-column"),
      ("name,\nA,B", "1:6 unknown-column"),
      ("name,kind\nA", "2:1 table-row"),
      ("name,kind\nA,town,x", "2:1 table-row"),
      ("name,kind\n\"A,town\n", "2:1 table-syntax"),
      ("name,kind\nA\"b,town\n", "2:2 table-syntax"),
      ("name,kind\n\"A\"b,town\n", "2:4 table-syntax"),
      ("name,kind\n,town\n", "2:1 missing-key"),
      ("name,kind\nA,hamlet\n", "2:3 unknown-word"),
      ("name,latitude,longitude\nA,91,3\n", "2:3 invalid-coordinates"),
      ("name,latitude,longitude\nA,91,\n", "2:3 invalid-coordinates"),
      ("name,population\n\"é\",x\n", "2:6 invalid-number"),
      ("name,slug\nA,../x\n", "2:3 invalid-slug"),
    ]
  )
  func placesEveryProblem(table: String, problem: String) {
    #expect(read(table).places == [problem])
  }

  @Test func goesOnAfterARowThatCannotBeRead() {
    let reading = read("name,kind\nA\nB,town\nC,x\n")
    #expect(reading.places == ["2:1 table-row", "4:3 unknown-word"])
    #expect(reading.towns.map(\.name) == ["B", "C"])
  }

  @Test func saysHowColumnsAreNamed() {
    #expect(
      read("name,names,ids,lat\nA,,,\n").problems == [
        "1:6 error: unknown column 'names' of a table of towns; write one column for each language, "
          + "such as 'name_fr' [unknown-column]",
        "1:12 error: unknown column 'ids' of a table of towns; write one column for each catalogue, "
          + "such as 'geonames' or 'id_ocha' [unknown-column]",
        "1:16 error: unknown column 'lat' of a table of towns; write 'latitude' [unknown-column]",
      ]
    )
  }

  @Test func keepsAFormulaAsTheNameItIs() {
    let reading = read("name\n\"=HYPERLINK(\"\"http://example.org\"\")\"\n")
    #expect(reading.towns.map(\.name) == ["=HYPERLINK(\"http://example.org\")"])
  }

  private func read(_ table: String) -> Reading {
    Reading(table, path: "Content/Towns/table.csv")
  }
}
