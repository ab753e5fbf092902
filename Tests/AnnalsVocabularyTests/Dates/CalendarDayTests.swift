import AnnalsVocabulary
import Testing

struct CalendarDayTests {
  @Test func knowsEveryDayOfTheYearsItTakes() throws {
    var day = try #require(CalendarDay("1500-01-01"))
    var number = day.dayNumber
    var weekday = day.weekday
    var days = 1
    while let next = day.next {
      number += 1
      weekday = weekday % 7 + 1
      days += 1
      if next <= day || next.dayNumber != number || next.weekday != weekday {
        Issue.record("\(next) after \(day)")
      }
      let same = CalendarDay(year: next.year, month: next.month, day: next.day)
      if same != next { Issue.record("\(next)") }
      // Printing all of them takes seconds.
      if days % 13 == 0, CalendarDay(next.description) != next { Issue.record("\(next)") }
      day = next
    }
    #expect(day.description == "2500-12-31")
    // 1001 years, 243 of them leap years.
    #expect(days == 1001 * 365 + 243)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2),
    ("2019-08-21", 18_129, 3),
    ("2011-03-15", 15_048, 2), ("1582-10-15", -141_427, 5), ("2038-01-19", 24_855, 2),
  ])
  func knowsNumbersAndWeekdays(text: String, number: Int, weekday: Int) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.dayNumber == number)
    #expect(day.weekday == weekday)
    #expect(day.description == text)
  }

  @Test(arguments: [
    "2024-02-30", "2023-02-29", "1900-02-29", "2019-8-1", "2019-08-1", "19-08-21", "2019-13-01",
    "2019-00-10", "2019-04-31", "2019-01-00", "0000-01-01", "1499-12-31", "2501-01-01",
    "9999-01-01",
    "2019/08/21", "2019-08-21 ", " 2019-08-21", "2019-08-21T10:00", "+019-08-21", "2019-+8-21",
    "2019--8-21", "-2019-08-21", "٢٠١٩-٠٨-٢١", "２０１９-08-21", "2019-08", "2019", "", "----------",
    "2019-08-2\u{0301}1", "20190821",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(CalendarDay(text) == nil)
  }
}
