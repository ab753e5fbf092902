import AnnalsVocabulary
import Foundation
import Testing

@testable import AnnalsPages

/// What stands on which page.
@Suite struct PagesTests {
  static let small = BuiltSite(smallArchive)
  static let long = BuiltSite(longArchive(events: 60, perMonth: 20, limit: 12))

  @Test func theSmallArchiveHasNoProblems() {
    #expect(Self.small.diagnostics == [])
  }

  @Test func everyEditionHasTheSamePages() {
    let paths = Self.small.files.map(\.path.text)
    let english = paths.filter { $0.hasPrefix("en/") }.map { $0.dropFirst(3) }
    let arabic = paths.filter { $0.hasPrefix("ar/") }.map { $0.dropFirst(3) }
    #expect(english.sorted() == arabic.sorted())
    #expect(
      paths.filter { !$0.hasPrefix("en/") && !$0.hasPrefix("ar/") && $0.hasSuffix(".html") }
        .sorted()
        == ["404.html", "index.html"]
    )
  }

  @Test func aSingleEditionStandsAtTheRoot() {
    #expect(Self.long.files.contains { $0.path.text == "index.html" })
    #expect(Self.long.files.contains { $0.path.text == "towns/alpha.html" })
    #expect(!Self.long.files.contains { $0.path.text.hasPrefix("en/") })
  }

  @Test func aLongListIsCutByYearAndALongYearByMonth() throws {
    let paths = Self.long.files.map(\.path.text).filter { $0.hasPrefix("towns/alpha/") }
    // 20 events a month over three months of one year: the year is cut, and months are not.
    #expect(
      paths.sorted()
        == [
          "towns/alpha/2018-01.html", "towns/alpha/2018-02.html", "towns/alpha/2018-03.html",
          "towns/alpha/2018.html",
        ]
    )
    let (month, _) = try #require(Self.long.render("towns/alpha/2018-02.html"))
    #expect(HTMLScan(month).addresses.filter { $0.contains("events/") }.count == 20)
    let (main, _) = try #require(Self.long.render("towns/alpha.html"))
    #expect(HTMLScan(main).addresses.filter { $0.contains("events/") }.count == 10)
    #expect(main.contains("<a href=\"../towns/alpha/2018.html\">2018</a>"))
  }

  @Test func aListThatIsNotTooLongIsNotCut() {
    let site = BuiltSite(longArchive(events: 12, perMonth: 20, limit: 12))
    #expect(!site.files.contains { $0.path.text.hasPrefix("towns/alpha/") })
  }

  @Test func theEditionSetsLanguageAndDirectionAndEveryForeignTextItsOwn() throws {
    let (html, _) = try #require(Self.small.render("ar/articles/2019/08/retreat.html"))
    let tags = HTMLScan(html).tags
    #expect(tags.first { $0.name == "html" }?["dir"] == "rtl")
    #expect(tags.first { $0.name == "html" }?["lang"] == "ar")
    let body = try #require(tags.first { $0["class"] == "prose" })
    #expect(body["lang"] == "en" && body["dir"] == "ltr")
    #expect(html.contains("<h1><bdi lang=\"en\" dir=\"ltr\">Retreat from Alpha</bdi></h1>"))
    #expect(html.contains("٢٢ آب ٢٠١٩"))
  }

  @Test func aTownIsNamedInTheEditionsLanguageWithItsOriginalBesideIt() throws {
    let (arabic, _) = try #require(Self.small.render("ar/towns/alpha.html"))
    #expect(
      arabic.contains(
        "<h1><bdi>ألفا</bdi> <span class=\"original\"><bdi>Alpha</bdi></span></h1>"
      )
    )
    let (english, _) = try #require(Self.small.render("en/towns/alpha.html"))
    #expect(
      english.contains(
        "<h1><bdi>Alpha</bdi> <span class=\"original\"><bdi lang=\"ar\" dir=\"rtl\">ألفا</bdi></span></h1>"
      )
    )
  }

  @Test func anEventShowsWhoSaysWhatAndTheRangeOverSources() throws {
    let (html, _) = try #require(
      Self.small.render("en/events/2019/08/2019-08-20-alpha-withdrawal.html")
    )
    // Each version has a number of its own, and the foot says how many agree.
    for (version, text) in [(1, "20 August 2019"), (2, "19 August 2019"), (1, "4"), (2, "2–5")] {
      let badge = "<span class=\"visually-hidden\">Version </span>\(version)</span>"
      #expect(
        html.contains("<td><span class=\"version version-\(version)\">\(badge) \(text)</td>"),
        "\(text)"
      )
    }
    #expect(html.contains("<td>1 of 2</td>"))
    #expect(html.contains("Range"))
    #expect(html.contains("<dd><span>What</span> Withdrawal</dd>"))
  }

  @Test func anEventStandsOnEveryDayAnAccountGives() throws {
    for day in ["19", "20"] {
      let (html, _) = try #require(Self.small.render("en/dates/2019/08/\(day).html"))
      #expect(html.contains("2019-08-20-alpha-withdrawal.html"))
    }
    let (month, _) = try #require(Self.small.render("en/dates/2019/08.html"))
    #expect(month.contains("2019-08-beta-shelling.html"))
  }

  @Test func aDayTellsWhatHappenedApartFromWhatWasReported() throws {
    let (html, _) = try #require(Self.small.render("en/dates/2019/08/22.html"))
    #expect(html.contains("Nothing that happened on this day is told in the archive."))
    #expect(html.contains("Retreat from Alpha"))
  }

  @Test func aQuoteIsMarkedInTheReportAndItsEventLinksToIt() throws {
    let (article, _) = try #require(Self.small.render("en/articles/2019/08/retreat.html"))
    #expect(article.contains("<mark id=\"q-1\">withdrew from "))
    let (event, _) = try #require(
      Self.small.render("en/events/2019/08/2019-08-20-alpha-withdrawal.html")
    )
    #expect(event.contains("articles/2019/08/retreat.html#q-1\""))
  }

  @Test func linksBetweenDocumentsLeadToTheirPages() throws {
    let (html, problems) = try #require(Self.small.render("en/articles/2019/08/retreat.html"))
    #expect(problems == [])
    #expect(
      html.contains("<a href=\"../../../../en/articles/2019/08/second.html\">the other report</a>")
    )
  }

  @Test func aLinkToNoDocumentIsAWarningInOneEditionOnly() throws {
    let tree: FileTree = [
      "annals.yaml": "title: T\nlanguages: [en, fr]\n",
      "Content/Articles/a.md":
        "---\ntitle: A\ndate: 2019-08-22\n---\nText\n\n[gone](missing.md) and [up](../../../x.md)\n",
    ]
    let site = BuiltSite(tree)
    let (html, english) = try #require(site.render("en/articles/2019/08/a.html"))
    #expect(
      english.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.identifier)" }
        == ["7:1 broken-link", "7:24 broken-link"]
    )
    #expect(html.contains("gone and up"))
    #expect(site.render("fr/articles/2019/08/a.html")?.1 == [])
  }

  @Test func whatWasRemovedLeavesItsAddressAndNothingOfWhatItSaid() throws {
    let (html, _) = try #require(Self.small.render("en/articles/2019/08/wrong.html"))
    #expect(html.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(html.contains("Named the wrong place"))
    #expect(!html.contains("Wrong report"))
    let (list, _) = try #require(Self.small.render("en/removed.html"))
    #expect(list.contains("articles/2019/08/wrong.html"))
    #expect(!list.contains("Wrong report"))
  }

  @Test func everyPageNamesItsTranslationsAndItself() throws {
    let (html, _) = try #require(Self.small.render("en/towns/alpha.html"))
    #expect(
      html.contains(
        "<link rel=\"canonical\" href=\"https://example.org/archive/en/towns/alpha.html\">"
      )
    )
    #expect(
      html.contains(
        "<link rel=\"alternate\" hreflang=\"ar\" href=\"https://example.org/archive/ar/towns/alpha.html\">"
      )
    )
  }

  @Test func theAccentColourIsPartOfTheStylesheetAndItsName() {
    let plain = BuiltSite(["annals.yaml": "title: T\nlanguages: [en]\n"])
    let colored = BuiltSite(
      ["annals.yaml": "title: T\nlanguages: [en]\naccent_color: \"#aa0000\"\n"]
    )
    func sheet(_ site: BuiltSite) -> Site.File? {
      site.files.first { $0.path.text.hasSuffix(".css") }
    }
    #expect(sheet(plain)?.path != sheet(colored)?.path)
    #expect(
      sheet(colored).map { BuiltSite.render($0).0.contains("--accent-base: #aa0000") } == true
    )
    #expect(sheet(plain).map { BuiltSite.render($0).0.utf8.count < 24_576 } == true)
  }

  /// A browser may keep them for ever: other bytes have another name.
  @Test func everyStylesheetAndScriptOfAPageHasANameOfItsBytes() throws {
    for path in ["en/map.html", "en/search.html", "en/towns/alpha.html"] {
      let (html, _) = try #require(PagesTests.small.render(path))
      let names = html.matches(of: /assets\/([a-z.0-9-]+)/).map { String($0.output.1) }
      #expect(names.count >= 4, "\(path)")
      for name in names {
        #expect(name.wholeMatch(of: /[a-z-]+\.[0-9a-f]{16}\.(css|js)/) != nil, "\(name)")
        #expect(PagesTests.small.files.contains { $0.path.text == "assets/\(name)" }, "\(name)")
      }
    }
  }

  @Test(arguments: [("en", "3 places"), ("fr", "3 lieux"), ("ar", "٣ أماكن")])
  func aMapSaysHowManyPlacesItLeavesOutAndWhereTheyAre(language: String, count: String) throws {
    var towns = "name,latitude,longitude\n"
    var events = ""
    for number in 10..<53 {
      towns += "Town \(number),35.\(number),36.\(number)\n"
      events += "  - {id: e-\(number), date: 2019-08-20, type: clashes, town: Town \(number), "
      events += "factions: [{name: Red, role: actor}]}\n"
    }
    let site = BuiltSite([
      "annals.yaml": "title: T\nlanguages: [en, fr, ar]\n",
      "Content/Towns/t.csv": towns, "Content/Factions/red.md": "---\nname: Red\n---\n",
      "Content/Articles/a.md": "---\ntitle: A\ndate: 2019-08-21\nevents:\n\(events)---\nText.\n",
    ])
    for (page, up) in [("factions/red", "../../"), ("dates/2019/08/20", "../../../../")] {
      let html = try #require(site.render("\(language)/\(page).html")).0
      let said = try #require(html.firstRange(of: "\(count) ("), "\(page)")
      let links = html[said.upperBound...].prefix(300)
      #expect(links.contains("href=\"\(up)\(language)/map.html\""), "\(links)")
      #expect(links.contains("href=\"\(up)\(language)/towns.html\""), "\(links)")
      let table = try #require(html.firstRange(of: "id=\"map-table\""))
      let rows = html[table.upperBound...].split(separator: "</table>")[0]
      #expect(rows.matches(of: /<tr><th scope="row">/).count == 40, "\(page)")
      #expect(
        html.matches(of: /class="map-mark [^"]*" transform="translate/).count == 40,
        "\(page)"
      )
    }
    let whole = try #require(site.render("\(language)/map.html")).0
    #expect(!whole.contains("\(count) ("))
  }

  @Test func aFactionSeenInManyTownsShowsThoseWithTheMostEvents() throws {
    var towns = "name\n"
    var events = ""
    for number in 10..<40 {
      towns += "Town \(number)\n"
      events += "  - {id: e-\(number), type: arrest, town: Town \(number), factions: [Band]}\n"
    }
    events += "  - {id: again, type: arrest, town: Town 39, factions: [Band]}\n"
    let site = BuiltSite([
      "annals.yaml": "title: T\nlanguages: [en]\nlist_limit: 10\n",
      "Content/Towns/all.csv": towns,
      "Content/Factions/band.md": "---\nname: Band\n---\n",
      "Content/Articles/a.md": "---\ntitle: A\ndate: 2019-08-22\nevents:\n\(events)---\nText.\n",
    ])
    let (html, _) = try #require(site.render("factions/band.html"))
    let section = try #require(html.components(separatedBy: "<h2 id=\"towns\">").last)
    let shown = HTMLScan(section).addresses.filter { $0.contains("towns/town-") }
    #expect(shown == (10...18).map { "../towns/town-\($0).html" } + ["../towns/town-39.html"])
    #expect(section.contains("<span class=\"count\">30</span>"))
    #expect(section.contains("Those with the most events are shown"))
  }

  @Test func aPrintedPageTellsItsAddressAndItsDay() throws {
    let (html, _) = try #require(
      Self.small.render("en/events/2019/08/2019-08-20-alpha-withdrawal.html")
    )
    #expect(
      html.contains(
        """
        <p class="print-only">Address of this page: <bdi>https://example.org/archive/en/events/2019/08/2019-08-20-alpha-withdrawal.html</bdi> \
        · Newest report on it: <time datetime="2019-08-23">23 August 2019</time></p>
        """
      )
    )
  }

  @Test func whatIsWarnedOfStaysClosedAndItsPicturesAreNotLoaded() throws {
    let site = BuiltSite([
      "annals.yaml": "title: T\nlanguages: [en, ar]\n",
      "Content/Articles/a.md": """
      ---
      title: A
      date: 2019-08-22
      content_warning: Shows the dead
      events:
        - {id: a, type: airstrike, quote: The dead lay there}
      ---
      The dead lay there.

      ![The dead](dead.jpg)
      """,
      "Content/Media/dead.jpg": "JPEG",
    ])
    #expect(site.diagnostics == [])
    let (article, _) = try #require(site.render("ar/articles/2019/08/a.html"))
    let closed = try #require(article.firstRange(of: "<details class=\"warned\">\n<summary>"))
    let end = try #require(article.firstRange(of: "</details>"))
    let inside = article[closed.upperBound..<end.lowerBound]
    #expect(inside.contains("<bdi lang=\"en\" dir=\"ltr\">Shows the dead</bdi></summary>"))
    #expect(inside.contains("dead.jpg\" alt=\"The dead\" loading=\"lazy\" />"))
    #expect(!article[..<closed.lowerBound].contains("lay there"))
    let (event, _) = try #require(site.render("en/events/2019/08/a.html"))
    let quote = try #require(event.firstRange(of: "The dead lay there"))
    #expect(event[..<quote.lowerBound].contains("<details class=\"warned\">"))
    #expect(!event[quote.upperBound...].contains("The dead lay there"))
  }

  @Test func thePageForWrongAddressesNeedsNoFileBesideIt() throws {
    let (html, _) = try #require(Self.small.render("404.html"))
    let scan = HTMLScan(html)
    #expect(
      scan.addresses == [
        "https://example.org/archive/en/index.html", "https://example.org/archive/ar/index.html",
      ]
    )
    let opening = try #require(html.firstRange(of: "<style>"))
    let closing = try #require(html.firstRange(of: "</style>"))
    let style = Data(html[opening.upperBound..<closing.lowerBound].utf8)
    let policy = try #require(scan.tags.first { $0["http-equiv"] != nil }?["content"])
    #expect(policy.contains("style-src 'sha256-\(try sha256(style).base64EncodedString())';"))
    #expect(html.contains("<section lang=\"ar\" dir=\"rtl\">"))
  }

  /// By the system's own tool, so that nothing here depends on a library of hashes.
  private func sha256(_ data: Data) throws -> Data {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(data)
    try input.fileHandleForWriting.close()
    let digits = try #require(try output.fileHandleForReading.readToEnd()).prefix(64)
    process.waitUntilExit()
    return Data(
      stride(from: 0, to: 64, by: 2).compactMap { start in
        UInt8(String(decoding: digits.dropFirst(start).prefix(2), as: UTF8.self), radix: 16)
      }
    )
  }

  @Test func aThemeOverridesOneFileAndExtendsTheBuiltInOne() throws {
    let site = BuiltSite(
      smallArchive,
      overrides: [
        "town.html": """
        {% extends "builtin:town.html" %}
        {% block content %}<p class="own">{{ town.event_count|counted(t.n_events) }}</p>{{ super() }}{% endblock %}
        """
      ]
    )
    #expect(site.diagnostics == [])
    let (html, _) = try #require(site.render("en/towns/alpha.html"))
    #expect(html.contains("<p class=\"own\">1 event</p>"))
    #expect(html.contains("<h1>"))
  }

  @Test func aPageIsTheSameEveryTime() throws {
    let again = BuiltSite(smallArchive)
    for file in Self.small.files {
      let other = try #require(again.files.first { $0.path == file.path })
      #expect(BuiltSite.render(file).0 == BuiltSite.render(other).0)
    }
  }
}

@Suite struct DistanceTests {
  @Test func measuresDistancesOnTheGlobe() throws {
    // Khan Sheikhun to Morek, and two points on both sides of the antimeridian.
    let one = try #require(Coordinates(latitude: 35.4422, longitude: 36.651))
    let other = try #require(Coordinates(latitude: 35.3744, longitude: 36.6925))
    #expect(abs(kilometres(from: one, to: other) - 8.43) < 0.05)
    let east = try #require(Coordinates(latitude: 0, longitude: 179.9))
    let west = try #require(Coordinates(latitude: 0, longitude: -179.9))
    #expect(abs(kilometres(from: east, to: west) - 22.24) < 0.02)
  }

  @Test(arguments: [
    (35.44220, "35.4422"), (36.0, "36"), (-0.000001, "0"), (-33.5, "-33.5"),
    (12.3456789, "12.34568"),
  ])
  func writesDegreesWithAtMostFiveDecimals(degrees: Double, text: String) {
    #expect(decimals(degrees) == text)
  }
}
