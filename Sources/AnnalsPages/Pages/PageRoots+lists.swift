import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

struct DayPage: PageRoot {
  static let template = "day.html"
  let edition: EditionArchive
  let id: ID<CalendarDay>
  var key: PageKey { .day(id) }

  static let fields = root("day_page", "The page of a day: `day.html`.") {
    Field("day", .record("day"), "The day.") {
      .record(DayRecord(edition: $0.edition, id: $0.id))
    }
  }
}

struct MonthPage: PageRoot {
  static let template = "month.html"
  let edition: EditionArchive
  let id: ID<CalendarMonth>
  var key: PageKey { .month(id) }

  static let fields = root("month_page", "The page of a month: `month.html`.") {
    Field("month", .record("month"), "The month.") {
      .record(MonthRecord(edition: $0.edition, id: $0.id))
    }
  }
}

struct YearPage: PageRoot {
  static let template = "year.html"
  let edition: EditionArchive
  let id: ID<CalendarYear>
  var key: PageKey { .year(id) }

  static let fields = root("year_page", "The page of a year: `year.html`.") {
    Field("year", .record("year"), "The year.") {
      .record(YearRecord(edition: $0.edition, id: $0.id))
    }
  }
}

struct DatesPage: PageRoot {
  static let template = "dates.html"
  let edition: EditionArchive
  var key: PageKey { .dates }

  static let fields = root("dates_page", "The calendar: `dates.html`.") {
    Field("years", .list(.record("year")), "Every year with something in it.") {
      let edition = $0.edition
      return .list(edition.index.calendar.years.indices) {
        .record(YearRecord(edition: edition, id: ID($0)))
      }
    }
    Field("activity", .list(.record("activity_year")), "How many events in each month.") {
      $0.edition.activityOfAll
    }
  }
}

struct NamesPage: PageRoot {
  static let template = "names.html"
  let edition: EditionArchive
  let list: NameListKind
  /// One letter only, for a list that is cut.
  let letter: UInt32?

  var key: PageKey { list.page(letter: letter) }

  static let fields = root("names_page", "The A–Z lists of towns and of factions: `names.html`.") {
    Field("heading", .text, "What is listed: towns or factions.") {
      .text($0.edition.locale[$0.list == .towns ? .towns : .factions])
    }
    Field("letters", .list(.record("letter")), "Every letter, for the way to it.") {
      let (edition, list) = ($0.edition, $0.list)
      return .list(edition.list(list).letters.indices) {
        .record(LetterRecord(edition: edition, list: list, index: UInt32($0)))
      }
    }
    Field("shown", .list(.record("letter")), "The letters whose names stand on this page.") {
      let (edition, list) = ($0.edition, $0.list)
      var shown = edition.list(list).letters.indices
      if edition.list(list).isCut { shown = 0..<0 }
      if let letter = $0.letter { shown = Int(letter)..<Int(letter) + 1 }
      return .list(shown) {
        .record(LetterRecord(edition: edition, list: list, index: UInt32($0)))
      }
    }
    Field("name_count", .integer, "How many towns or factions there are.") {
      let archive = $0.edition.archive
      return .integer($0.list == .towns ? archive.towns.count : archive.factions.count)
    }
  }
}

extension NameListKind {
  /// The page of the list, or of one letter of it.
  func page(letter: UInt32?) -> PageKey {
    switch (self, letter) {
    case (.towns, nil): .towns
    case (.towns, let letter?): .townsUnder(letter)
    case (.factions, nil): .factions
    case (.factions, let letter?): .factionsUnder(letter)
    }
  }
}

struct TypesPage: PageRoot {
  static let template = "types.html"
  let edition: EditionArchive
  var key: PageKey { .types }

  static let fields = root("types_page", "The list of event types: `types.html`.") {
    Field("types", .list(.record("type")), "Every kind of event there is.") { $0.edition.allTypes }
  }
}

struct SourcesPage: PageRoot {
  static let template = "sources.html"
  let edition: EditionArchive
  var key: PageKey { .sources }

  static let fields = root("sources_page", "The list of sources: `sources.html`.") {
    Field("sources", .list(.record("source")), "Every source, in alphabetical order.") {
      let edition = $0.edition
      let sorted = edition.sources.enumerated()
        .map { (SortKey($0.element.text, edition.language), $0.offset) }.sorted { $0.0 < $1.0 }
      return .list(sorted.map(\.1)) { .record(SourceRecord(edition: edition, id: ID($0))) }
    }
  }
}

struct SearchPage: PageRoot {
  static let template = "search.html"
  let edition: EditionArchive
  var key: PageKey { .search }

  static let fields = root("search_page", "The search page: `search.html`.") {
    Field("languages", .list(.record("choice")), "The languages of the reports.") {
      let edition = $0.edition
      let languages = Set(edition.archive.articles.map(\.language)).sorted()
      return .list(languages) { language in
        let name = edition.locale.languageNames[language.text]
        return .record(ChoiceRecord(key: language.text, label: name ?? language.text))
      }
    }
    Field("confidences", .list(.record("choice")), "The grades an account may have.") {
      let locale = $0.edition.locale
      return .list(Confidence.allCases) { confidence in
        let name = locale.confidences[confidence]
        return .record(ChoiceRecord(key: confidence.rawValue, label: name ?? confidence.rawValue))
      }
    }
    Field("formats", .list(.record("choice")), "How numbers and dates are written, for the script.")
    {
      .list($0.edition.locale.formats) { .record(ChoiceRecord(key: $0.key, label: $0.text)) }
    }
  }
}

struct MapPage: PageRoot {
  static let template = "map.html"
  let edition: EditionArchive
  var key: PageKey { .map }

  static let fields = root("map_page", "The map of all events: `map.html`.") {
    Field("map", .optional(.record("map")), "The map and its table.") {
      .optional(map: $0.edition.mapOfAll)
    }
  }
}

/// A key, and what a reader sees for it.
struct ChoiceRecord: Record {
  let key: String
  let label: String

  static let fields = RecordFields<ChoiceRecord>("choice", "A key, and what a reader sees for it.")
  {
    Field("key", .text, "As the search index or the script has it.") { .text($0.key) }
    Field("label", .text, "As the reader sees it.") { .text($0.label) }
  }
}

struct ArchivePage: PageRoot {
  static let template = "page.html"
  let edition: EditionArchive
  let id: ID<Page>
  let body: [UInt8]
  var key: PageKey { .page(id) }

  static let fields = root("own_page", "A page of the archive's own: `page.html`.") {
    Field("own", .record("archive_page"), "The page.") {
      .record(ArchivePageRecord(edition: $0.edition, id: $0.id))
    }
    Field("body", .html, "Its text.") { .html($0.body) }
  }
}

struct RemovalsPage: PageRoot {
  static let template = "removed.html"
  let edition: EditionArchive
  var key: PageKey { .removals }

  static let fields = root("removals_page", "The list of what was removed: `removed.html`.") {
    Field("removals", .list(.record("removal")), "Every address whose page was removed.") {
      let edition = $0.edition
      return .list(edition.archive.tombstones.indices) {
        .record(RemovalRecord(edition: edition, id: ID($0)))
      }
    }
  }
}

/// Something that was removed: its address, and nothing of what it said.
struct RemovalRecord: Record {
  let edition: EditionArchive
  let id: ID<Tombstone>

  static let fields = RecordFields<RemovalRecord>(
    "removal",
    "Something that was removed: its address, and nothing of what it said."
  ) {
    Field("url", .link, "The page that stands there now.") {
      .link($0.edition.path(of: .tombstone($0.id)))
    }
    Field("path", .text, "Its address within the edition.") { .text($0.tombstone.path.text) }
    Field("date", .optional(.record("date")), "When it was removed.") {
      let edition = $0.edition
      return $0.tombstone.day.map {
        .record(DateRecord(edition: edition, date: ArchiveDate(day: $0)))
      } ?? .absent
    }
    Field("reason", .optional(.html), "The published reason.") {
      let language = $0.edition.language
      if let code = $0.tombstone.code {
        return .html(DisplayText(interface: $0.edition.words(ofReason: code), language))
      }
      return $0.tombstone.reason.map { .html(DisplayText($0, nil, on: language)) } ?? .absent
    }
  }

  private var tombstone: Tombstone { edition.archive.tombstones[id.index] }
}

struct TombstonePage: PageRoot {
  static let template = "tombstone.html"
  let edition: EditionArchive
  let id: ID<Tombstone>
  var key: PageKey { .tombstone(id) }

  static let fields = root("tombstone_page", "What stands where something was removed.") {
    Field("removal", .record("removal"), "What was removed.") {
      .record(RemovalRecord(edition: $0.edition, id: $0.id))
    }
  }
}

struct NotFoundPage: PageRoot {
  static let template = "not-found.html"
  let edition: EditionArchive
  var key: PageKey { .notFound }

  static let fields = root("not_found_page", "What a server shows for a wrong address.") {
    Field("homes", .list(.record("home")), "The first page of every edition.") {
      let edition = $0.edition
      return .list(edition.editions) { .record(HomeRecord(edition: edition, target: $0)) }
    }
  }
}

/// The way from a wrong address to the first page of an edition.
struct HomeRecord: Record {
  let edition: EditionArchive
  let target: Edition

  static let fields = RecordFields<HomeRecord>(
    "home",
    "The way from a wrong address to the first page of an edition, in its language."
  ) {
    Field("lang", .text, "The edition's language, a BCP 47 tag.") { .text($0.target.language.text) }
    Field("dir", .text, "`rtl` or `ltr`.") {
      .text($0.target.language.isRightToLeft ? "rtl" : "ltr")
    }
    Field("title", .text, "`t.not_found_title` in that language.") {
      .text($0.target.locale[.notFoundTitle])
    }
    Field("text", .text, "`t.not_found_text` in that language.") {
      .text($0.target.locale[.notFoundText])
    }
    Field("label", .text, "`t.home` in that language.") { .text($0.target.locale[.home]) }
    Field("url", .link, "The first page; right only for a wrong address at the root.") {
      .link($0.path)
    }
    Field("absolute_url", .optional(.url), "Its address, when `annals.yaml` has a `base_url`.") {
      let path = $0.path.text
      return $0.edition.archive.configuration.baseURL.map { .url($0 + path) } ?? .absent
    }
  }

  private var path: SitePath {
    SitePath(target.prefix + "index.html") ?? edition.addresses.home
  }
}

/// The way into a site of several editions, at its root.
struct LanguagesPage: PageRoot {
  static let template = "languages.html"
  /// The first edition's.
  let edition: EditionArchive
  var key: PageKey { .home }

  static let fields = root("languages_page", "The choice of a language: `languages.html`.") {}
}
