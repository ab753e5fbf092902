import AnnalsVocabulary
import Testing

@testable import AnnalsPages

@Suite struct PeriodTests {
  /// French puts an article before a day, and another word before a year, than Arabic and English.
  @Test(arguments: [
    ("fr", "depuis 2017", "depuis le 28 janvier 2017", "jusqu’en 2017", "jusqu’au 28 janvier 2017"),
    ("en", "since 2017", "since 28 January 2017", "until 2017", "until 28 January 2017"),
  ])
  func anOpenPeriodIsSaidAsItsDateIsPrecise(
    language: String,
    sinceYear: String,
    sinceDay: String,
    untilYear: String,
    untilDay: String
  ) throws {
    let locale = Locale.checking(localeEntries(language)).0
    let year = try #require(ArchiveDate("2017"))
    let day = try #require(ArchiveDate("2017-01-28"))
    #expect(locale.period(year, nil) == sinceYear)
    #expect(locale.period(day, nil) == sinceDay)
    #expect(locale.period(nil, year) == untilYear)
    #expect(locale.period(nil, day) == untilDay)
  }
}
