import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

/// Which town an account means, and what becomes of names that are in no gazetteer.
@Suite struct TownResolvingTests {
  @Test func makesOneTownOfUnknownNamesThatFoldAlike() {
    let (archive, problems) = publicArchive([
      naming("b", published: "2019-08-23", place("AL-TEH")),
      naming("a", published: "2019-08-21", place("Al-Teh")),
      .town(town("Morek")),
    ])
    #expect(archive.towns.map(\.name) == ["Al-Teh", "Morek"])
    #expect(archive.towns.map(\.isInGazetteer) == [false, true])
    #expect(Array(archive.relations.eventsOfTown[ID(0)]).count == 2)
    #expect(problems.map(\.identifier) == ["unknown-town"])
    #expect(
      problems.map(\.message) == [
        "the gazetteer has no town called 'Al-Teh', which is named 2 times"
      ]
    )
  }

  @Test func suggestsTheNameThatWasProbablyMeant() {
    let (_, problems) = publicArchive([
      naming("a", place("Khan Sheihkun")), .town(town("Khan Sheikhun")),
    ])
    #expect(
      problems.map(\.message) == [
        "the gazetteer has no town called 'Khan Sheihkun'; did you mean 'Khan Sheikhun'?"
      ]
    )
  }

  @Test func tellsHowToSettleANameOfSeveralPlaces() {
    let (archive, problems) = publicArchive([
      naming("a", place("Kafr Nabl")),
      .town(town("Kafr Nabl", in: ["Hama", "Syria"], file: "one")),
      .town(town("Kafr Nabl", in: ["Idlib", "Syria"], file: "two")),
    ])
    #expect(problems.map(\.identifier) == ["ambiguous-town"])
    #expect(
      problems.map(\.message) == [
        "'Kafr Nabl' is the name of 2 places; "
          + "write '{name: Kafr Nabl, in: Hama}' or '{name: Kafr Nabl, in: Idlib}'"
      ]
    )
    #expect(archive.events.map(\.places) == [[]])
  }

  @Test func takesThePlaceInTheAreaThatIsWritten() {
    let (archive, problems) = publicArchive([
      naming("a", place("Kafr Nabl", in: "Hama")),
      .town(town("Kafr Nabl", in: ["Idlib"], file: "one")),
      .town(town("Kafr Nabl", in: ["Hama"], file: "two")),
    ])
    #expect(problems == [])
    #expect(archive.towns.map(\.slug.text) == ["kafr-nabl-hama", "kafr-nabl-idlib"])
    #expect(archive.events[0].places == [EventPlace(town: ID(0), relation: .in)])
  }

  @Test func doesNotTakeANamesakeThatLiesElsewhere() {
    let (archive, problems) = publicArchive([
      naming("a", place("Kafr Nabl", in: "Hama")), .town(town("Kafr Nabl", in: ["Idlib"])),
    ])
    #expect(problems.map(\.identifier) == ["town-elsewhere"])
    #expect(archive.towns.map(\.slug.text) == ["kafr-nabl", "kafr-nabl-2"])
    #expect(archive.towns[1].unlistedParents == ["Hama"])
  }

  @Test func putsAnUnknownPlaceInTheAreaWrittenWithIt() {
    let (archive, _) = publicArchive([
      naming("a", place("Benin", in: "Idlib")),
      .town(town("Idlib", kind: .governorate, in: ["Syria"])),
    ])
    #expect(archive.towns.map(\.name) == ["Benin", "Idlib"])
    #expect(archive.towns[0].parents == [ID(1)])
    #expect(archive.towns[0].unlistedParents == ["Syria"])
    #expect(Array(archive.relations.partsOfTown[ID(1)]) == [ID(0)])
  }

  @Test func cutsCirclesOfParents() {
    let (archive, problems) = publicArchive([
      .town(town("A", kind: .district, in: ["B"])), .town(town("B", kind: .district, in: ["A"])),
      .town(town("C", in: ["A"])),
    ])
    #expect(problems.map(\.identifier) == ["parent-cycle", "parent-cycle"])
    #expect(archive.towns[0].parents == [])
    #expect(archive.towns[1].parents == [])
    #expect(archive.towns[2].parents == [ID(0), ID(1)])
  }

  @Test func warnsOfAPlaceThatIsDescribedTwice() {
    let (_, problems) = publicArchive([
      .town(town("Morek", in: ["Hama"], file: "a")), .town(town("morek", in: ["Hama"], file: "b")),
    ])
    #expect(problems.map(\.identifier) == ["path-collision", "duplicate-town"].sorted())
    #expect(Set(problems.map(\.location.path)) == ["Content/Towns/b.md"])
  }

  @Test func namesAreasAfterTheirKindWhenASettlementHasTheirName() {
    let (archive, problems) = publicArchive([
      .town(town("Hama", kind: .city, in: ["Hama", "Syria"], file: "city")),
      .town(town("Hama", kind: .district, in: ["Syria"], file: "district")),
      .town(town("Hama", kind: .governorate, in: ["Syria"], file: "governorate")),
    ])
    #expect(archive.towns.map(\.slug.text) == ["hama", "hama-district", "hama-governorate"])
    #expect(problems.filter { $0.severity == .error } == [])
  }

  @Test func keepsTheAddressAnAuthorAsksFor() {
    var asked = town("Kafr Nabl", in: ["Idlib"], file: "one")
    asked.slug = Located("kafranbel", at: asked.location)
    let (archive, problems) = publicArchive([
      .town(asked), .town(town("Kafr Nabl", in: ["Hama"], file: "two")),
    ])
    #expect(problems == [])
    #expect(archive.towns.map(\.path.text) == ["towns/kafr-nabl.html", "towns/kafranbel.html"])
  }
}

private func naming(
  _ name: String,
  published: String = "2019-08-22",
  _ place: TownReference
) -> Document {
  .article(article(name, published: published, accounts: [account("e-\(name)", towns: [place])]))
}
