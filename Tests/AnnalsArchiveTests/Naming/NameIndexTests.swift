import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

struct NameIndexTests {
  @Test(arguments: [
    "Khan Sheikhun", "khan sheikhun", "KHAN-SHEIKHUN", "Khān Shēikhūn", "خان شيخون", "خَان شيخون",
    "Cheikhoun",
  ])
  func findsATownUnderEveryName(name: String) {
    let index = NameIndex(
      towns: [
        town("Idlib"),
        town("Khan Sheikhun", names: ["خان شيخون"], aliases: ["Khan Sheikhun", "Cheikhoun"]),
      ],
      factions: []
    )
    #expect(index.town(named: name) == .found(ID(1)))
  }

  @Test(arguments: [
    ("Latamna", 0), ("el-Latamna", 0), ("رقة", 1), ("الرقة", 1), ("Ras", 3), ("ar-Ras", 2),
    ("er Ras", 2),
    ("Deir Zor", 4), ("Dayr ez-Zor", 4),
  ])
  func takesArticlesForOptionalWhereNothingIsCalledSo(name: String, id: Int) {
    let index = NameIndex(
      towns: [
        town("al-Latamna"), town("الرقة"), town("ar-Ras"), town("Ras"),
        town("Deir ez-Zor", aliases: ["Dayr az-Zor"]),
      ],
      factions: []
    )
    // `er Ras` is nobody's exact name, and without articles it is the name of two.
    let expected: NameIndex.Lookup<Town> =
      name == "er Ras" ? .ambiguous([ID(2), ID(3)]) : .found(ID(id))
    #expect(index.town(named: name) == expected)
  }

  @Test func suggestsWhatAnUnknownNameMayMean() {
    let index = NameIndex(
      towns: [town("Khan Sheikhun"), town("Idlib")],
      factions: [faction("White Helmets")]
    )
    #expect(index.town(named: "Khan Cheikhoun") == .unknown(suggestion: "Khan Sheikhun"))
    #expect(index.town(named: "Damascus") == .unknown(suggestion: nil))
    #expect(index.faction(named: "White Helmet") == .unknown(suggestion: "White Helmets"))
    #expect(index.faction(named: "the white helmets") == .found(ID(0)))
    #expect(index.town(named: "") == .unknown(suggestion: nil))
  }

  @Test func tellsNamesakesApartByWhatTheyLieIn() {
    let index = NameIndex(
      towns: [
        town("Suran", in: ["Hama Governorate", "Syria"]),
        town("Suran", in: ["Aleppo Governorate", "Syria"]),
        town(
          "Hama Governorate",
          aliases: ["Hama province", "محافظة حماة"],
          kind: .governorate,
          in: ["Syria"]
        ),
        town("Syria", aliases: ["سوريا"], kind: .country),
      ],
      factions: []
    )
    #expect(index.town(named: "Suran") == .ambiguous([ID(0), ID(1)]))
    for area in ["Hama Governorate", "hama province", "محافظة حماه"] {
      #expect(index.town(named: "Suran", within: area) == .found(ID(0)))
    }
    // The other governorate has no entry: its written name counts.
    #expect(index.town(named: "Suran", within: "Aleppo governorate") == .found(ID(1)))
    #expect(index.town(named: "Suran", within: "سوريا") == .ambiguous([ID(0), ID(1)]))
    #expect(index.town(named: "Suran", within: "Idlib") == .elsewhere([ID(0), ID(1)]))
  }

  @Test func prefersASettlementToTheAreasOfItsNameAroundIt() {
    let hama = [
      town("Hama", kind: .governorate, in: ["Syria"]),
      town("Hama", kind: .district, in: ["Hama", "Syria"]),
      town("Hama", kind: .city, in: ["Hama", "Hama", "Syria"]), town("Syria", kind: .country),
    ]
    let index = NameIndex(towns: hama, factions: [])
    #expect(index.town(named: "Hama") == .found(ID(2)))
    #expect(index.town(named: "Hama", within: "Hama") == .found(ID(2)))
    #expect(index.ancestry(of: ID(2)).known == [ID(1), ID(0), ID(3)])
    #expect(index.ancestry(of: ID(1)).known == [ID(0), ID(3)])

    // A village of the name in another governorate is another place.
    let two = NameIndex(
      towns: hama + [town("Hama", kind: .village, in: ["Idlib", "Syria"])],
      factions: []
    )
    #expect(two.town(named: "Hama") == .ambiguous([ID(2), ID(4)]))

    // Two areas of one name, without a settlement, are two.
    #expect(
      NameIndex(towns: Array(hama[0...1]), factions: []).town(named: "Hama")
        == .ambiguous([ID(0), ID(1)])
    )
  }

  @Test func takesTheWidestOfAreasThatLieInOneAnother() {
    let index = NameIndex(
      towns: [
        town("Morek", in: ["Hama"]), town("Hama", kind: .district, in: ["Hama", "Syria"]),
        town("Hama", kind: .governorate, in: ["Syria"]), town("Syria", kind: .country),
        town("Suran", in: ["Mid", "Nowhere"]), town("Mid", kind: .district, in: ["Idlib"]),
        town("Mid", kind: .district, in: ["Aleppo"]),
      ],
      factions: []
    )
    #expect(index.ancestry(of: ID(0)).known == [ID(2), ID(3)])
    #expect(index.ancestry(of: ID(4)).unlisted == ["Nowhere"])
    #expect(index.ancestry(of: ID(4)).ambiguous == ["Mid"])
    #expect(index.town(named: "Suran", within: "Mid") == .found(ID(4)))
  }

  @Test func endsWhereParentsGoInACircle() {
    let index = NameIndex(
      towns: [
        town("A", kind: .district, in: ["B"]), town("B", kind: .district, in: ["A"]),
        town("C", in: ["C"]),
      ],
      factions: []
    )
    #expect(index.ancestry(of: ID(0)).known == [ID(1)])
    #expect(index.ancestry(of: ID(2)).known == [])
    #expect(index.ancestry(of: ID(2)).unlisted == ["C"])
  }

  @Test func keepsNamesThatFoldToNothingApart() {
    let index = NameIndex(towns: [town("—"), town("??"), town("🙂")], factions: [])
    #expect(index.town(named: "??") == .found(ID(1)))
    #expect(index.town(named: "🙂") == .found(ID(2)))
    #expect(index.town(named: "!") == .unknown(suggestion: nil))
  }

  @Test func findsFactionsAndTheirDoubles() {
    let index = NameIndex(
      towns: [town("Idlib")],
      factions: [faction("Ahrar al-Sham"), faction("SDF"), faction("Other", aliases: ["sdf"])]
    )
    #expect(index.faction(named: "Ahrar ash-Sham") == .found(ID(0)))
    #expect(index.faction(named: "SDF") == .ambiguous([ID(1), ID(2)]))
    #expect(index.faction(named: "Idlib") == .unknown(suggestion: nil))
  }

  private func town(
    _ name: String,
    names: [String] = [],
    aliases: [String] = [],
    kind: TownKind = .town,
    in parents: [String] = []
  ) -> TownDocument {
    let location = SourceLocation(path: "Content/Towns/t.md")
    var town = TownDocument(at: location, name: name)
    town.names = names.compactMap { name in
      LanguageTag("ar").map { LocalizedName(language: $0, name: name) }
    }
    town.aliases = aliases
    town.kind = kind
    town.parents = parents.map { Located($0, at: location) }
    return town
  }

  private func faction(_ name: String, aliases: [String] = []) -> FactionDocument {
    var faction = FactionDocument(
      at: SourceLocation(path: "Content/Factions/f.md"),
      name: name,
      body: BodyReference(file: 0, offset: 0, count: 0, firstLine: 1)
    )
    faction.aliases = aliases
    return faction
  }
}
