import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

/// What is said of single accounts.
@Suite struct AccountTests {
  @Test func takesTheDayOfTheArticleForAMissingDate() {
    let (archive, _) = publicArchive([
      .article(article("a", published: "2019-08-22", accounts: [account("e")]))
    ])
    #expect(archive.events.map(\.date) == [date("2019-08-22")])
    #expect(archive.accounts.map(\.dateIsOwn) == [false])
  }

  @Test func suggestsAnEventType() {
    let (archive, problems) = publicArchive([
      .article(article("a", accounts: [account("e", type: "airstike")]))
    ])
    #expect(archive.types.map(\.id) == ["other"])
    #expect(problems.map(\.message) == ["'airstike' is no event type; did you mean 'airstrike'?"])
    #expect(problems.map(\.severity) == [.error])
  }

  @Test(arguments: [
    ("airstrike", "2019-08-23", ["event-after-report"]), ("airstrike", "2019-08-22", []),
    ("airstrike", "2019-08", []), ("ceasefire", "2019-08-23", []),
  ])
  func warnsOfAnEventAfterItsReport(type: String, date: String, expected: [String]) {
    let (_, problems) = publicArchive([
      .article(
        article("a", published: "2019-08-22", accounts: [account("e", date: date, type: type)])
      )
    ])
    #expect(problems.map(\.identifier) == expected)
  }

  @Test func warnsOfTwoRecordsOfOneEvent() {
    let (_, problems) = publicArchive([
      .eventRecord(record("a", account("e", date: "2019-08-20"))),
      .eventRecord(record("b", account("e", date: "2019-08-20"))),
    ])
    #expect(problems.map(\.identifier) == ["duplicate-event-record"])
  }

  @Test func keepsBlocksOfTheBodyByTheirPosition() {
    var second = account("e2")
    second.placement = .body(block: 1)
    let (archive, _) = publicArchive([
      .article(article("a", accounts: [account("e1"), second]))
    ])
    let account = archive.articles[0].accounts[1]
    #expect(archive.articles[0].blocks == [nil, account])
  }

  @Test func boundsTheNamesOfOneAccount() {
    let towns = (0..<300).map { place("Town \($0)") }
    let (archive, problems) = publicArchive([
      .article(article("a", accounts: [account("e", towns: towns)]))
    ])
    #expect(archive.towns.count == 200)
    #expect(problems.filter { $0.severity == .error }.map(\.identifier) == ["too-many-names"])
  }
}
