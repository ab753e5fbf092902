import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// Who stood against whom in the events of a faction: those of its side against those of the other.
///
/// Who acts, claims or helps is on one side; whom it is done to is on the other. Who only accuses,
/// answers a call or mediates is on neither.
final class Opposition: Sendable {
  let edition: EditionArchive
  /// The faction itself first, then by the number of events; at most five.
  let own: [ID<Faction>]
  /// By the number of events; at most six.
  let others: [ID<Faction>]
  private let events: [Pair: [ID<Event>]]

  private struct Pair: Hashable {
    let own: ID<Faction>
    let other: ID<Faction>
  }

  init(_ faction: ID<Faction>, _ edition: EditionArchive) {
    self.edition = edition
    var events: [Pair: [ID<Event>]] = [:]
    for id in edition.archive.relations.eventsOfFaction[faction] {
      let participants = edition.archive.events[id.index].participants
      let acting = participants.filter { $0.role?.isActing == true }.map(\.faction)
      let suffering = participants.filter { $0.role?.isActing == false }.map(\.faction)
      let isActing = acting.contains(faction)
      guard isActing != suffering.contains(faction) else { continue }
      for one in isActing ? acting : suffering {
        for other in isActing ? suffering : acting where other != one {
          events[Pair(own: one, other: other), default: []].append(id)
        }
      }
    }
    self.events = events
    let ranked = { (key: KeyPath<Pair, ID<Faction>>) in
      var counts: [ID<Faction>: Int] = [:]
      for (pair, events) in events { counts[pair[keyPath: key], default: 0] += events.count }
      return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
    let sides = [ranked(\.own), ranked(\.other)]
    own = Array(([faction] + sides[0].filter { $0 != faction }).prefix(5))
    others = Array(sides[1].filter { $0 != faction }.prefix(6))
  }

  func events(_ own: ID<Faction>, _ other: ID<Faction>) -> [ID<Event>] {
    events[Pair(own: own, other: other)] ?? []
  }
}

extension FactionRole {
  /// Nil for a part on neither side.
  fileprivate var isActing: Bool? {
    switch self {
    case .actor, .ally, .claimedBy: true
    case .opponent, .target: false
    case .responder, .accusedBy, .mediator: nil
    }
  }
}

/// Who stood against whom in the events of a faction.
struct OppositionRecord: Record {
  let opposition: Opposition

  static let fields = RecordFields<OppositionRecord>(
    "opposition",
    "Who stood against whom in the events of a faction."
  ) {
    Field("others", .list(.record("faction")), "The columns: factions on the other side.") {
      let opposition = $0.opposition
      return .list(opposition.others) {
        .record(FactionRecord(edition: opposition.edition, id: $0))
      }
    }
    Field("rows", .list(.record("opposition_row")), "The faction and those on its side.") {
      let opposition = $0.opposition
      return .list(opposition.own.indices) {
        .record(OppositionRowRecord(opposition: opposition, row: $0))
      }
    }
  }
}

/// A faction and whom it stood against.
struct OppositionRowRecord: Record {
  let opposition: Opposition
  let row: Int

  static let fields = RecordFields<OppositionRowRecord>(
    "opposition_row",
    "A faction and whom it stood against."
  ) {
    Field("faction", .record("faction"), "The faction.") {
      .record(FactionRecord(edition: $0.opposition.edition, id: $0.opposition.own[$0.row]))
    }
    Field("cells", .list(.record("opposition_cell")), "One for each column.") {
      let (opposition, row) = ($0.opposition, $0.row)
      return .list(opposition.others.indices) {
        .record(OppositionCellRecord(opposition: opposition, row: row, column: $0))
      }
    }
  }
}

/// The events in which one faction stood against another.
struct OppositionCellRecord: Record {
  let opposition: Opposition
  let row: Int
  let column: Int

  static let fields = RecordFields<OppositionCellRecord>(
    "opposition_cell",
    "The events in which one faction stood against another."
  ) {
    Field("anchor", .text, "Id of its list of events: `against-1-2`.") {
      .text("against-\($0.row + 1)-\($0.column + 1)")
    }
    Field("title", .text, "The two factions in words.") {
      let (edition, opposition) = ($0.opposition.edition, $0.opposition)
      return .text(
        edition.locale.text(
          .against,
          edition.factions[opposition.own[$0.row].index].text,
          edition.factions[opposition.others[$0.column].index].text
        )
      )
    }
    Field("event_count", .integer, "How many events.") { .integer($0.events.count) }
    Field("events", .list(.record("event")), "The latest five, the latest first.") {
      let edition = $0.opposition.edition
      return .list(Array($0.events.suffix(5).reversed())) {
        .record(EventRecord(edition: edition, id: $0))
      }
    }
  }

  private var events: [ID<Event>] {
    opposition.events(opposition.own[row], opposition.others[column])
  }
}
