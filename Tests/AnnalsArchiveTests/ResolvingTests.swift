import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

@Suite struct ResolvingTests {
  @Test func relatesArticlesEventsTownsAndFactions() {
    let (archive, problems) = publicArchive([
      .article(
        article(
          "2019-08-22-retrait",
          source: "Diyaruna",
          accounts: [
            account(
              "2019-08-20-khan-sheikhun-withdrawal",
              date: "2019-08-20",
              type: "withdrawal",
              towns: [place("Khan Sheikhun")],
              factions: [actor("Tahrir al-Sham")]
            )
          ]
        )
      ),
      .town(town("Khan Sheikhun", in: ["Maarrat al-Numan", "Idlib"])),
      .faction(faction("Tahrir al-Sham")),
    ])
    #expect(problems == [])
    #expect(archive.articles.map(\.path.text) == ["articles/2019/08/22-retrait.html"])
    #expect(
      archive.events.map(\.path.text)
        == ["events/2019/08/2019-08-20-khan-sheikhun-withdrawal.html"]
    )
    #expect(archive.towns.map(\.path.text) == ["towns/khan-sheikhun.html"])
    #expect(archive.towns[0].unlistedParents == ["Maarrat al-Numan", "Idlib"])
    #expect(archive.factions.map(\.path.text) == ["factions/tahrir-al-sham.html"])
    #expect(archive.types.map(\.path.text) == ["types/withdrawal.html"])
    #expect(archive.sources.map(\.name) == ["Diyaruna"])
    #expect(Array(archive.relations.eventsOfTown[ID(0)]) == [ID(0)])
    #expect(Array(archive.relations.articlesOfTown[ID(0)]) == [ID(0)])
    #expect(Array(archive.relations.factionsOfTown[ID(0)]) == [ID(0)])
    #expect(Array(archive.relations.eventsOfSource[ID(0)]) == [ID(0)])
  }
}
