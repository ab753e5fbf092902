import AnnalsVocabulary
import Foundation
import Testing

@testable import AnnalsPages

/// Calendars, spans, control and opposition on the pages of a small archive.
@Suite struct TimeTests {
  private static let site = BuiltSite([
    "annals.yaml": "title: Time\nlanguages: [en]\n",
    "Content/Towns/alpha.md": "---\nname: Alpha\nkind: town\n---\n",
    "Content/Factions/red.md": "---\nname: Red\n---\n",
    "Content/Factions/blue.md": "---\nname: Blue\n---\n",
    "Content/Factions/green.md": "---\nname: Green\n---\n",
    "Content/Articles/one.md": """
    ---
    title: One
    date: 2019-03-10
    source: Wire A
    events:
      - {id: took, date: 2019-01-05, type: advance, town: Alpha, factions: [{name: Red, role: actor}, {name: Green, role: ally}, {name: Blue, role: target}]}
      - {id: left, date: 2019-02-14, type: withdrawal, town: Alpha, factions: [{name: Blue, role: actor}, {name: Red, role: opponent}]}
      - {id: days, date: 2019-02-27/2019-03-02, type: shelling, town: Alpha, factions: [{name: Blue, role: accused-by}, {name: Red, role: target}]}
      - {id: unsure, date: "2019-02-10?", type: shelling, town: Alpha}
      - {id: long, date: 2019-01/2019-06, type: displacement, town: Alpha}
    ---
    Text.
    """,
    "Content/Articles/two.md": """
    ---
    title: Two
    date: 2019-03-11
    source: Wire B
    events:
      - {id: took, date: 2019-01, type: advance, town: Alpha}
      - {id: also, date: 2019-01-05, type: shelling, town: Alpha}
    ---
    Text.
    """,
  ])

  private func page(_ path: String) throws -> String {
    let (html, problems) = try #require(Self.site.render(path))
    #expect(problems == [])
    return html
  }

  @Test func theHeatMapOfAYearHasANumberForEachDayWithEvents() throws {
    let year = try page("dates/2019.html")
    // Two events are the most of one day, but not many.
    #expect(year.contains("<td class=\"level-2\"><a href=\"../dates/2019/01/05.html\">2</a></td>"))
    #expect(year.contains("<td class=\"level-1\"><a href=\"../dates/2019/02/14.html\">1</a></td>"))
    #expect(year.contains("<td class=\"no-day\" colspan=\"3\"></td>"))
    // 365 days, and the row of the months that have none.
    #expect(year.matches(of: /<td class="level-\d">/).count == 365)
  }

  @Test func anIntervalAndAnUnsureDateAreDrawnOnTheirMonth() throws {
    let month = try page("dates/2019/02.html")
    let rows = month.components(separatedBy: "<svg class=\"span")
    #expect(rows.count == 4)
    // What lasts longer than the month fills it.
    #expect(rows[1].contains("<rect x=\"0\" y=\"4\" width=\"1000\" height=\"12\"/>"))
    // 10 February is 9/28 from the start of the month; a day is 1/28 of it.
    #expect(rows[2].hasPrefix(" unsure\" "))
    #expect(rows[2].contains("<rect x=\"321\" y=\"4\" width=\"35\" height=\"12\"/>"))
    // From the 27th, cut off at the end of the month.
    #expect(rows[3].contains("<rect x=\"928\" y=\"4\" width=\"71\" height=\"12\"/>"))
  }

  @Test func whatTakesMonthsIsDrawnOnItsYear() throws {
    let year = try page("dates/2019.html")
    #expect(year.contains("<rect x=\"0\" y=\"4\" width=\"495\" height=\"12\"/>"))
    #expect(year.contains("January 2019</span> <span>December 2019"))
  }

  @Test func accountsThatGiveOtherDatesAreDrawnOnTheEvent() throws {
    let event = try page("events/2019/01/took.html")
    #expect(event.contains("<rect x=\"129\" y=\"4\" width=\"32\" height=\"12\"/>"))
    #expect(event.contains("<rect x=\"0\" y=\"4\" width=\"1000\" height=\"12\"/>"))
    // A certain day that all agree on needs no drawing.
    #expect(try !page("events/2019/02/left.html").contains("class=\"spans\""))
  }

  @Test func aTownShowsReportsOfControlAndTheSilenceBetween() throws {
    let town = try page("towns/alpha.html")
    let table = try #require(town.components(separatedBy: "<table class=\"control\">").last)
      .components(separatedBy: "</table>")[0]
    #expect(table.components(separatedBy: "<tr>").count == 4)
    #expect(table.contains("<td>40 days</td>"))
    #expect(!table.contains("Shelling"))
  }

  @Test func aFactionShowsWhoStoodAgainstWhom() throws {
    let red = try page("factions/red.html")
    let table = try #require(red.components(separatedBy: "<table class=\"opposition\">").last)
      .components(separatedBy: "</table>")[0]
    // Red against Blue twice, Green at its side once; an accusation puts nobody on a side.
    #expect(table.contains("<a href=\"#against-1-1\">2</a>"))
    #expect(table.contains("<a href=\"#against-2-1\">1</a>"))
    #expect(
      red.contains("<summary><bdi>Red against Blue</bdi> <span class=\"count\">2 events</span>")
    )
    let green = try page("factions/green.html")
    #expect(green.contains("<summary><bdi>Green against Blue</bdi>"))
  }

  @Test func barsStandOverTheNumbersOfTheirMonths() throws {
    let town = try page("towns/alpha.html")
    // January has two events, the most; February two.
    #expect(town.contains("<path d=\"M1 30v-30h8v30zM11 30v-30h8v30z\"/>"))
  }
}
