import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct EventFieldsTests {
  @Test func readsEveryKey() throws {
    let reading = Reading(
      article(
        event: """
          id: 2019-08-20-khan-sheikhun-withdrawal
          date: 2019-08-19/2019-08-21?
          type: withdrawal
          town: Khan Sheikhun
          factions: [{name: Tahrir al-Sham, role: actor}, Ahrar al-Sham]
          fatalities: 4
          injured: 2-5
          missing: {min: 1, max: 3, best: 2, civilians: 1}
          detained: {best: 7}
          displaced: dozens of families
          rescued: 0
          attribution: Musab Assaf, local activist
          quote: se sont repliés
          confidence: fair
          summary: >-
            One
            sentence
          """,
        body: "Ils se sont\nrepliés."
      )
    )
    #expect(reading.problems == [])
    let account = try #require(reading.articles.first?.accounts.first)
    let at = { SourceLocation(path: "Content/Articles/a.md", line: $0, column: $1) }
    #expect(account.placement == .frontMatter)
    #expect(account.location == at(5, 5))
    #expect(account.id == Located("2019-08-20-khan-sheikhun-withdrawal", at: at(5, 9)))
    #expect(account.date?.value == ArchiveDate("2019-08-19/2019-08-21?"))
    #expect(account.type == Located("withdrawal", at: at(7, 11)))
    #expect(account.towns == [TownReference(name: "Khan Sheikhun", at: at(8, 11))])
    #expect(
      account.factions == [
        FactionReference(name: "Tahrir al-Sham", role: .actor, at: at(9, 23)),
        FactionReference(name: "Ahrar al-Sham", role: nil, at: at(9, 53)),
      ]
    )
    let counts: [(HarmMeasure, HarmCount, Int, Int)] = [
      (.fatalities, .number(low: 4, high: 4, best: nil, civilians: nil), 10, 17),
      (.injured, .number(low: 2, high: 5, best: nil, civilians: nil), 11, 14),
      (.missing, .number(low: 1, high: 3, best: 2, civilians: 1), 12, 14),
      (.detained, .number(low: 7, high: 7, best: 7, civilians: nil), 13, 15),
      (.displaced, .words("dozens of families"), 14, 16),
      (.rescued, .number(low: 0, high: 0, best: nil, civilians: nil), 15, 14),
    ]
    #expect(account.harm == counts.map { HarmReport(measure: $0, count: $1, at: at($2, $3)) })
    #expect(account.attribution == "Musab Assaf, local activist")
    #expect(account.quote == Located("se sont repliés", at: at(17, 12)))
    #expect(account.quoteRange == 4..<20)
    #expect(account.confidence == .fair)
    #expect(account.summary == "One sentence")
  }

  @Test(
    arguments: [
      ("town: A", "A in"),
      ("town: [A, B]", "A in, B in"),
      ("towns: [A, {name: B, relation: near}]", "A in, B near"),
      ("town: {name: A, relation: road, in: Hama}", "A road within Hama"),
      ("town: A\ntowns: [B]", "A in, B in"),
      ("town:", ""),
      ("towns: []", ""),
    ]
  )
  func takesTownsInEveryShape(lines: String, expected: String) throws {
    let reading = Reading(article(event: lines))
    #expect(reading.problems == [])
    let towns = try #require(reading.articles.first?.accounts.first?.towns)
    let written = towns.map {
      "\($0.name) \($0.relation)\($0.within.map { " within \($0)" } ?? "")"
    }
    #expect(written.joined(separator: ", ") == expected)
  }

  @Test func takesOneFactionWithoutAList() throws {
    let reading = Reading(article(event: "id: e\nfactions: {name: A, role: claimed-by}"))
    #expect(reading.problems == [])
    #expect(reading.articles.first?.accounts.first?.factions.map(\.role) == [.claimedBy])
    #expect(
      Reading(article(event: "factions: A")).articles[0].accounts[0].factions.map(\.name) == ["A"]
    )
  }

  @Test(
    arguments: [
      ("4", "4-4"), ("0", "0-0"), ("999999999", "999999999-999999999"), ("2-5", "2-5"),
      ("2 – 5", "2-5"), ("'12'", "12-12"), ("٤", "4-4"), ("۲-۵", "2-5"),
      ("{best: 3}", "3-3 best 3"),
      ("{min: 2, max: 4}", "2-4"), ("{min: 2, best: 3}", "2-3 best 3"),
      ("dozens", "dozens"), ("at least 4", "at least 4"), ("20+", "20+"), ("~20", "~20"),
      ("'>20'", ">20"), ("no", "no"), ("4 civilians", "4 civilians"), ("عشرات", "عشرات"),
    ]
  )
  func countsPeopleAsTheyAreWritten(written: String, expected: String) throws {
    let reading = Reading(article(event: "fatalities: \(written)"))
    #expect(reading.problems == [])
    let harm = try #require(reading.articles.first?.accounts.first?.harm.first)
    switch harm.count {
    case .words(let words): #expect(words == expected)
    case .number(let low, let high, let best, _):
      #expect("\(low)-\(high)\(best.map { " best \($0)" } ?? "")" == expected)
    }
  }

  @Test(
    arguments: [
      "012", "1,200", "1 200", "1\u{202F}200", "1.5", "1e3", "-3", "5-2", "1:30", "2-3-4",
      "99999999999", "3-99999999999", "{min: 1}", "{max: 1}", "{civilians: 1}", "{}",
      "{min: 3, max: 1}", "{min: 1, max: 3, best: 4}", "{min: 1, max: 3, civilians: 4}",
    ]
  )
  func refusesCountsThatCouldBeMisread(written: String) {
    let reading = Reading(article(event: "fatalities: \(written)"))
    #expect(reading.places == ["5:17 invalid-count"])
    #expect(reading.articles.first?.accounts.first?.harm == [])
  }

  @Test(
    arguments: [
      ("id: ../x", "5:9 invalid-id"),
      ("id: a/b", "5:9 invalid-id"),
      ("id: -a", "5:9 invalid-id"),
      ("id: é", "5:9 invalid-id"),
      ("id: a b", "5:9 invalid-id"),
      ("id: [a]", "5:9 wrong-shape"),
      ("date: 2019-13-01", "5:11 invalid-date"),
      ("date: 2019-02-30", "5:11 invalid-date"),
      ("date: 2019-08-20T10:00", "5:11 invalid-date"),
      ("date: 2019-08-21/2019-08-19", "5:11 invalid-date"),
      ("date: yesterday", "5:11 invalid-date"),
      ("type: clashs", "5:11 unknown-event-type"),
      ("town: {relation: near}", "5:11 missing-key"),
      ("town: {name: A, relation: by}", "5:31 unknown-word"),
      ("town: {name: A, at: B}", "5:21 unknown-key"),
      ("town: [[A]]", "5:12 wrong-shape"),
      ("factions: [{role: actor}]", "5:16 missing-key"),
      ("factions: [{name: A, role: acter}]", "5:32 unknown-word"),
      ("fatalities: {min: x, max: 2}", "5:23 invalid-number"),
      ("fatalities: [1, 2]", "5:17 wrong-shape"),
      ("fatalities: {low: 1, best: 2}", "5:18 unknown-key"),
      ("confidence: high", "5:17 unknown-word"),
      ("summary: {a: b}", "5:14 wrong-shape"),
      ("summary: '  '", "5:14 missing-value"),
      ("tittle: x", "5:5 unknown-key"),
      ("quote: not there", "5:12 quote-not-found"),
    ]
  )
  func placesEveryProblem(lines: String, problem: String) {
    let places = Reading(article(event: lines)).places
    #expect(places.contains(problem))
    #expect(places.filter { !$0.hasSuffix("invalid-count") }.count == 1)
  }

  @Test func reportsEveryProblemAtOnceAndStillGivesTheArticle() throws {
    let reading = Reading(
      article(event: "id: a b\ndate: never\ntype: clashs\ntown: {nme: A}\nconfidence: high")
    )
    #expect(
      reading.problems == [
        "5:9 error: an event id is 1 to 80 letters a to z, digits, '.', '_' and '-', and begins and ends "
          + "with a letter or a digit [invalid-id]",
        "6:11 error: 'never' is not a date; 'date' is a day, month, year or interval such as "
          + "2019-08-21, 2019-08, 2019 or 2019-08-19/2019-08-21, with '?' when it is uncertain "
          + "[invalid-date]",
        "7:11 error: 'clashs' is not an event type; did you mean 'clashes'? [unknown-event-type]",
        "8:12 error: unknown key 'nme' of a town of an event; did you mean 'name'? [unknown-key]",
        "8:11 error: a town of an event needs the key 'name' [missing-key]",
        "9:17 error: 'high' is not a value of 'confidence'; it is one of confirmed, fair, weak, "
          + "contested [unknown-word]",
      ]
    )
    #expect(reading.articles.first?.accounts.count == 1)
  }

  @Test func takesTheEventTypesOfTheArchive() {
    var configuration = ConfigurationReader.standard
    configuration.eventTypes = [EventTypeDefinition(id: "siege", names: [])]
    let text = article(event: "type: siege")
    #expect(Reading(text, configuration: configuration).problems == [])
    #expect(Reading(text).places == ["5:11 unknown-event-type"])
  }

  @Test func refusesMoreEventsThanOneDocumentHolds() {
    // Of lists alone: a thousand keys are refused before a thousand events are.
    let events = repeatElement("- x", count: 1_001).joined(separator: "\n")
    let places = Reading(article("events:\n\(events)")).places
    #expect(places.first == "5:3 wrong-shape")
    #expect(places.last == "- too-many-problems")
    let blocks = repeatElement("```event\nid:\n```\n", count: 1_001).joined()
    #expect(Reading(article("tags: a", body: blocks)).places == ["3006:1 too-many-events"])
  }
}
