internal import AnnalsContent
internal import AnnalsVocabulary

/// The events that at least one shown account tells of, and tombstones of those all of whose accounts
/// are gone and one was retracted.
struct EventRedaction {
  /// One event before it has its number.
  struct Draft {
    let key: Int
    let date: ArchiveDate
    /// In `Archive.accounts`.
    let accounts: [Int]
    let merge: EventMerge
  }

  /// In the order of the events.
  private(set) var drafts: [Draft] = []
  private(set) var paths: [SitePath] = []
  private(set) var tombstones: [Tombstone] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ archive: Archive, _ showing: Showing) {
    var retracted: [Draft] = []
    drafts.reserveCapacity(archive.eventKeys.count)
    for (key, accounts) in accountsByEvent(archive).enumerated() {
      let shown = accounts.filter { showing.account($0).isShown }
      if !shown.isEmpty {
        if let draft = draft(key, shown, archive) { drafts.append(draft) }
      } else {
        let gone = accounts.filter {
          if case .tombstone = showing.account($0) { true } else { false }
        }
        let merge = EventMerge(gone.map { archive.accounts[$0] })
        if let date = merge.date {
          retracted.append(Draft(key: key, date: date, accounts: gone, merge: merge))
        }
      }
    }
    drafts.sort { Self.isBefore($0, $1, archive) }
    retracted.sort { Self.isBefore($0, $1, archive) }
    address(retracted, archive, showing)
  }
}

extension EventRedaction {
  /// The accounts of each event, in their order.
  private func accountsByEvent(_ archive: Archive) -> [[Int]] {
    var result = [[Int]](repeating: [], count: archive.eventKeys.count)
    for (index, account) in archive.accounts.enumerated() { result[account.event].append(index) }
    return result
  }

  private mutating func draft(_ key: Int, _ accounts: [Int], _ archive: Archive) -> Draft? {
    let merge = EventMerge(accounts.map { archive.accounts[$0] })
    if let date = merge.date {
      return Draft(key: key, date: date, accounts: accounts, merge: merge)
    }
    diagnostics.append(
      Diagnostic(
        .error,
        "undated-event",
        "the event '\(archive.eventKeys[key])' has no date, and no article tells of it",
        at: archive.accounts[accounts[0]].location
      )
    )
    return nil
  }

  private static func isBefore(_ one: Draft, _ other: Draft, _ archive: Archive) -> Bool {
    if one.date != other.date { return one.date < other.date }
    return precedes(archive.eventKeys[one.key], archive.eventKeys[other.key])
  }

  private mutating func address(_ retracted: [Draft], _ archive: Archive, _ showing: Showing) {
    var addresses = Addresses()
    paths = drafts.map { draft in
      let key = archive.eventKeys[draft.key]
      return addresses.page(
        eventFolder(key, draft.date),
        key,
        of: archive.accounts[draft.accounts[0]].location
      )
    }
    for draft in retracted {
      let key = archive.eventKeys[draft.key]
      let path = addresses.page(
        eventFolder(key, draft.date),
        key,
        of: archive.accounts[draft.accounts[0]].location
      )
      tombstones.append(tombstone(at: path, of: draft.accounts, showing))
    }
    diagnostics += addresses.diagnostics
  }

  /// With the day and the reason of the last retraction.
  private func tombstone(at path: SitePath, of accounts: [Int], _ showing: Showing) -> Tombstone {
    var last: (day: CalendarDay?, reason: String?) = (nil, nil)
    for account in accounts {
      guard case .tombstone(let day, let reason) = showing.account(account) else { continue }
      guard let day else {
        if last.day == nil { last.reason = last.reason ?? reason }
        continue
      }
      if last.day.map({ $0 < day }) ?? true { last = (day, reason) }
    }
    return Tombstone(path: path, day: last.day, reason: last.reason)
  }
}

/// The folder of an event's page: the year and month its id begins with, so that the address stays when
/// accounts are added; those of its date when the id begins with none.
private func eventFolder(_ key: String, _ date: ArchiveDate) -> String {
  let beginning = key.utf8.prefix { $0 == UInt8(ascii: "-") || 48...57 ~= $0 }.prefix(8)
  if beginning.count == 7 || beginning.last == UInt8(ascii: "-"),
    let month = ArchiveDate(String(Substring(beginning.prefix(7)))), month.precision == .month
  {
    return folder("events", month.first.year, month.first.month)
  }
  return date.precision == .year
    ? folder("events", date.first.year)
    : folder("events", date.first.year, date.first.month)
}
