import AnnalsVocabulary
import Testing

struct ArchiveDateTests {
  @Test(arguments: [
    ("2019-08-21", ArchiveDate.Precision.day, "2019-08-21", "2019-08-21"),
    ("2019-08", .month, "2019-08-01", "2019-08-31"),
    ("2024-02", .month, "2024-02-01", "2024-02-29"),
    ("2019", .year, "2019-01-01", "2019-12-31"),
    ("2019-08-19/2019-08-21", .interval, "2019-08-19", "2019-08-21"),
    ("2019-08/2019-09", .interval, "2019-08-01", "2019-09-30"),
    ("2019/2020-02", .interval, "2019-01-01", "2020-02-29"),
    ("2019-08-20/2019", .interval, "2019-08-20", "2019-12-31"),
  ])
  func coversTheDaysItCanMean(
    text: String,
    precision: ArchiveDate.Precision,
    first: String,
    last: String
  ) throws {
    for sign in ["", "?", "~", "%"] {
      let date = try #require(ArchiveDate(text + sign))
      #expect(date.precision == precision)
      #expect([date.first.description, date.last.description] == [first, last])
      #expect(date.description == text + sign)
    }
  }

  @Test(arguments: [
    ("2019-08-21/2019-08-21", "2019-08-21"), ("2019-08/2019-08?", "2019-08?"),
    ("2019/2019", "2019"),
  ])
  func takesAnIntervalOfOneForThatOne(text: String, same: String) {
    #expect(ArchiveDate(text) == ArchiveDate(same))
  }

  @Test(arguments: [
    ("2019-08-21", ArchiveDate.Certainty.certain), ("2019-08-21?", .uncertain),
    ("2019-08-21~", .approximate), ("2019-08-21%", .uncertainAndApproximate),
  ])
  func readsHowSureTheSourceIs(text: String, certainty: ArchiveDate.Certainty) {
    #expect(ArchiveDate(text)?.certainty == certainty)
  }

  @Test(arguments: [
    "2024-02-30", "2019-8-1", "2019-13", "2019-00", "2019-8", "0000-01-01", "0000", "9999", "1499",
    "2501", "2019/2018", "2019-08-21/2019-08-20", "2019-09/2019-08-31", "2019-08-21??",
    "2019-08-21?~", "2019-08-21%?", "?", "", "/", "2019/", "/2019", "../2019", "2019/..",
    "2019//2020",
    "2019/2020/2021", "2019-08-21?/2019-08-22", "201X", "2019-XX", "2019-24", "Y2019", "-2019",
    "2019-", "2019-08-", "2019 ", " 2019", "2019-08-21T10:00:00Z", "٢٠١٩", "20190821",
    "2019-08-21\n",
    "2019?\u{0301}", "2019-08-21/22",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(ArchiveDate(text) == nil)
  }

  @Test func readsWhatItPrintsAndOrdersEveryDate() {
    var random = SeededGenerator(printedSeed: 5)
    let dates = (0..<400).compactMap { _ in ArchiveDate(text(&random)) }
    #expect(dates.count > 300)
    for date in dates {
      #expect(ArchiveDate(date.description) == date)
      #expect(date.contains(date.first) && date.contains(date.last))
      for other in dates {
        let relations = [date < other, date == other, other < date]
        if relations.count(where: { $0 }) != 1 {
          Issue.record("\(date) and \(other): \(relations)")
        }
        if (date == other) != (date.description == other.description) {
          Issue.record("\(date) and \(other)")
        }
      }
    }
    let sorted = dates.sorted()
    for (one, other) in zip(sorted, sorted.dropFirst()) where one != other {
      #expect(one.first <= other.first)
    }
  }

  @Test func putsWhatIsKnownToTheDayBeforeWhatIsKnownToTheMonth() {
    let sorted = [
      "2019-08-01", "2019-08-01?", "2019-08-01/2019-08-02", "2019-08", "2019-08~",
      "2019-08-01/2019-08-31", "2019-08/2019-09", "2019-08-02", "2019-09",
    ]
    #expect(sorted.reversed().compactMap { ArchiveDate($0) }.sorted().map(\.description) == sorted)
  }

  private func text(_ random: inout SeededGenerator) -> String {
    func end(_ random: inout SeededGenerator) -> String {
      let year = "201\(Int.random(in: 8...9, using: &random))"
      let month = ["01", "02", "03"].randomElement(using: &random) ?? "01"
      let day = ["01", "02", "28"].randomElement(using: &random) ?? "01"
      return [year, "\(year)-\(month)", "\(year)-\(month)-\(day)"].randomElement(using: &random)
        ?? year
    }
    var text = end(&random)
    if Bool.random(using: &random) { text += "/" + end(&random) }
    return text + (["", "", "?", "~", "%"].randomElement(using: &random) ?? "")
  }
}
