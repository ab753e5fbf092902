internal import AnnalsContent
internal import AnnalsVocabulary

extension Redaction {
  mutating func addTypes(_ used: [Int]) {
    var addresses = Addresses()
    types = used.map { index in
      let type = archive.types[index]
      return EventType(
        id: type.id,
        path: addresses.freePage("types", type.id).path,
        names: type.names
      )
    }
  }

  mutating func addEvents() {
    events.reserveCapacity(drafts.drafts.count)
    for (draft, path) in zip(drafts.drafts, drafts.paths) {
      let first = accounts.count
      let event = ID<Event>(events.count)
      let members = drafts.members[draft.members]
      for index in members { addAccount(archive.accounts[index], of: event, draft.date) }
      let merge = EventMerge(archive.accounts, members)
      let record = record(of: archive.accounts[members[members.startIndex]].owner)
      events.append(
        Event(
          key: archive.eventKeys[draft.key],
          path: path,
          date: draft.date,
          dates: merge.dates,
          type: typeNumbers[merge.type ?? archive.otherType] ?? ID(0),
          summary: merge.summary,
          places: places(merge.places),
          participants: participants(merge.participants),
          harm: merge.harm,
          confidence: merge.confidence,
          accounts: first..<accounts.count,
          independentOrigins: merge.independentOrigins,
          body: record?.body,
          language: record?.language,
          contentWarning: record?.contentWarning,
          sourcePath: record?.path,
          isUnpublished: members.allSatisfy { showing.account($0) == .preview }
        )
      )
    }
  }

  private func record(of owner: ResolvedAccount.Owner) -> EventRecordDocument? {
    if case .record(let index) = owner { archive.records[index].document } else { nil }
  }

  private mutating func addAccount(
    _ account: ResolvedAccount,
    of event: ID<Event>,
    _ eventDate: ArchiveDate
  ) {
    var article: ID<Article>?
    if case .article(let index) = account.owner { article = articleNumbers[index] }
    accounts.append(
      Account(
        event: event,
        article: article,
        date: account.date ?? eventDate,
        dateIsOwn: account.dateIsOwn,
        type: account.type.flatMap { typeNumbers[$0] },
        places: places(account.places),
        participants: participants(account.participants),
        harm: account.harm,
        attribution: account.attribution,
        quote: account.quote,
        confidence: account.confidence,
        summary: account.summary
      )
    )
  }

  private func places(_ places: [ResolvedPlace]) -> [EventPlace] {
    places.compactMap { place in
      towns.numbers[place.town].map { EventPlace(town: $0, relation: place.relation) }
    }
  }

  private func participants(_ participants: [ResolvedParticipant]) -> [Participant] {
    participants.compactMap { participant in
      factions.numbers[participant.faction].map { Participant(faction: $0, role: participant.role) }
    }
  }
}
