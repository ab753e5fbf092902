internal import AnnalsContent
internal import AnnalsVocabulary

/// The events that at least one shown account tells of, and tombstones of those all of whose accounts
/// are gone and one was retracted.
struct EventRedaction {
  /// One event before it has its number.
  struct Draft {
    /// In `Archive.eventKeys`.
    let key: Int
    let date: ArchiveDate
    /// In `EventRedaction.members`.
    let members: Range<Int>
  }

  /// In the order of the events.
  private(set) var drafts: [Draft] = []
  /// Accounts, by event.
  private(set) var members: [Int] = []
  private(set) var paths: [SitePath] = []
  private(set) var tombstones: [Tombstone] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ archive: Archive, _ showing: Showing) {
    var retracted: [Draft] = []
    drafts.reserveCapacity(archive.eventKeys.count)
    members.reserveCapacity(archive.accounts.count)
    for key in archive.eventKeys.indices {
      let accounts = archive.accountsOfEvent[ID(key)]
      if let draft = gather(accounts, of: key, archive, { showing.account($0).isShown }) {
        drafts.append(draft)
      } else if let draft = gather(accounts, of: key, archive, { showing.account($0).isTombstone })
      {
        retracted.append(draft)
      }
    }
    drafts.sort { isBefore($0, $1, archive) }
    retracted.sort { isBefore($0, $1, archive) }
    address(retracted, archive, showing)
  }

  /// The accounts in the order of their events.
  var accountOrder: [Int] {
    var order: [Int] = []
    order.reserveCapacity(members.count)
    for draft in drafts { order += members[draft.members] }
    return order
  }
}

extension EventRedaction {
  /// The accounts of one event that fulfil a condition; nil when none does, or none has a date.
  private mutating func gather(
    _ accounts: ArraySlice<ID<ResolvedAccount>>,
    of key: Int,
    _ archive: Archive,
    _ isWanted: (Int) -> Bool
  ) -> Draft? {
    let first = members.count
    for account in accounts where isWanted(account.index) { members.append(account.index) }
    guard first < members.count else { return nil }
    if let date = EventMerge(archive.accounts, members[first...]).date {
      return Draft(key: key, date: date, members: first..<members.count)
    }
    diagnostics.append(
      Diagnostic(
        .error,
        "undated-event",
        "the event '\(archive.eventKeys[key])' has no date, and no article tells of it",
        at: archive.accounts[members[first]].location
      )
    )
    members.removeSubrange(first...)
    return nil
  }

  private mutating func address(_ retracted: [Draft], _ archive: Archive, _ showing: Showing) {
    var addresses = Addresses(capacity: drafts.count)
    paths.reserveCapacity(drafts.count)
    for draft in drafts { paths.append(address(of: draft, archive, &addresses)) }
    for draft in retracted {
      let path = address(of: draft, archive, &addresses)
      tombstones.append(tombstone(at: path, of: members[draft.members], showing))
    }
    diagnostics += addresses.diagnostics
  }

  private func address(
    of draft: Draft,
    _ archive: Archive,
    _ addresses: inout Addresses
  ) -> SitePath {
    addresses.page(
      eventFolder(archive.eventKeys[draft.key], draft.date),
      archive.eventKeys[draft.key],
      of: archive.accounts[members[draft.members.lowerBound]].location
    )
  }

  /// With the day and the reason of the last retraction.
  private func tombstone(
    at path: SitePath,
    of accounts: ArraySlice<Int>,
    _ showing: Showing
  ) -> Tombstone {
    var last: (day: CalendarDay?, reason: String?, code: String?) = (nil, nil, nil)
    for account in accounts {
      guard case .tombstone(let day, let reason, let code) = showing.account(account) else {
        continue
      }
      if let day, last.day.map({ $0 < day }) ?? true {
        last = (day, reason, code)
      } else if last.day == nil, last.reason == nil {
        (last.reason, last.code) = (reason, code)
      }
    }
    return Tombstone(path: path, day: last.day, reason: last.reason, code: last.code)
  }
}

private func isBefore(
  _ one: EventRedaction.Draft,
  _ other: EventRedaction.Draft,
  _ archive: Archive
) -> Bool {
  if one.date != other.date { return one.date < other.date }
  return precedes(archive.eventKeys[one.key], archive.eventKeys[other.key])
}

/// The folder of an event's page: the year and month its id begins with, so that the address stays when
/// accounts are added; those of its date when the id begins with none.
private func eventFolder(_ key: String, _ date: ArchiveDate) -> String {
  if let (year, month) = monthAtStart(of: key) { return folder("events", year, month) }
  return date.precision == .year
    ? folder("events", date.first.year)
    : folder("events", date.first.year, date.first.month)
}

/// The year and month of `2019-08` or `2019-08-20-khan-sheikhun`.
private func monthAtStart(of key: String) -> (year: Int, month: Int)? {
  let bytes = key.utf8Span.span
  guard bytes.count == 7 || (bytes.count > 7 && bytes[7] == UInt8(ascii: "-")),
    bytes[4] == UInt8(ascii: "-")
  else { return nil }
  var number = 0
  for index in [0, 1, 2, 3, 5, 6] {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[index] else { return nil }
    number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
  }
  guard CalendarDay.years.contains(number / 100), 1...12 ~= number % 100 else { return nil }
  return (number / 100, number % 100)
}
