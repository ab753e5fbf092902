import AnnalsArchive
import AnnalsVocabulary

/// What a long list belongs to.
enum ListSubject: Hashable, Sendable {
  case town(ID<Town>)
  case faction(ID<Faction>)
  case type(ID<EventType>)
  case source(ID<Source>)
}

/// One year, or one month, of a list that is too long for its subject's page.
struct Period: Sendable {
  let subject: ListSubject
  let year: Int
  /// Nil for a year.
  let month: Int?
  /// What is listed on its page, oldest first; of a year that is cut by month, only what is not known
  /// to the month.
  let events: [ID<Event>]
  let articles: [ID<Article>]
  /// In the whole period, its months included.
  let eventCount: Int
  let articleCount: Int
  /// The months of a year that is cut, as indices into `Periods.all`.
  let months: Range<Int>
}

/// The lists that are cut by time: those with more events or more reports than a list page holds.
///
/// A year that is itself too long is cut by month, and a month is never cut.
struct Periods: Sendable {
  private(set) var all: [Period] = []
  private var yearsOfSubject: [ListSubject: Range<Int>] = [:]

  /// The years of a subject, as indices into `all`; empty when its list is not cut.
  func years(of subject: ListSubject) -> Range<Int> { yearsOfSubject[subject] ?? 0..<0 }

  init(_ archive: PublicArchive) {
    let limit = max(1, archive.configuration.listLimit)
    let relations = archive.relations
    for index in archive.towns.indices {
      let id = ID<Town>(index)
      cut(.town(id), relations.eventsOfTown[id], relations.articlesOfTown[id], archive, limit)
    }
    for index in archive.factions.indices {
      let id = ID<Faction>(index)
      cut(
        .faction(id),
        relations.eventsOfFaction[id],
        relations.articlesOfFaction[id],
        archive,
        limit
      )
    }
    for index in archive.types.indices {
      let id = ID<EventType>(index)
      cut(.type(id), relations.eventsOfType[id], [], archive, limit)
    }
    for index in archive.sources.indices {
      let id = ID<Source>(index)
      cut(.source(id), relations.eventsOfSource[id], relations.articlesOfSource[id], archive, limit)
    }
  }

  private mutating func cut(
    _ subject: ListSubject,
    _ events: ArraySlice<ID<Event>>,
    _ articles: ArraySlice<ID<Article>>,
    _ archive: PublicArchive,
    _ limit: Int
  ) {
    guard events.count > limit || articles.count > limit else { return }
    let eventsByYear = grouped(events) { archive.events[$0.index].date.first.year }
    let articlesByYear = grouped(articles) { archive.articles[$0.index].published.day.year }
    let years = Set(eventsByYear.keys).union(articlesByYear.keys).sorted()
    var months: [Period] = []
    var cutYears: [Period] = []
    let firstMonth = all.count + years.count
    for year in years {
      let events = eventsByYear[year] ?? []
      let articles = articlesByYear[year] ?? []
      let start = firstMonth + months.count
      var rest = (events: events, articles: articles)
      if events.count > limit || articles.count > limit {
        rest = Self.appendMonths(of: subject, year, events, articles, archive, to: &months)
      }
      cutYears.append(
        Period(
          subject: subject,
          year: year,
          month: nil,
          events: rest.events,
          articles: rest.articles,
          eventCount: events.count,
          articleCount: articles.count,
          months: start..<(firstMonth + months.count)
        )
      )
    }
    yearsOfSubject[subject] = all.count..<firstMonth
    all += cutYears
    all += months
  }

  /// Returns what is not known to the month and stays with the year.
  private static func appendMonths(
    of subject: ListSubject,
    _ year: Int,
    _ events: [ID<Event>],
    _ articles: [ID<Article>],
    _ archive: PublicArchive,
    to periods: inout [Period]
  ) -> (events: [ID<Event>], articles: [ID<Article>]) {
    // Month 0 holds what covers several months.
    let eventsByMonth = grouped(events[...]) { id in
      let date = archive.events[id.index].date
      return date.first.year == date.last.year && date.first.month == date.last.month
        ? date.first.month : 0
    }
    let articlesByMonth = grouped(articles[...]) { archive.articles[$0.index].published.day.month }
    for month in 1...12 where eventsByMonth[month] != nil || articlesByMonth[month] != nil {
      let events = eventsByMonth[month] ?? []
      let articles = articlesByMonth[month] ?? []
      periods.append(
        Period(
          subject: subject,
          year: year,
          month: month,
          events: events,
          articles: articles,
          eventCount: events.count,
          articleCount: articles.count,
          months: 0..<0
        )
      )
    }
    return (eventsByMonth[0] ?? [], [])
  }
}

private func grouped<Element>(
  _ ids: ArraySlice<ID<Element>>,
  by key: (ID<Element>) -> Int
) -> [Int: [ID<Element>]] {
  var groups: [Int: [ID<Element>]] = [:]
  // Ids come in order of time, and so those of one group mostly one after the other.
  var start = ids.startIndex
  while start < ids.endIndex {
    let group = key(ids[start])
    var end = start + 1
    while end < ids.endIndex, key(ids[end]) == group { end += 1 }
    groups[group, default: []] += ids[start..<end]
    start = end
  }
  return groups
}
