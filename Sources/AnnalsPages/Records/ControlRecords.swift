import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// One report of who holds a town, or takes or leaves it.
struct ControlRecord: Record {
  let edition: EditionArchive
  let event: ID<Event>
  /// Days since the last day of the one before; nil for the first.
  let gap: Int?

  static let fields = RecordFields<ControlRecord>(
    "control",
    "One report of who holds a town, or takes or leaves it."
  ) {
    Field("event", .record("event"), "The event.") {
      .record(EventRecord(edition: $0.edition, id: $0.event))
    }
    Field("days_since", .optional(.integer), "Days since the one before; absent for the first.") {
      $0.gap.map { .integer($0) } ?? .absent
    }
  }
}

extension EditionArchive {
  /// Events in the town that tell of control over it, earliest first; the last sixty.
  func controlReports(of town: ID<Town>) -> Value {
    let events = archive.relations.eventsOfTown[town].filter { id in
      let event = archive.events[id.index]
      return controlTypes.contains {
        archive.types[event.type.index].id.hasSameBytes(as: $0)
      }
        && event.places.contains { $0.town == town && $0.relation == .in }
    }.suffix(40)
    var records: [ControlRecord] = []
    var last: CalendarDay?
    for id in events {
      let date = archive.events[id.index].date
      let gap = last.map { max(0, date.first.dayNumber - $0.dayNumber) }
      records.append(ControlRecord(edition: self, event: id, gap: gap))
      last = max(last ?? date.last, date.last)
    }
    return .list(records) { .record($0) }
  }
}

private let controlTypes = ["control-report", "territory-change", "advance", "withdrawal"]
