import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// A day with something on it.
struct DayRecord: Record {
  let edition: EditionArchive
  let id: ID<CalendarDay>

  static let fields = RecordFields<DayRecord>("day", "A day with something on it.") {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.days[$0.id.index]) }
    Field("text", .text, "The day in words.") { .text($0.edition.locale.dates.text($0.day)) }
    Field("full_text", .text, "The day in words, with its weekday.") {
      .text($0.edition.locale.dates.fullText($0.day))
    }
    Field("iso", .text, "`2019-08-21`.") { .text($0.day.description) }
    Field("happened", .list(.record("event")), "What happened that day.") {
      let edition = $0.edition
      return .list(edition.index.calendar.eventsOfDay[$0.id]) {
        EventRecord(edition: edition, id: $0)
      }
    }
    Field("map", .optional(.record("map")), "Where it happened; absent without coordinates.") {
      .optional(map: $0.edition.map(of: $0.id))
    }
    Field("reported", .list(.record("article")), "What was reported that day.") {
      let edition = $0.edition
      return .list(edition.index.calendar.articlesOfDay[$0.id]) {
        ArticleRecord(edition: edition, id: $0)
      }
    }
    Field("month", .record("month"), "Its month.") {
      let index = $0.edition.index.calendar.id(of: CalendarMonth($0.day)) ?? ID(0)
      return .record(MonthRecord(edition: $0.edition, id: index))
    }
    Field("previous", .optional(.record("day")), "The day before it with something on it.") {
      $0.neighbour(-1)
    }
    Field("next", .optional(.record("day")), "The day after it with something on it.") {
      $0.neighbour(1)
    }
  }

  var day: CalendarDay { edition.index.calendar.days[id.index] }

  private func neighbour(_ step: Int) -> Value {
    let other = id.index + step
    return edition.index.calendar.days.has(other)
      ? .record(DayRecord(edition: edition, id: ID(other))) : .absent
  }
}

/// A month with something in it.
struct MonthRecord: Record {
  let edition: EditionArchive
  let id: ID<CalendarMonth>

  static let fields = RecordFields<MonthRecord>("month", "A month with something in it.") {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.months[$0.id.index]) }
    Field("text", .text, "The month and its year in words.") {
      .text($0.edition.text(of: $0.month))
    }
    Field("iso", .text, "`2019-08`.") { .text($0.month.description) }
    Field("event_count", .integer, "How many events happened in it.") {
      .integer($0.edition.index.calendar.eventsOfMonth[$0.id].count)
    }
    Field("article_count", .integer, "How many reports appeared in it.") {
      .integer($0.edition.index.calendar.articleCounts[$0.id.index])
    }
    Field("undated", .list(.record("event")), "Events known to the month only.") {
      let edition = $0.edition
      return .list(edition.index.calendar.undatedEventsOfMonth[$0.id]) {
        EventRecord(edition: edition, id: $0)
      }
    }
    Field("spans", .optional(.record("span_chart")), "Its events that took days or are unsure.") {
      $0.edition.spans(ofMonth: $0.id)
    }
    Field("weekdays", .list(.record("weekday")), "Seven days of the week, the first first.") {
      let edition = $0.edition
      return .list(0..<7) { .record(WeekdayRecord(edition: edition, column: $0)) }
    }
    Field("weeks", .list(.record("week")), "Its weeks, as rows of a calendar.") {
      let (edition, month) = ($0.edition, $0.month)
      return .list(0..<month.weekCount(from: edition.locale.dates.firstWeekday)) {
        .record(WeekRecord(edition: edition, month: Int32(month.number), row: Int32($0)))
      }
    }
    Field("year", .record("year"), "Its year.") {
      let index = $0.edition.index.calendar.id(ofYear: $0.month.year) ?? ID(0)
      return .record(YearRecord(edition: $0.edition, id: index))
    }
    Field("previous", .optional(.record("month")), "The month before it with something in it.") {
      $0.neighbour(-1)
    }
    Field("next", .optional(.record("month")), "The month after it with something in it.") {
      $0.neighbour(1)
    }
  }

  var month: CalendarMonth { edition.index.calendar.months[id.index] }

  private func neighbour(_ step: Int) -> Value {
    let other = id.index + step
    return edition.index.calendar.months.has(other)
      ? .record(MonthRecord(edition: edition, id: ID(other))) : .absent
  }
}

/// A year with something in it.
struct YearRecord: Record {
  let edition: EditionArchive
  let id: ID<CalendarYear>

  static let fields = RecordFields<YearRecord>("year", "A year with something in it.") {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.years[$0.id.index]) }
    Field("text", .text, "The year in the edition's digits.") {
      .text($0.edition.locale.dates.text(year: $0.year))
    }
    Field("iso", .text, "`2019`.") { .text(String($0.year)) }
    Field("event_count", .integer, "How many events happened in it.") {
      .integer($0.edition.index.calendar.eventsOfYear[$0.id].count)
    }
    Field("article_count", .integer, "How many reports appeared in it.") {
      let calendar = $0.edition.index.calendar
      return .integer(
        calendar.months(ofYear: $0.year).reduce(0) { $0 + calendar.articleCounts[$1] }
      )
    }
    Field("months", .list(.record("month")), "Its months with something in them.") {
      let edition = $0.edition
      return .list(edition.index.calendar.months(ofYear: $0.year)) {
        .record(MonthRecord(edition: edition, id: ID($0)))
      }
    }
    Field("heat", .list(.record("heat_month")), "Its twelve months, when events of it are dated.") {
      $0.edition.heat(ofYear: $0.year)
    }
    Field("day_numbers", .list(.text), "1 to 31, for the head of the heat map.") {
      $0.edition.dayNumbers
    }
    Field("spans", .optional(.record("span_chart")), "Its events that took more than a month.") {
      $0.edition.spans(ofYear: $0.id)
    }
    Field("undated", .list(.record("event")), "Events known to the year only.") {
      let edition = $0.edition
      return .list(edition.index.calendar.undatedEventsOfYear[$0.id]) {
        EventRecord(edition: edition, id: $0)
      }
    }
    Field("previous", .optional(.record("year")), "The year before it with something in it.") {
      $0.neighbour(-1)
    }
    Field("next", .optional(.record("year")), "The year after it with something in it.") {
      $0.neighbour(1)
    }
  }

  var year: Int { edition.index.calendar.years[id.index] }

  private func neighbour(_ step: Int) -> Value {
    let other = id.index + step
    return edition.index.calendar.years.has(other)
      ? .record(YearRecord(edition: edition, id: ID(other))) : .absent
  }
}

/// A column of a calendar.
struct WeekdayRecord: Record {
  let edition: EditionArchive
  let column: Int

  static let fields = RecordFields<WeekdayRecord>("weekday", "A day of the week.") {
    Field("name", .text, "Its name.") { .text($0.dates.weekdays[$0.number]) }
    Field("short_name", .text, "Its name in short.") { .text($0.dates.shortWeekdays[$0.number]) }
  }

  private var dates: DateFormat { edition.locale.dates }
  private var number: Int { (dates.firstWeekday - 1 + column) % 7 }
}

/// A row of a calendar.
struct WeekRecord: Record {
  let edition: EditionArchive
  /// As `CalendarMonth.number`.
  let month: Int32
  let row: Int32

  static let fields = RecordFields<WeekRecord>("week", "A row of a calendar.") {
    Field("days", .list(.record("calendar_cell")), "Seven cells; empty outside the month.") {
      let (edition, month, row) = ($0.edition, $0.month, $0.row)
      let first = CalendarMonth(number: Int(month)).firstColumn(
        from: edition.locale.dates.firstWeekday
      )
      return .list(0..<7) { column in
        let day = Int(row) * 7 + column - first + 1
        return .record(CalendarCellRecord(edition: edition, month: month, day: Int32(day)))
      }
    }
  }
}

/// A day in a calendar, or a gap before the first or after the last.
struct CalendarCellRecord: Record {
  let edition: EditionArchive
  /// As `CalendarMonth.number`.
  let month: Int32
  /// Below 1 or past the end of the month for a gap.
  let day: Int32

  static let fields = RecordFields<CalendarCellRecord>(
    "calendar_cell",
    "A day in a calendar, or a gap before the first or after the last."
  ) {
    Field("number", .optional(.text), "The day of the month; absent in a gap.") {
      let numbers = $0.edition.locale.numbers
      return .optional($0.calendarDay.map { numbers.plainText($0.day) })
    }
    Field("day", .optional(.record("day")), "The day, when there is something on it.") {
      let edition = $0.edition
      return $0.calendarDay.flatMap { edition.index.calendar.id(of: $0) }.map {
        .record(DayRecord(edition: edition, id: $0))
      } ?? .absent
    }
  }

  private var calendarDay: CalendarDay? {
    let month = CalendarMonth(number: Int(month))
    return CalendarDay(year: month.year, month: month.month, day: Int(day))
  }
}

extension CalendarMonth {
  /// How many cells stand before its first day in a week that begins on `weekday`.
  func firstColumn(from weekday: Int) -> Int {
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return 0 }
    return (first.weekday - weekday + 7) % 7
  }

  func weekCount(from weekday: Int) -> Int {
    let days = CalendarDay.days(inMonth: month, of: year)
    return (firstColumn(from: weekday) + days + 6) / 7
  }
}
