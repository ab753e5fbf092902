import AnnalsArchive
import AnnalsContent
import AnnalsVocabulary
import Testing

/// What the public does not get to see.
@Suite struct RedactionTests {
  @Test(
    arguments: [
      (Status.published, "2019-09-01", true),
      (.draft, "2019-09-01", false),
      (.withheld, "2019-09-01", false),
      (.retracted(on: nil, reason: nil), "2019-09-01", false),
      (.embargoed(until: day("2019-09-01")), "2019-08-31", false),
      (.embargoed(until: day("2019-09-01")), "2019-09-01", true),
      (.embargoed(until: day("2019-09-01")), "2019-09-02", true),
      (.embargoed(until: day("2019-09-01")), nil, false),
    ] as [(Status, String?, Bool)]
  )
  func showsWhatItsStatusAllows(status: Status, asOf text: String?, isShown: Bool) {
    let (archive, _) = publicArchive(
      [.article(article("a", status: status, accounts: [account("e", towns: [place("X")])]))],
      asOf: text.map(day)
    )
    #expect(archive.articles.count == (isShown ? 1 : 0))
    #expect(archive.events.count == (isShown ? 1 : 0))
    #expect(archive.towns.count == (isShown ? 1 : 0))
    #expect(!archive.showsDrafts)
  }

  @Test(arguments: [
    (Status.draft, true), (.embargoed(until: day("2030-01-01")), true), (.withheld, false),
    (.retracted(on: nil, reason: nil), false),
  ])
  func showsDraftsInAPreviewAndMarksThem(status: Status, isShown: Bool) {
    let (archive, _) = publicArchive(
      [.article(article("a", status: status, accounts: [account("e")])), .article(article("b"))],
      showDrafts: true
    )
    #expect(archive.showsDrafts)
    #expect(archive.articles.map(\.isUnpublished) == (isShown ? [true, false] : [false]))
    #expect(archive.events.map(\.isUnpublished) == (isShown ? [true] : []))
  }

  @Test(arguments: [
    Status.draft, .withheld, .embargoed(until: day("2030-01-01")),
    .retracted(on: day("2019-09-01"), reason: "The source took it back"),
  ])
  func leavesNoTraceOfWhatIsHidden(status: Status) {
    let secret = "Zzyzx"
    var hidden = article("hidden", source: "\(secret) News", status: status)
    hidden.title = "\(secret) title"
    hidden.author = "\(secret) author"
    hidden.url = "https://example.org/\(secret)"
    hidden.tags = ["\(secret) tag"]
    hidden.corrections = [Correction(day: day("2019-08-30"), text: "\(secret) correction")]
    let told = account(
      "shared",
      type: "siege",
      towns: [place("\(secret) town", in: "\(secret) area"), place("PUBLIC TOWN")],
      factions: [actor("\(secret) group")],
      harm: [words(.injured, "\(secret) injured")],
      attribution: "\(secret) witness",
      summary: "\(secret) summary"
    )
    hidden.accounts = [told]
    let record = record("\(secret)-record", status: status, told)
    var page = PageDocument(
      path: "Content/Pages/\(secret).md",
      title: "\(secret) page",
      status: status,
      body: BodyReference(file: 0, offset: 0, count: 0, firstLine: 1)
    )
    page.slug = Located("about", at: somewhere)
    let open = article(
      "open",
      published: "2019-08-25",
      accounts: [account("shared", towns: [place("Public Town")])]
    )
    let archive = shown(
      [.article(hidden), .eventRecord(record), .page(page), .article(open)],
      configuration: withSieges
    )
    #expect(!"\(archive)".contains(secret))
    #expect(archive.towns.map(\.name) == ["Public Town"])
    #expect(archive.types.map(\.id) == ["other"])
    #expect(archive.events.map(\.independentOrigins) == [1])
    #expect(archive.accounts.count == 1)
  }

  @Test func leavesATombstoneWhereAnArticleWasRetracted() {
    let (archive, problems) = publicArchive([
      .article(
        article(
          "2019-08-22-wrong",
          status: .retracted(on: day("2019-09-01"), reason: "It was wrong"),
          accounts: [account("2019-08-20-gone", date: "2019-08-20"), account("kept")]
        )
      ),
      .article(article("right", accounts: [account("kept")])),
    ])
    #expect(problems == [])
    #expect(
      archive.tombstones.map(\.path.text)
        == ["articles/2019/08/22-wrong.html", "events/2019/08/2019-08-20-gone.html"]
    )
    #expect(archive.tombstones.map(\.day) == [day("2019-09-01"), day("2019-09-01")])
    #expect(archive.tombstones.map(\.reason) == ["It was wrong", "It was wrong"])
    #expect(archive.events.map(\.key) == ["kept"])
  }

  @Test func leavesNoTombstoneOfAnEventThatWasNeverPublic() {
    let (archive, _) = publicArchive([
      .article(article("a", status: .withheld, accounts: [account("e1")])),
      .eventRecord(record("e1", status: .draft, account("e1", date: "2019-08-20"))),
    ])
    #expect(archive.tombstones.isEmpty)
  }

  @Test func takesTheDayAndReasonOfTheLastRetraction() {
    let (archive, _) = publicArchive([
      retracted("a", on: "2019-09-05", "the last"), retracted("b", on: "2019-09-01", "the first"),
      retracted("c", on: nil, "without a day"),
    ])
    let event = archive.tombstones.first { $0.path.text.hasPrefix("events/") }
    #expect(event?.day == day("2019-09-05"))
    #expect(event?.reason == "the last")
  }

  @Test func callsWhatHasNoEntryAsTheFirstShownAccountDoes() {
    let (archive, _) = publicArchive([
      .article(
        article(
          "a",
          published: "2019-08-01",
          source: "AGENCY",
          status: .draft,
          accounts: [account("e1", towns: [place("MOREK", in: "HAMA")], factions: [actor("GROUP")])]
        )
      ),
      .article(
        article(
          "b",
          published: "2019-08-02",
          source: "Agency",
          accounts: [account("e2", towns: [place("Morek", in: "Hama")], factions: [actor("Group")])]
        )
      ),
    ])
    #expect(archive.towns.map(\.name) == ["Morek"])
    #expect(archive.towns.map(\.unlistedParents) == [["Hama"]])
    #expect(archive.factions.map(\.name) == ["Group"])
    #expect(archive.sources.map(\.name) == ["Agency"])
  }

  @Test func givesNoAddressAwayToWhatIsHidden() {
    let (archive, problems) = publicArchive([
      .article(article("fr/2019-08-22-report", status: .withheld)),
      .article(article("en/2019-08-22-report")),
    ])
    #expect(problems == [])
    #expect(archive.articles.map(\.path.text) == ["articles/2019/08/22-report.html"])
  }

  @Test func copiesNoMediaThatOnlyHiddenDocumentsShow() {
    func read(_ name: String, _ status: Status, _ media: [Int]) -> ReadDocument {
      var prose = Prose()
      prose.media = media
      return ReadDocument(.article(article(name, status: status)), prose: prose)
    }
    let files = ["hidden.jpg", "shared.jpg", "unused.jpg"].enumerated().map { index, path in
      ReadDocument(.media(MediaDocument(file: index, path: path, size: 1)))
    }
    let archive = Archive(
      resolving: files + [read("a", .draft, [0, 1]), read("b", .published, [1])],
      configuration: configuration
    )
    let (shown, _) = archive.redacted(asOf: nil)
    #expect(shown.media.map(\.path.text) == ["media/shared.jpg", "media/unused.jpg"])
  }

  @Test func showsWhatIsDatedInTheFutureWithAWarning() {
    let documents = ["2019-08-22", "2019-08-23", "2019-08-24"].map { day in
      ReadDocument(.article(article("a-\(day)", published: day)))
    }
    let (shown, problems) = Archive(resolving: documents, configuration: configuration)
      .redacted(asOf: day("2019-08-22"))
    #expect(shown.articles.count == 3)
    // The 23rd has come somewhere on earth.
    #expect(
      problems.map { "\($0.location.path) \($0.identifier)" }
        == ["Content/Articles/a-2019-08-24.md future-date"]
    )
  }

  @Test func publishesAnActivePictureAsText() {
    let (shown, _) = publicArchive([
      .media(MediaDocument(file: 0, path: "a.svg", size: 1)),
      .media(MediaDocument(file: 1, path: "b.svg", size: 1, isActive: true)),
    ])
    #expect(shown.media.map(\.path.text) == ["media/a.svg", "media/b.svg.txt"])
  }

  @Test func copiesMediaThatADraftShowsToo() {
    func showing(_ file: Int, _ document: Document) -> ReadDocument {
      var prose = Prose()
      prose.media = [file]
      return ReadDocument(document, prose: prose)
    }
    let files = ["of-town.jpg", "of-faction.jpg"].enumerated().map { index, path in
      ReadDocument(.media(MediaDocument(file: index, path: path, size: 1)))
    }
    let archive = Archive(
      resolving: files + [
        showing(0, .article(article("a", status: .draft))), showing(0, .town(town("Morek"))),
        showing(1, .article(article("b", status: .withheld))),
        showing(1, .faction(faction("Group"))),
      ],
      configuration: configuration
    )
    let (shown, _) = archive.redacted(asOf: nil)
    #expect(shown.media.map(\.path.text) == ["media/of-faction.jpg", "media/of-town.jpg"])
  }
}

private let withSieges: ArchiveConfiguration = {
  var configuration = configuration
  configuration.eventTypes = [EventTypeDefinition(id: "siege", names: [])]
  return configuration
}()

private func shown(
  _ documents: [Document],
  configuration: ArchiveConfiguration
) -> PublicArchive {
  Archive(resolving: documents.map { ReadDocument($0) }, configuration: configuration)
    .redacted(asOf: nil).0
}

private func retracted(_ name: String, on text: String?, _ reason: String) -> Document {
  .article(
    article(
      name,
      status: .retracted(on: text.map(day), reason: reason),
      accounts: [account("e1", date: "2019-08-20")]
    )
  )
}
