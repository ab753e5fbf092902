internal import AnnalsContent
internal import AnnalsVocabulary

/// Turns what documents say of events into accounts whose names are resolved.
struct AccountResolver {
  private(set) var accounts: [ResolvedAccount] = []
  private(set) var diagnostics: [Diagnostic] = []
  var towns: TownResolver
  var factions: FactionResolver
  var types: EventTypeTable
  var keys = EventKeys()
  var origins = Origins()
  /// The coarsest location that any account of an event asks for, by the event's id.
  private let coarsest: [ByteKey: PublicLocation]
  private var recordsByEvent: [Int: SourceLocation] = [:]
  /// Of towns, and of factions, in one account; each pair of them is related.
  private static let nameLimit = 200

  init(
    towns: TownResolver,
    factions: FactionResolver,
    types: EventTypeTable,
    coarsest: [ByteKey: PublicLocation]
  ) {
    self.coarsest = coarsest
    self.towns = towns
    self.factions = factions
    self.types = types
  }

  /// Adds the accounts of one report; gives their range.
  mutating func add(
    _ article: ArticleDocument,
    at index: Int,
    source: ID<ResolvedSource>?
  ) -> Range<Int> {
    let first = accounts.count
    guard !article.accounts.isEmpty else { return first..<first }
    let ownOrigin = source.map { origins.origin(of: $0) } ?? origins.unnamedOrigin()
    var bases: [ByteKey: Int] = [:]
    for account in article.accounts {
      let type = account.type.map { types.type($0, diagnostics: &diagnostics) }
      let date = account.date?.value ?? ArchiveDate(day: article.published.day)
      let event: Int
      if let id = account.id {
        event = keys.event(id, diagnostics: &diagnostics)
      } else {
        let base = derivedBase(of: account, date: date)
        let repetition = bases[ByteKey(base), default: 0]
        bases[ByteKey(base)] = repetition + 1
        event = keys.event(
          derivedFrom: base,
          repetition: repetition,
          at: account.location,
          diagnostics: &diagnostics
        )
      }
      add(account, of: .article(index), event: event, date: date, type: type, origin: ownOrigin)
      reportForeseen(account, type: type, published: article.published)
    }
    return first..<accounts.count
  }

  /// Adds an editor's record, whose id is the name of its file when it gives none.
  mutating func add(_ record: EventRecordDocument, at index: Int) {
    let account = record.account
    let type = account.type.map { types.type($0, diagnostics: &diagnostics) }
    let id = account.id ?? Located(fileStem(of: record.path), at: SourceLocation(path: record.path))
    let event = keys.event(id, diagnostics: &diagnostics)
    if let first = recordsByEvent.updateValue(account.location, forKey: event) {
      diagnostics.append(
        Diagnostic(
          .warning,
          "duplicate-event-record",
          "the event '\(keys.keys[event])' has a record already",
          at: id.location,
          notes: [Diagnostic.Note("the first is here", at: first)]
        )
      )
    }
    let origin = origins.unnamedOrigin()
    add(
      account,
      of: .record(index),
      event: event,
      date: account.date?.value,
      type: type,
      origin: origin
    )
  }
}

extension AccountResolver {
  /// Where the account says it was, as exactly as the public may know.
  private mutating func places(of account: EventAccount, _ number: Int) -> [ResolvedPlace] {
    let level = max(account.publicLocation, coarsest[ByteKey(account.id?.value ?? "")] ?? .exact)
    if level == .withheld { return [] }
    return account.towns.prefix(Self.nameLimit).compactMap { reference in
      if level > .town, towns.isUnlisted(reference) { return nil }
      guard let town = towns.town(reference, account: number, diagnostics: &diagnostics) else {
        return nil
      }
      guard level > .exact else { return ResolvedPlace(town: town, relation: reference.relation) }
      return towns.area(of: town, level).map { ResolvedPlace(town: $0, relation: .in) }
    }
  }

  private mutating func add(
    _ account: EventAccount,
    of owner: ResolvedAccount.Owner,
    event: Int,
    date: ArchiveDate?,
    type: Int?,
    origin: UInt32
  ) {
    let number = accounts.count
    reportExcess(of: account)
    let places = places(of: account, number)
    let participants = account.factions.prefix(Self.nameLimit).compactMap { reference in
      factions.faction(
        named: reference.name,
        account: number,
        at: reference.location,
        diagnostics: &diagnostics
      )
      .map { ResolvedParticipant(faction: $0, role: reference.role) }
    }
    var block: Int?
    if case .body(let number) = account.placement { block = number }
    accounts.append(
      ResolvedAccount(
        location: account.location,
        owner: owner,
        event: event,
        date: date,
        dateIsOwn: account.date != nil,
        type: type,
        places: places.withoutRepetitions(),
        participants: participants.withoutRepetitions(),
        harm: account.harm.map { AccountHarm(measure: $0.measure, count: $0.count) },
        attribution: account.attribution,
        quote: account.quote?.value,
        quoteRange: account.quoteRange,
        confidence: account.confidence,
        summary: account.summary,
        block: block,
        origin: account.attribution.map { origins.origin(named: $0) } ?? origin
      )
    )
  }

  private mutating func reportExcess(of account: EventAccount) {
    let count = max(account.towns.count, account.factions.count)
    guard count > Self.nameLimit else { return }
    diagnostics.append(
      Diagnostic(
        .error,
        "too-many-names",
        "the event names \(count) towns or factions; at most \(Self.nameLimit) are kept",
        at: account.location
      )
    )
  }

  /// What the id of an account without one begins with.
  private func derivedBase(of account: EventAccount, date: ArchiveDate) -> String {
    let day = date.first.description
    let when =
      switch date.precision {
      case .day, .interval: day
      case .month: String(day.prefix(7))
      case .year: String(day.prefix(4))
      }
    // The id is in the address, where everybody reads it.
    let town = account.publicLocation > .town ? nil : account.towns.first?.name
    let parts = [when, town, account.type?.value]
    return parts.compactMap(\.self).joined(separator: "-")
  }

  private mutating func reportForeseen(
    _ account: EventAccount,
    type: Int?,
    published: Publication
  ) {
    guard let date = account.date, date.value.first > published.day, !types.isAnnounced(type) else {
      return
    }
    diagnostics.append(
      Diagnostic(
        .warning,
        "event-after-report",
        "the event is dated \(date.value), after the report itself (\(published.day))",
        at: date.location
      )
    )
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it first stands.
  func withoutRepetitions() -> [Element] {
    guard count > 1 else { return self }
    if count == 2 { return self[0] == self[1] ? [self[0]] : self }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

/// The name of a file without folders and extension: `a` of `Content/Events/a.md`.
func fileStem(of path: String) -> String {
  let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
  guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
    return String(Substring(name))
  }
  return String(Substring(name[..<dot]))
}
