import AnnalsArchive
import AnnalsMaps
import AnnalsVocabulary

/// What is looked up in the archive by every page, as a page reads it.
final class TracedIndex: Sendable {
  private let index: ArchiveIndex
  private let trace: Trace

  init(_ index: ArchiveIndex, _ trace: Trace) {
    self.index = index
    self.trace = trace
  }

  @inline(__always)
  var calendar: TracedCalendar { TracedCalendar(index.calendar, trace) }
  @inline(__always)
  var periods: TracedPeriods { TracedPeriods(index.periods, trace) }

  var nearby: TracedRows<Town, ArraySlice<NearbyTowns.Neighbour>> {
    TracedRows(SharedList.nearbyTowns.cells, trace) { [index] in index.nearby[$0] }
  }

  var related: TracedRows<Article, ArraySlice<ID<Article>>> {
    TracedRows(SharedList.relatedArticles.cells, trace) { [index] in index.related[$0] }
  }

  var factionRelations: TracedRows<Faction, [FactionRelations.Relation]> {
    TracedRows(SharedList.factionRelations.cells, trace) { [index] in
      index.factionRelations[$0.index]
    }
  }

  var renamings: Renamings {
    trace.note(Cell(SharedList.renamings.cells, 0))
    return index.renamings
  }
}

extension TracedIndex {
  @inline(__always)
  var maps: TracedMaps { TracedMaps(index.maps, trace) }
}

/// The maps of the archive as a page reads them.
struct TracedMaps {
  private let maps: ArchiveMaps
  private let trace: Trace

  init(_ maps: ArchiveMaps, _ trace: Trace) {
    self.maps = maps
    self.trace = trace
  }

  @inline(__always)
  var towns: Traced<EventMap> { Traced(maps.towns, SharedList.townMaps.cells, trace) }
  @inline(__always)
  var factions: Traced<EventMap> { Traced(maps.factions, SharedList.factionMaps.cells, trace) }
  @inline(__always)
  var days: Traced<EventMap> { Traced(maps.days, SharedList.dayMaps.cells, trace) }

  var all: EventMap {
    trace.note(Cell(SharedList.mapOfAll.cells, 0))
    return maps.all
  }

  /// Nil when no event has a place that can be drawn.
  var frameOfAll: MapFrame? {
    trace.note(Cell(SharedList.mapOfAll.cells, 0))
    return maps.frameOfAll
  }

  /// What lies under maps, and the names on it.
  var atlas: Atlas? {
    trace.note(Cell(SharedList.mapLayers.cells, 0))
    return maps.atlas
  }

  func base(of frame: MapFrame) -> BaseMap? {
    trace.note(Cell(SharedList.mapLayers.cells, 0))
    return maps.base(of: frame)
  }
}

/// Something about each element of a list, every reading of which is noted.
struct TracedRows<Element, Row> {
  private let list: CellList
  private let trace: Trace
  private let row: (ID<Element>) -> Row

  init(_ list: CellList, _ trace: Trace, row: @escaping (ID<Element>) -> Row) {
    self.list = list
    self.trace = trace
    self.row = row
  }

  subscript(id: ID<Element>) -> Row {
    trace.note(Cell(list, id.index))
    return row(id)
  }
}

/// The calendar as a page reads it.
struct TracedCalendar {
  private let calendar: ArchiveCalendar
  private let trace: Trace

  init(_ calendar: ArchiveCalendar, _ trace: Trace) {
    self.calendar = calendar
    self.trace = trace
  }

  @inline(__always)
  var days: Traced<CalendarDay> { Traced(calendar.days, SharedList.days.cells, trace) }
  @inline(__always)
  var months: Traced<CalendarMonth> { Traced(calendar.months, SharedList.months.cells, trace) }
  @inline(__always)
  var years: Traced<Int> { Traced(calendar.years, SharedList.years.cells, trace) }
  var articleCounts: Traced<Int> {
    Traced(calendar.articleCounts, SharedList.articleCounts.cells, trace)
  }

  var eventsOfDay: TracedRelation<CalendarDay, Event> {
    TracedRelation(calendar.eventsOfDay, SharedList.eventsOfDay.cells, trace)
  }
  var articlesOfDay: TracedRelation<CalendarDay, Article> {
    TracedRelation(calendar.articlesOfDay, SharedList.articlesOfDay.cells, trace)
  }
  var eventsOfMonth: TracedRelation<CalendarMonth, Event> {
    TracedRelation(calendar.eventsOfMonth, SharedList.eventsOfMonth.cells, trace)
  }
  var undatedEventsOfMonth: TracedRelation<CalendarMonth, Event> {
    TracedRelation(calendar.undatedEventsOfMonth, SharedList.undatedEventsOfMonth.cells, trace)
  }
  var eventsOfYear: TracedRelation<CalendarYear, Event> {
    TracedRelation(calendar.eventsOfYear, SharedList.eventsOfYear.cells, trace)
  }
  var undatedEventsOfYear: TracedRelation<CalendarYear, Event> {
    TracedRelation(calendar.undatedEventsOfYear, SharedList.undatedEventsOfYear.cells, trace)
  }

  /// The pages on which an event of this date stands.
  func places(of date: ArchiveDate) -> [ArchiveCalendar.Place] {
    ArchiveCalendar.places(
      of: date,
      day: { id(of: $0) },
      month: { id(of: $0) },
      year: { id(ofYear: $0) }
    )
  }

  func id(of day: CalendarDay) -> ID<CalendarDay>? { days.position(of: day).map { ID($0) } }

  func id(of month: CalendarMonth) -> ID<CalendarMonth>? {
    months.position(of: month).map { ID($0) }
  }

  func id(ofYear year: Int) -> ID<CalendarYear>? { years.position(of: year).map { ID($0) } }

  /// Indices into `months`.
  func months(ofYear year: Int) -> Range<Int> {
    let (first, end) = (CalendarMonth(number: year * 12), CalendarMonth(number: year * 12 + 12))
    return months.place(of: first)..<months.place(of: end)
  }
}

/// The lists that are cut by time, as a page reads them.
struct TracedPeriods {
  private let periods: Periods
  private let trace: Trace

  init(_ periods: Periods, _ trace: Trace) {
    self.periods = periods
    self.trace = trace
  }

  @inline(__always)
  var all: Traced<Period> { Traced(periods.all, SharedList.periods.cells, trace) }

  /// The years of a subject, as indices into `all`; empty when its list is not cut.
  func years(of subject: ListSubject) -> Range<Int> {
    switch subject {
    case .town(let id): trace.note(Cell(SharedList.periodsOfTowns.cells, id.index))
    case .faction(let id): trace.note(Cell(SharedList.periodsOfFactions.cells, id.index))
    case .type(let id): trace.note(Cell(SharedList.periodsOfTypes.cells, id.index))
    case .source(let id): trace.note(Cell(SharedList.periodsOfSources.cells, id.index))
    }
    return periods.years(of: subject)
  }
}
