import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct TownReaderTests {
  @Test func readsEveryKey() throws {
    let reading = read(
      """
      name: Khan Sheikhun
      names: {fr: Khan Cheikhoun, ar: خان شيخون}
      aliases: [Khan Shaykhun, خان شيخون]
      kind: city
      country: Syria
      governorate: Idlib
      district: Maarat al-Numan
      latitude: 35.4408
      longitude: -36.65
      precision: settlement
      population: 52000
      ids: {wikidata: Q1, geonames: 172955}
      slug: khan-sheikhun
      """
    )
    #expect(reading.problems == [])
    let town = try #require(reading.towns.first)
    #expect(town.location.position == "1:1")
    #expect(town.name == "Khan Sheikhun")
    #expect(
      town.names.map { "\($0.language) \($0.name)" } == ["fr Khan Cheikhoun", "ar خان شيخون"]
    )
    #expect(town.aliases == ["Khan Shaykhun", "خان شيخون"])
    #expect(town.kind == .city)
    #expect(town.parents.map(\.value) == ["Maarat al-Numan", "Idlib", "Syria"])
    #expect(town.parents.map(\.location.position) == ["8:11", "7:14", "6:10"])
    #expect(town.coordinates == Coordinates(latitude: 35.4408, longitude: -36.65))
    #expect(town.precision == "settlement")
    #expect(town.population == 52_000)
    #expect(
      town.externalIDs.map { "\($0.scheme) \($0.value)" } == ["geonames 172955", "wikidata Q1"]
    )
    #expect(town.slug?.value == "khan-sheikhun")
    #expect(town.body?.firstLine == 16)
  }

  @Test func needsNothingButAName() throws {
    let town = try #require(read("name: A").towns.first)
    #expect(town.kind == .town)
    #expect(town.parents.isEmpty && town.coordinates == nil && town.externalIDs.isEmpty)
    #expect(read("name: A\nparents: [B, C]").towns.first?.parents.map(\.value) == ["B", "C"])
    #expect(read("name: A\naliases: B").towns.first?.aliases == ["B"])
  }

  @Test(
    arguments: [
      ("kind: hamlet", "3:7 unknown-word"),
      ("latitude: 91\nlongitude: 36", "3:11 invalid-coordinates"),
      ("latitude: 35\nlongitude: 181", "4:12 invalid-coordinates"),
      ("latitude: 35", "3:1 invalid-coordinates"),
      ("longitude: 35", "3:1 invalid-coordinates"),
      ("latitude: 0\nlongitude: 0.0", "3:11 suspicious-coordinates"),
      ("latitude: .nan\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: .inf\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: 1e400\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: 0x23\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: 35,44\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: 035\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: 35.\nlongitude: 36", "3:11 invalid-number"),
      ("latitude: +35\nlongitude: 36", "3:11 invalid-number"),
      ("population: -5", "3:13 invalid-number"),
      ("population: 1.5", "3:13 invalid-number"),
      ("population: 9007199254740993", "3:13 invalid-number"),
      ("names: [Alep]", "3:8 wrong-shape"),
      ("names: {french: Alep}", "3:9 invalid-language"),
      ("names: {fr: [Alep]}", "3:13 wrong-shape"),
      ("ids: 172955", "3:6 wrong-shape"),
      ("ids: {Geo Names: 1}", "3:7 invalid-id"),
      ("parents: [B]\ncountry: C", "3:1 contradicting-keys"),
      ("slug: Not A Slug", "3:7 invalid-slug"),
      ("lat: 35", "3:1 unknown-key"),
    ]
  )
  func placesEveryProblem(lines: String, problem: String) {
    let reading = read("name: A\n\(lines)")
    #expect(reading.places == [problem])
    #expect(reading.towns.map(\.name) == ["A"])
  }

  @Test func asksWhetherACoordinateIsInTheOthersPlace() {
    #expect(
      read("name: A\nlatitude: 136.6\nlongitude: 35.4").problems == [
        "3:11 error: a latitude lies between -90 and 90; are latitude and longitude swapped? "
          + "[invalid-coordinates]"
      ]
    )
    #expect(
      read("name: A\nlatitude: 35,44\nlongitude: 36").problems == [
        "3:11 error: 'latitude' must be a number such as 35.4408, not '35,44'; write a point, not a "
          + "comma [invalid-number]"
      ]
    )
  }

  @Test func isNothingWithoutAName() {
    #expect(read("kind: town").places == ["1:1 missing-key"])
    #expect(read("name:").places == ["2:1 missing-value"])
    #expect(Reading("Text.", path: "Content/Towns/a.md").places == ["1:1 missing-front-matter"])
  }

  private func read(_ lines: String) -> Reading {
    Reading("---\n\(lines)\n---\nText.", path: "Content/Towns/a.md")
  }
}

@Suite struct FactionReaderTests {
  @Test func readsEveryKey() throws {
    let reading = read(
      """
      name: Tahrir al-Sham
      names: {ar: هيئة تحرير الشام}
      aliases: [HTS]
      kind: armed-group
      active: 2017-01-28/..
      parent: Opposition
      relations:
        - {type: merged-into, of: X, from: 2018-02, to: 2019}
        - {type: opposed-to, of: Y}
      color: "#4D7C4A"
      pattern: stripes
      slug: hts
      """
    )
    #expect(reading.problems == [])
    let faction = try #require(reading.factions.first)
    #expect(faction.name == "Tahrir al-Sham")
    #expect(faction.names.map(\.name) == ["هيئة تحرير الشام"])
    #expect(faction.aliases == ["HTS"])
    #expect(faction.kind == .armedGroup)
    #expect(faction.activeFrom == ArchiveDate("2017-01-28"))
    #expect(faction.activeTo == nil)
    let relations = faction.relations.map {
      "\($0.kind.rawValue) \($0.of) \($0.from?.description ?? "")..\($0.to?.description ?? "") "
        + $0.location.position
    }
    #expect(
      relations == [
        "part-of Opposition .. 7:9", "merged-into X 2018-02..2019 9:29", "opposed-to Y .. 10:28",
      ]
    )
    #expect(faction.color == "#4d7c4a")
    #expect(faction.pattern == "stripes")
    #expect(faction.slug?.value == "hts")
  }

  @Test(
    arguments: [
      ("2017-01-28/..", "2017-01-28", nil), ("../2019", nil, "2019"),
      ("2017/2019-05", "2017", "2019-05"),
      ("2017", "2017", "2017"), ("2017?/", "2017?", nil), ("../..", nil, nil),
    ] as [(String, String?, String?)]
  )
  func isActiveFromADateToADate(written: String, from: String?, to: String?) {
    let reading = read("name: A\nactive: \(written)")
    #expect(reading.problems == [])
    #expect(reading.factions.first?.activeFrom?.description == from)
    #expect(reading.factions.first?.activeTo?.description == to)
  }

  @Test(
    arguments: [
      ("active: 2019/2017", "3:9 invalid-date"),
      ("active: ..", "3:9 invalid-date"),
      ("active: 2017/2018/2019", "3:9 invalid-date"),
      ("active: since 2017", "3:9 invalid-date"),
      ("kind: army", "3:7 unknown-word"),
      ("color: green", "3:8 invalid-color"),
      ("color: '#fff'", "3:8 invalid-color"),
      ("relations: X", "3:12 wrong-shape"),
      ("relations: {of: X}", "3:12 missing-key"),
      ("relations: {type: ally, of: X}", "3:19 unknown-word"),
      ("relations: {type: part-of}", "3:12 missing-key"),
      ("relations: {type: part-of, of: X, from: 2019, to: 2017}", "3:51 invalid-date"),
      ("relations: {type: part-of, of: X, since: 2019}", "3:35 unknown-key"),
    ]
  )
  func placesEveryProblem(lines: String, problem: String) {
    let reading = read("name: A\n\(lines)")
    #expect(reading.places == [problem])
    #expect(reading.factions.map(\.name) == ["A"])
  }

  /// `color: #fff` without quotes is a comment.
  @Test func hasNoColorBehindANumberSign() {
    let reading = read("name: A\ncolor: #4d7c4a")
    #expect(reading.problems == [])
    #expect(reading.factions.map(\.color) == [nil])
  }

  private func read(_ lines: String) -> Reading {
    Reading("---\n\(lines)\n---\nText.", path: "Content/Factions/a.md")
  }
}

@Suite struct PageAndRecordTests {
  @Test func readsAPage() throws {
    let reading = Reading(
      "---\ntitle: About\nlanguage: en\nslug: about\nstatus: draft\n---\nText.",
      path: "Content/Pages/about.md"
    )
    #expect(reading.problems == [])
    let page = try #require(reading.pages.first)
    #expect(page.path == "Content/Pages/about.md")
    #expect(page.title == "About")
    #expect(page.language?.text == "en")
    #expect(page.slug?.value == "about")
    #expect(page.status == .draft)
    #expect(page.body.firstLine == 7)
  }

  @Test func aPageNeedsATitle() {
    let path = "Content/Pages/about.md"
    #expect(Reading("# About", path: path).places == ["1:1 missing-front-matter"])
    #expect(Reading("---\nslug: a\n---\n# About", path: path).places == ["1:1 missing-key"])
    #expect(Reading("---\ntitle: T\ntags: a\n---\n", path: path).places == ["3:1 unknown-key"])
  }

  @Test func readsAnEventRecord() throws {
    let reading = Reading(
      """
      ---
      id: e
      date: 2019-08
      type: clashes
      town: A
      fatalities: 4
      status: withheld
      ---
      Text.
      """,
      path: "Content/Events/2019/e.md"
    )
    #expect(reading.problems == [])
    let record = try #require(reading.records.first)
    #expect(record.path == "Content/Events/2019/e.md")
    #expect(record.status == .withheld)
    #expect(record.account.placement == .record)
    #expect(record.account.id?.value == "e")
    #expect(record.account.date?.value == ArchiveDate("2019-08"))
    #expect(record.account.towns.map(\.name) == ["A"])
    #expect(record.body.firstLine == 9)
  }

  @Test func anEventRecordNeedsAnID() {
    let path = "Content/Events/e.md"
    #expect(Reading("---\ntype: clashes\n---\n", path: path).places == ["1:1 missing-key"])
    #expect(Reading("---\nid: a b\n---\n", path: path).places == ["2:5 invalid-id"])
    #expect(Reading("---\nid: a\ntitle: T\n---\n", path: path).places == ["3:1 unknown-key"])
    #expect(Reading("Text.", path: path).places == ["1:1 missing-front-matter"])
  }
}
