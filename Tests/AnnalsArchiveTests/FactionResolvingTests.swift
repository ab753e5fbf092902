import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

@Suite struct FactionResolvingTests {
  @Test func relatesFactionsByName() {
    let (archive, problems) = publicArchive([
      .faction(faction("Air Force", partOf: "government-forces")),
      .faction(faction("Government Forces")),
    ])
    #expect(problems == [])
    #expect(
      archive.factions[0].relations
        == [Faction.Relation(kind: .partOf, other: ID(1), from: nil, to: nil)]
    )
  }

  @Test func makesAFactionOfANameWithoutAFile() {
    let (archive, problems) = publicArchive([.faction(faction("Air Force", partOf: "Government"))])
    #expect(archive.factions.map(\.name) == ["Air Force", "Government"])
    #expect(archive.factions.map(\.isListed) == [true, false])
    #expect(problems.map(\.message) == ["no file of Content/Factions describes 'Government'"])
  }

  @Test func cutsCirclesOfParts() {
    let (archive, problems) = publicArchive([
      .faction(faction("A", partOf: "B")), .faction(faction("B", partOf: "C")),
      .faction(faction("C", partOf: "A")), .faction(faction("D", partOf: "A")),
      .faction(faction("E", partOf: "E")),
    ])
    #expect(problems.map(\.identifier) == [String](repeating: "parent-cycle", count: 4))
    #expect(archive.factions.map(\.relations.count) == [0, 0, 0, 1, 0])
  }

  @Test func doesNotChooseBetweenFactionsOfOneName() {
    let (archive, problems) = publicArchive([
      .article(article("a", accounts: [account("e", factions: [actor("The Front")])])),
      .faction(faction("Northern Front", aliases: ["The Front"])),
      .faction(faction("Southern Front", aliases: ["The Front"])),
    ])
    #expect(problems.map(\.identifier) == ["ambiguous-faction"])
    #expect(archive.events.map(\.participants) == [[]])
  }
}
