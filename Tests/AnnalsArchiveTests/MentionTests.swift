import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

/// What a name in the prose adds, and what a name of several places means.
@Suite struct MentionTests {
  @Test func relatesAnArticleToWhatItsProseNames() {
    let archive = resolved(
      [.town(town("Morek")), .faction(faction("Air Force"))],
      mentions: [.town(ID(0)), .faction(ID(0)), .town(ID(0))]
    )
    #expect(Array(archive.relations.townsOfArticle[ID(0)]) == [ID(0)])
    #expect(Array(archive.relations.articlesOfTown[ID(0)]) == [ID(0)])
    #expect(Array(archive.relations.articlesOfFaction[ID(0)]) == [ID(0)])
    #expect(archive.relations.eventsOfTown[ID(0)].isEmpty)
  }

  @Test func takesTheNamesakeThatAnEventNames() {
    let archive = resolved(
      namesakes,
      ambiguous: [[.town(ID(0)), .town(ID(1))]],
      towns: [
        place("Kafr Nabl", in: "Hama")
      ]
    )
    #expect(names(archive) == ["kafr-nabl-hama"])
  }

  @Test func takesTheNamesakeInTheGovernorateOfAnEvent() {
    let archive = resolved(
      namesakes,
      ambiguous: [[.town(ID(0)), .town(ID(1))]],
      towns: [place("Morek")]
    )
    #expect(names(archive) == ["kafr-nabl-hama", "morek"])
    #expect(archive.articles[0].meaning(of: targets(archive)) == .town(ID(0)))
  }

  @Test func takesNoneWhenNothingSettlesIt() {
    let archive = resolved(namesakes, ambiguous: [[.town(ID(0)), .town(ID(1))]])
    #expect(names(archive) == [])
    #expect(archive.articles[0].meaning(of: targets(archive)) == nil)
  }

  @Test func takesNoneWhenEventsNameBoth() {
    let archive = resolved(
      namesakes,
      ambiguous: [[.town(ID(0)), .town(ID(1))]],
      towns: [
        place("Kafr Nabl", in: "Hama"), place("Kafr Nabl", in: "Idlib"),
      ]
    )
    #expect(archive.articles[0].meaning(of: targets(archive)) == nil)
  }
}

private let namesakes: [Document] = [
  .town(town("Kafr Nabl", in: ["Idlib", "Syria"], file: "idlib")),
  .town(town("Kafr Nabl", in: ["Hama", "Syria"], file: "hama")),
  .town(town("Morek", in: ["Hama", "Syria"])),
]

/// An archive of a gazetteer and one article.
private func resolved(
  _ gazetteer: [Document],
  mentions: [MentionMatcher.Target] = [],
  ambiguous: [[MentionMatcher.Target]] = [],
  towns: [TownReference] = []
) -> PublicArchive {
  var prose = Prose()
  prose.mentions = mentions
  prose.ambiguousMentions = ambiguous
  let accounts = towns.isEmpty ? [] : [account("e", towns: towns)]
  let report = ReadDocument(.article(article("a", accounts: accounts)), prose: prose)
  return Archive(
    resolving: gazetteer.map { ReadDocument($0) } + [report],
    configuration: configuration
  )
  .redacted(asOf: nil).0
}

private func names(_ archive: PublicArchive) -> [String] {
  archive.relations.townsOfArticle[ID(0)].map { archive.towns[$0].slug.text }
}

/// Both places called Kafr Nabl, by their public ids.
private func targets(_ archive: PublicArchive) -> [MentionMatcher.Target] {
  archive.towns.indices.filter { archive.towns[$0].name == "Kafr Nabl" }.map { .town(ID($0)) }
}
