import AnnalsVocabulary
import Testing

@testable import AnnalsPages

@Suite struct LocaleTests {
  static let languages = ["ar", "en", "fr"]

  @Test(arguments: languages)
  func localeFilesSayEverythingAndNothingElse(language: String) {
    let (_, problems) = Locale.checking(localeEntries(language))
    #expect(problems == [])
  }

  @Test func localeFilesHaveTheSameKeysButForPluralForms() {
    func keys(_ language: String) -> Set<String> {
      Set(
        localeEntries(language).entries.map(\.key).filter {
          !$0.hasPrefix("counts.") && !$0.hasPrefix("plural_rules.")
            && $0 != "calendar.first_of_month" && !$0.hasPrefix("calendar.international_months.")
        }
      )
    }
    for language in Self.languages { #expect(keys(language) == keys("en")) }
  }

  @Test func aMisspeltKeyIsAnErrorWithASuggestion() {
    let english = localeEntries("en")
    let entries = english.entries.map { entry in
      entry.key == "words.home"
        ? LocaleEntries.Entry(key: "words.hoem", text: entry.text, at: entry.location) : entry
    }
    let file = LocaleEntries(language: english.language, path: english.path, entries: entries)
    let (locale, problems) = Locale.checking(file)
    #expect(problems.map(\.identifier) == ["missing-message", "unknown-message"])
    #expect(problems.map(\.message).contains { $0.contains("did you mean 'words.home'?") })
    #expect(locale[.home] == "words.home")
  }

  @Test func aPlaceThatAMessageDoesNotHaveIsAnError() {
    let english = localeEntries("en")
    let entries = english.entries.map { entry in
      entry.key == "phrases.place_near"
        ? LocaleEntries.Entry(key: entry.key, text: "near {town}", at: entry.location) : entry
    }
    let file = LocaleEntries(language: english.language, path: english.path, entries: entries)
    let (_, problems) = Locale.checking(file)
    #expect(
      problems.map(\.message)
        == ["message 'phrases.place_near' may hold {place} and no other braces"]
    )
  }

  @Test(arguments: [
    ("ar", 0, "لا أحداث"), ("ar", 1, "حدث واحد"), ("ar", 2, "حدثان"), ("ar", 3, "٣ أحداث"),
    ("ar", 10, "١٠ أحداث"), ("ar", 11, "١١ حدثًا"), ("ar", 99, "٩٩ حدثًا"),
    ("ar", 100, "١٠٠ حدث"), ("ar", 102, "١٠٢ حدث"), ("ar", 1_103, "١٬١٠٣ أحداث"),
    ("fr", 0, "0 événement"), ("fr", 1, "1 événement"), ("fr", 2, "2 événements"),
    ("fr", 1_234, "1\u{202F}234 événements"),
    ("fr", 1_000_000, "1\u{202F}000\u{202F}000 d’événements"),
    ("en", 0, "0 events"), ("en", 1, "1 event"), ("en", 12_345, "12,345 events"),
  ])
  func countsInTheFormsOfTheLanguage(language: String, number: Int, text: String) {
    let (locale, _) = Locale.checking(localeEntries(language))
    #expect(locale.text(number, .events) == text)
  }

  @Test(arguments: [
    ("fr", "2019-08-21", "21 août 2019"), ("fr", "2019-08-01", "1er août 2019"),
    ("fr", "2019-08", "août 2019"), ("fr", "2019", "2019"),
    ("fr", "2019-08-19/2019-08-21", "19–21 août 2019"),
    ("fr", "2019-08-30/2019-09-01", "30 août – 1er septembre 2019"),
    ("fr", "2018-12-31/2019-01-02", "31 décembre 2018 – 2 janvier 2019"),
    ("fr", "2019-08-20?", "20 août 2019 (incertain)"),
    ("en", "2019-08-20~", "about 20 August 2019"),
    ("en", "2019-08%", "about August 2019 (uncertain)"),
    ("ar", "2019-08-21", "٢١ آب ٢٠١٩"),
    ("ar", "2019-01-05/2019-10-06", "٥ كانون الثاني – ٦ تشرين الأول ٢٠١٩"),
  ])
  func writesDatesAsTheLanguageDoes(language: String, date: String, text: String) throws {
    let (locale, _) = Locale.checking(localeEntries(language))
    #expect(locale.dates.text(try #require(ArchiveDate(date))) == text)
  }

  @Test(arguments: [
    ("fr", "mercredi 21 août 2019"), ("en", "Wednesday 21 August 2019"),
    ("ar", "الأربعاء، ٢١ آب ٢٠١٩"),
  ])
  func namesTheWeekday(language: String, text: String) throws {
    let (locale, _) = Locale.checking(localeEntries(language))
    #expect(locale.dates.fullText(try #require(CalendarDay("2019-08-21"))) == text)
  }

  @Test func anArchiveChoosesDigitsAndNamesOfMonths() {
    let day = CalendarDay("2019-01-21")
    func text(_ digits: ArchiveConfiguration.Digits?, _ months: ArchiveConfiguration.MonthNames?)
      -> String?
    {
      let (locale, problems) = Locale.checking(
        localeEntries("ar"),
        digits: digits,
        monthNames: months
      )
      #expect(problems == [])
      return day.map { locale.dates.text($0) }
    }
    #expect(text(nil, nil) == "٢١ كانون الثاني ٢٠١٩")
    #expect(text(.latn, nil) == "21 كانون الثاني 2019")
    #expect(text(.arab, .levantine) == "٢١ كانون الثاني ٢٠١٩")
    #expect(text(.latn, .international) == "21 يناير 2019")
    let (western, _) = Locale.checking(localeEntries("ar"), digits: .latn)
    #expect(western.dates.shortMonths[0] == "ك2")
    #expect(western.text(1_103, .events) == "1,103 أحداث")
    let (english, _) = Locale.checking(
      localeEntries("en"),
      digits: .arab,
      monthNames: .international
    )
    #expect(day.map { english.dates.text($0) } == "21 January 2019")
  }

  @Test func writesTenthsWithTheSeparatorOfTheLanguage() {
    let (french, _) = Locale.checking(localeEntries("fr"))
    #expect(french.numbers.text(tenths: 42) == "4,2")
    #expect(french.numbers.text(tenths: 40) == "4")
    let (arabic, _) = Locale.checking(localeEntries("ar"))
    #expect(arabic.numbers.text(tenths: 12_345) == "١٬٢٣٤٫٥")
  }
}

@Suite struct PluralRulesTests {
  @Test func readsTheSyntaxOfCLDR() throws {
    // Polish and Lithuanian have rules of every shape there is for whole numbers.
    let polish = try #require(
      PluralRules([
        .one: "i = 1 and v = 0",
        .few: "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        .many: "v = 0 and i != 1 and i % 10 = 0,1 or v = 0 and i % 10 = 5..9 "
          + "or v = 0 and i % 100 = 12..14",
      ])
    )
    let expected: [(Int, PluralCategory)] = [
      (0, .many), (1, .one), (2, .few), (5, .many), (12, .many), (21, .many), (22, .few),
    ]
    for (number, category) in expected { #expect(polish.category(of: number) == category) }
    #expect(polish.categories == [.one, .few, .many, .other])
  }

  @Test(arguments: ["n", "n = ", "x = 1", "n % 0 = 1", "n = 5..3", "n = a", "n = 1 and"])
  func refusesWhatIsNoRule(text: String) {
    #expect(PluralRules([.one: text]) == nil)
  }
}
