import AnnalsArchive
import AnnalsVocabulary

/// A page of an edition; every edition has the same.
enum PageKey: Hashable, Sendable {
  case home
  case article(ID<Article>)
  case event(ID<Event>)
  case town(ID<Town>)
  case faction(ID<Faction>)
  case type(ID<EventType>)
  case source(ID<Source>)
  /// In `Periods.all`.
  case period(UInt32)
  case day(ID<CalendarDay>)
  case month(ID<CalendarMonth>)
  case year(ID<CalendarYear>)
  case dates
  case towns
  case factions
  case types
  case sources
  case search
  case map
  /// One letter of a list of names too long for one page.
  case townsUnder(UInt32)
  case factionsUnder(UInt32)
  case page(ID<Page>)
  case tombstone(ID<Tombstone>)
  /// The list of tombstones.
  case removals
  /// Which release the site is, and how to check it.
  case verify
  /// What each release changed.
  case changes
  case notFound
}

extension EditionArchive {
  func path(of key: PageKey) -> SitePath {
    switch key {
    case .home: addresses.home
    case .article(let id): addresses.articles[id.index]
    case .event(let id): addresses.events[id.index]
    case .town(let id): addresses.towns[id.index]
    case .faction(let id): addresses.factions[id.index]
    case .type(let id): addresses.types[id.index]
    case .source(let id): addresses.sources[id.index]
    case .period(let index): addresses.periods[Int(index)]
    case .day(let id): addresses.days[id.index]
    case .month(let id): addresses.months[id.index]
    case .year(let id): addresses.years[id.index]
    case .dates: addresses.dates
    case .towns: addresses.townList
    case .factions: addresses.factionList
    case .types: addresses.typeList
    case .sources: addresses.sourceList
    case .search: addresses.path("search.html")
    case .map: addresses.path("map.html")
    case .townsUnder(let letter):
      addresses.path("towns-\(townIndex.letters[Int(letter)].slug).html")
    case .factionsUnder(let letter):
      addresses.path("factions-\(factionIndex.letters[Int(letter)].slug).html")
    case .page(let id): addresses.pages[id.index]
    case .tombstone(let id): addresses.tombstones[id.index]
    case .removals: addresses.path("removed.html")
    case .verify: addresses.path("verify.html")
    case .changes: addresses.path("changes.html")
    // Servers show one page for every wrong address of a site.
    case .notFound: SitePath(known: "404.html")
    }
  }

  /// The name of a page, without the archive's.
  func title(of key: PageKey) -> String {
    switch key {
    case .home: archiveTitle
    case .article(let id): articles[id.index].text
    case .event(let id):
      locale.text(.eventOnDate, events[id.index].text, eventDates[id.index])
    case .town(let id): towns[id.index].text
    case .faction(let id): factions[id.index].text
    case .type(let id): types[id.index].text
    case .source(let id): sources[id.index].text
    case .period(let index):
      locale.text(
        .inPeriod,
        label(of: self.index.periods.all[Int(index)].subject).text,
        PeriodRecord(edition: self, index: Int(index)).text
      )
    case .day(let id): locale.dates.fullText(index.calendar.days[id.index])
    case .month(let id): text(of: index.calendar.months[id.index])
    case .year(let id): locale.dates.text(year: index.calendar.years[id.index])
    case .dates: locale[.dates]
    case .towns: locale[.towns]
    case .factions: locale[.factions]
    case .types: locale[.eventTypes]
    case .sources: locale[.sources]
    case .search: locale[.search]
    case .map: locale[.mapOfAll]
    case .townsUnder(let letter):
      locale.text(.inPeriod, locale[.towns], townIndex.letters[Int(letter)].text)
    case .factionsUnder(let letter):
      locale.text(.inPeriod, locale[.factions], factionIndex.letters[Int(letter)].text)
    case .page(let id): archive.pages[id.index].title
    case .tombstone: locale[.removedTitle]
    case .removals: locale[.removedPages]
    case .verify: locale[.verify]
    case .changes: locale[.changes]
    case .notFound: locale[.notFoundTitle]
    }
  }

  /// One sentence on a page, for lists of search results.
  func description(of key: PageKey) -> String {
    switch key {
    case .home: archiveDescription ?? archiveTitle
    case .article(let id):
      locale.text(
        .reportBy,
        archive.articles[id.index].source.map { archive.sources[$0.index].name }
          ?? locale[.unnamedSource],
        locale.dates.text(archive.articles[id.index].published.day)
      )
    case .event(let id): eventSummaries[id.index]?.text ?? title(of: key)
    case .town(let id):
      counts(
        archive.relations.eventsOfTown[id].count,
        archive.relations.articlesOfTown[id].count,
        under: title(of: key)
      )
    case .faction(let id):
      counts(
        archive.relations.eventsOfFaction[id].count,
        archive.relations.articlesOfFaction[id].count,
        under: title(of: key)
      )
    case .source(let id):
      counts(
        archive.relations.eventsOfSource[id].count,
        archive.relations.articlesOfSource[id].count,
        under: title(of: key)
      )
    case .period(let number):
      counts(
        index.periods.all[Int(number)].eventCount,
        index.periods.all[Int(number)].articleCount,
        under: title(of: key)
      )
    case .day(let id):
      counts(
        index.calendar.eventsOfDay[id].count,
        index.calendar.articlesOfDay[id].count,
        under: title(of: key)
      )
    case .month(let id):
      counts(
        index.calendar.eventsOfMonth[id].count,
        index.calendar.articleCounts[id.index],
        under: title(of: key)
      )
    case .type(let id):
      locale.text(
        .counted,
        title(of: key),
        locale.text(archive.relations.eventsOfType[id].count, .events)
      )
    case .year, .dates, .towns, .factions, .types, .sources, .search, .map, .townsUnder,
      .factionsUnder,
      .page:
      locale.text(.pageTitle, title(of: key), archiveTitle)
    case .tombstone: locale[.removedText]
    case .removals: locale[.removedPagesNote]
    case .verify: locale[.verifyNote]
    case .changes: locale[.changesNote]
    case .notFound: locale[.notFoundText]
    }
  }

  private func counts(_ events: Int, _ articles: Int, under title: String) -> String {
    locale.text(
      .countedTwice,
      title,
      locale.text(events, .events),
      locale.text(articles, .reports)
    )
  }
}
