import AnnalsArchive
import AnnalsVocabulary

/// The address of every page of one edition.
struct EditionAddresses: Sendable {
  let prefix: String
  let home: SitePath
  let dates: SitePath
  let townList: SitePath
  let factionList: SitePath
  let typeList: SitePath
  let sourceList: SitePath
  let articles: [SitePath]
  let events: [SitePath]
  let towns: [SitePath]
  let factions: [SitePath]
  let types: [SitePath]
  let sources: [SitePath]
  let pages: [SitePath]
  let tombstones: [SitePath]
  let days: [SitePath]
  let months: [SitePath]
  let years: [SitePath]
  let periods: [SitePath]

  init(_ index: ArchiveIndex, prefix: String) {
    self.prefix = prefix
    home = Self.path(prefix + "index.html")
    dates = Self.path(prefix + "dates.html")
    townList = Self.path(prefix + "towns.html")
    factionList = Self.path(prefix + "factions.html")
    typeList = Self.path(prefix + "types.html")
    sourceList = Self.path(prefix + "sources.html")
    let archive = index.archive
    articles = archive.articles.map { Self.path($0.path, below: prefix) }
    events = archive.events.map { Self.path($0.path, below: prefix) }
    towns = archive.towns.map { Self.path($0.path, below: prefix) }
    factions = archive.factions.map { Self.path($0.path, below: prefix) }
    types = archive.types.map { Self.path($0.path, below: prefix) }
    sources = archive.sources.map { Self.path($0.path, below: prefix) }
    pages = archive.pages.map { Self.path($0.path, below: prefix) }
    tombstones = archive.tombstones.map { Self.path($0.path, below: prefix) }
    let calendar = index.calendar
    days = calendar.days.map { day in
      let month = "\(prefix)dates/\(day.year)/\(twoDigits(day.month))/"
      return Self.path(month + twoDigits(day.day) + ".html")
    }
    months = calendar.months.map {
      Self.path("\(prefix)dates/\($0.year)/\(twoDigits($0.month)).html")
    }
    years = calendar.years.map { Self.path("\(prefix)dates/\($0).html") }
    let subjects = (towns, factions, types, sources)
    periods = index.periods.all.map { period in
      let subject =
        switch period.subject {
        case .town(let id): subjects.0[id.index]
        case .faction(let id): subjects.1[id.index]
        case .type(let id): subjects.2[id.index]
        case .source(let id): subjects.3[id.index]
        }
      let month = period.month.map { "-" + twoDigits($0) } ?? ""
      return Self.path("\(subject.text.dropLast(5))/\(period.year)\(month).html")
    }
  }

  /// A page with a fixed name: `towns.html`.
  func path(_ name: String) -> SitePath { Self.path(prefix + name) }

  private static func path(_ path: SitePath, below prefix: String) -> SitePath {
    prefix.isEmpty ? path : Self.path(prefix + path.text)
  }

  /// No address of ours is too long for a `SitePath`; should one be, its link leads to the page that
  /// says so.
  private static func path(_ text: String) -> SitePath {
    SitePath(text) ?? SitePath(known: "404.html")
  }
}

func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}
