import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

/// What an event becomes when several documents tell of it.
@Suite struct EventMergeTests {
  @Test func givesTheSpanOfThreeSourcesAndNeverAnAverage() {
    let event = merged([
      report("a", "Agency A", account("e", harm: [harm(.fatalities, 2)])),
      report("b", "Agency B", account("e", harm: [harm(.fatalities, 9)])),
      report("c", "Agency C", account("e", harm: [harm(.fatalities, 4, 5)])),
    ])
    #expect(event?.harm == [HarmRange(measure: .fatalities, numbers: 2...9, words: [])])
    #expect(event?.independentOrigins == 3)
  }

  @Test func keepsWordsOfAccountsThatGiveNoNumber() {
    let event = merged([
      report("a", "A", account("e", harm: [words(.injured, "dozens")])),
      report("b", "B", account("e", harm: [words(.injured, "many"), harm(.injured, 12)])),
      report("c", "C", account("e", harm: [words(.injured, "dozens"), words(.missing, "some")])),
    ])
    #expect(
      event?.harm == [
        HarmRange(measure: .injured, numbers: 12...12, words: ["dozens"]),
        HarmRange(measure: .missing, numbers: nil, words: ["some"]),
      ]
    )
  }

  @Test func countsAnEchoOnce() {
    let event = merged([
      report("a", "A", account("e", date: "2019-08-19", attribution: "Musab Assaf")),
      report("b", "B", account("e", date: "2019-08-19", attribution: "MUSAB ASSAF")),
      report("c", "C", account("e", date: "2019-08-20")),
      report("d", "D", account("e", date: "2019-08-20")),
    ])
    #expect(event?.independentOrigins == 3)
    #expect(event?.date == date("2019-08-20"))
    #expect(event?.dates == [date("2019-08-19"), date("2019-08-20")])
  }

  @Test func takesASourceForTheOriginOfWhatItAttributesToNobody() {
    let event = merged([
      report("a", "Diyaruna", account("e")),
      report("b", "Diyaruna", account("e")),
      report("c", "Another", account("e", attribution: "Diyaruna")),
      report("d", nil, account("e")),
      report("e", nil, account("e")),
    ])
    #expect(event?.independentOrigins == 3)
  }

  @Test func takesTheEditorsRecordForAnOriginOnlyWhenItNamesOne() {
    let reports = [
      report("a", "Agency A", account("e")), report("b", "Agency A", account("e")),
    ]
    #expect(merged(reports, record: account("e"))?.independentOrigins == 1)
    #expect(
      merged(reports, record: account("e", attribution: "A witness"))?.independentOrigins == 2
    )
  }

  @Test func letsTheEditorsRecordSettleATie() {
    let event = merged(
      [
        report("a", "A", account("e", date: "2019-08-19", type: "shelling", summary: "From A")),
        report("b", "B", account("e", date: "2019-08-20", type: "airstrike", summary: "From B")),
      ],
      record: account("e", date: "2019-08-20", type: "airstrike", summary: "The editor's")
    )
    #expect(event?.date == date("2019-08-20"))
    #expect(event?.summary == "The editor's")
  }

  @Test func letsTheEarliestReportSettleATieWithoutARecord() {
    let event = merged([
      report("z", "A", published: "2019-08-21", account("e", date: "2019-08-19", summary: "First")),
      report("a", "B", published: "2019-08-23", account("e", date: "2019-08-20", summary: "Last")),
    ])
    #expect(event?.date == date("2019-08-19"))
    #expect(event?.summary == "First")
  }

  @Test func letsAnOriginChangeItsMind() {
    let event = merged([
      report("a", "A", published: "2019-08-21", account("e", type: "shelling")),
      report("b", "A", published: "2019-08-22", account("e", type: "airstrike")),
      report("c", "B", published: "2019-08-23", account("e", type: "airstrike")),
      report("d", "C", published: "2019-08-24", account("e", type: "shelling")),
    ])
    #expect(event?.type == "airstrike")
  }

  @Test func prefersADateThatIsGivenToTheDayOfAReport() {
    let event = merged([
      report("a", "A", published: "2019-08-22", account("e")),
      report("b", "B", published: "2019-08-22", account("e")),
      report("c", "C", published: "2019-08-23", account("e", date: "2019-08")),
    ])
    #expect(event?.date == date("2019-08"))
    #expect(event?.dates == [date("2019-08")])
  }

  @Test func joinsPlacesAndParticipantsInTheOrderFirstNamed() {
    let (archive, _) = publicArchive([
      .article(
        article(
          "a",
          published: "2019-08-21",
          accounts: [
            account("e", towns: [place("Morek"), place("Idlib", .near)], factions: [actor("B")])
          ]
        )
      ),
      .article(
        article(
          "b",
          published: "2019-08-22",
          accounts: [
            account(
              "e",
              towns: [place("Idlib", .near), place("Idlib")],
              factions: [actor("A", .target), actor("B")]
            )
          ]
        )
      ),
      .town(town("Morek")), .town(town("Idlib")), .faction(faction("A")), .faction(faction("B")),
    ])
    let (idlib, morek) = (ID<Town>(0), ID<Town>(1))
    #expect(
      archive.events[0].places == [
        EventPlace(town: morek, relation: .in),
        EventPlace(town: idlib, relation: .near),
        EventPlace(town: idlib, relation: .in),
      ]
    )
    #expect(
      archive.events[0].participants == [
        Participant(faction: ID(1), role: .actor),
        Participant(faction: ID(0), role: .target),
      ]
    )
  }

  @Test(arguments: [
    ([Confidence.confirmed, .weak, .fair], Confidence.weak),
    ([.confirmed, .contested], .contested),
    ([.fair], .fair),
  ])
  func takesTheLowestGrade(grades: [Confidence], lowest: Confidence) {
    let event = merged(
      grades.enumerated().map { index, grade in
        report("\(index)", "Source \(index)", account("e", confidence: grade))
      }
    )
    #expect(event?.confidence == lowest)
  }

  @Test func putsTheRecordFirstAndTheReportsByPublication() {
    let (archive, _) = publicArchive([
      report("late", "A", published: "2019-08-23", account("e", summary: "late")),
      report("early", "A", published: "2019-08-21", account("e", summary: "early")),
      .eventRecord(record("e", account("e", summary: "record"))),
    ])
    #expect(archive.accounts.map(\.summary) == ["record", "early", "late"])
    #expect(archive.accounts.map(\.article) == [nil, ID(0), ID(1)])
    #expect(archive.events[0].accounts == 0..<3)
    #expect(archive.events[0].sourcePath == "Content/Events/e.md")
  }

  @Test func datesARecordWithoutADateByItsReports() {
    let (archive, problems) = publicArchive([
      report("a", "A", account("e", date: "2019-08-20")),
      .eventRecord(record("e", account("e"))),
    ])
    #expect(problems == [])
    #expect(archive.accounts.map(\.date) == [date("2019-08-20"), date("2019-08-20")])
    #expect(archive.accounts.map(\.dateIsOwn) == [false, true])
  }

  @Test func refusesARecordThatNothingDates() {
    let (archive, problems) = publicArchive([.eventRecord(record("e", account("e")))])
    #expect(archive.events.isEmpty)
    #expect(problems.map(\.identifier) == ["undated-event"])
  }

  @Test(arguments: [
    ("2019-08-21", "2019-08-21", "2019-08-21"),
    ("2019-08", "2019-08-01", "2019-08-31"),
    ("2019-08-19/2019-09-02", "2019-08-19", "2019-09-02"),
    ("2019?", "2019-01-01", "2019-12-31"),
  ])
  func keepsTheDaysADateCanMean(text: String, first: String, last: String) {
    let event = merged([report("a", "A", published: "2020-01-01", account("e", date: text))])
    #expect(event?.date.description == text)
    #expect(event?.date.first == day(first))
    #expect(event?.date.last == day(last))
  }
}

/// What tests look at in an event.
private struct Merged {
  let date: ArchiveDate
  let dates: [ArchiveDate]
  let type: String
  let summary: String?
  let harm: [HarmRange]
  let confidence: Confidence?
  let independentOrigins: Int
}

/// The only event of some articles and perhaps a record.
private func merged(_ articles: [Document], record account: EventAccount? = nil) -> Merged? {
  let records = account.map { [Document.eventRecord(record("e", $0))] } ?? []
  let (archive, _) = publicArchive(articles + records)
  guard archive.events.count == 1, let event = archive.events.first else { return nil }
  return Merged(
    date: event.date,
    dates: event.dates,
    type: archive.types[event.type].id,
    summary: event.summary,
    harm: event.harm,
    confidence: event.confidence,
    independentOrigins: event.independentOrigins
  )
}

private func report(
  _ name: String,
  _ source: String?,
  published: String = "2019-08-22",
  _ account: EventAccount
) -> Document {
  .article(article(name, published: published, source: source, accounts: [account]))
}
