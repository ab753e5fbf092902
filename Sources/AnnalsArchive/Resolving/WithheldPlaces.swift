internal import AnnalsContent
internal import AnnalsVocabulary

/// The coarsest location that any document asks for, by the id of the event: what one withholds,
/// another must not tell.
func coarsestLocations(_ documents: [ReadDocument]) -> [ByteKey: PublicLocation] {
  var coarsest: [ByteKey: PublicLocation] = [:]
  for read in documents {
    for account in accounts(of: read.document) where account.publicLocation != .exact {
      guard let id = account.id else { continue }
      let key = ByteKey(id.value)
      coarsest[key] = max(coarsest[key] ?? .exact, account.publicLocation)
    }
  }
  return coarsest
}

/// Places that a document names in its texts or its body though it, or another document, withholds them.
///
/// What the gazetteer knows by any name is found, and in texts also the name as the account writes it; a
/// paraphrase ("the town with the Sunday market") is not.
func placesInTexts(_ documents: [ReadDocument], _ names: NameIndex, _ towns: TownResolver)
  -> [Diagnostic]
{
  let coarsest = coarsestLocations(documents)
  return documents.flatMap { read -> [Diagnostic] in
    accounts(of: read.document).flatMap { account -> [Diagnostic] in
      let level = max(account.publicLocation, coarsest[ByteKey(account.id?.value ?? "")] ?? .exact)
      guard level > .town else { return [] }
      return account.towns.flatMap { place -> [Diagnostic] in
        let listed = hidden(place, names, towns, level)
        let known = listed.flatMap { towns.towns[$0.index].entry?.allNames ?? [] }
        var problems: [Diagnostic] = []
        if texts(of: read.document, account).contains(where: {
          isNamed(in: $0, as: [place.name] + known)
        }) {
          problems.append(problem("location-in-text", textsSaid, level, place))
        }
        if !account.allowsPlaceInText, read.prose.names(oneOf: listed) {
          problems.append(problem("location-in-body", "the body", level, place))
        }
        return problems
      }
    }
  }
}

private let textsSaid = "the id, the title, the quote or the summary"

private func problem(
  _ identifier: String,
  _ subject: String,
  _ level: PublicLocation,
  _ place: TownReference
) -> Diagnostic {
  Diagnostic(
    .error,
    identifier,
    "\(subject) names the place that 'public_location: \(level.rawValue)' withholds; take it out there "
      + "too, or write 'place_in_text: allowed' if it tells nothing there",
    at: place.location
  )
}

/// The entries of the gazetteer that the place can be and that are finer than what may be known.
private func hidden(
  _ place: TownReference,
  _ names: NameIndex,
  _ towns: TownResolver,
  _ level: PublicLocation
) -> [ID<ResolvedTown>] {
  let ids: [ID<Town>] =
    switch names.town(place, suggests: false) {
    case .found(let id): [id]
    case .ambiguous(let ids), .elsewhere(let ids): ids
    case .unknown: []
    }
  return ids.map { ID<ResolvedTown>($0.index) }.filter { towns.area(of: $0, level) != $0 }
}

private func texts(of document: Document, _ account: EventAccount) -> [String] {
  guard !account.allowsPlaceInText else { return [account.id?.value].compactMap(\.self) }
  let title: String? = if case .article(let article) = document { article.title } else { nil }
  return [account.id?.value, account.summary, account.quote?.value, account.attribution, title]
    .compactMap(\.self)
}

private func isNamed(in text: String, as names: [String]) -> Bool {
  let folded = " \(FoldedName(folding: text).text) "
  return names.contains { folded.utf8Contains(" \(FoldedName(folding: $0).text) ") }
}

extension Prose {
  fileprivate func names(oneOf towns: [ID<ResolvedTown>]) -> Bool {
    (mentions + ambiguousMentions.flatMap(\.self)).contains { target in
      guard case .town(let id) = target else { return false }
      return towns.contains { $0.index == id.index }
    }
  }
}

private func accounts(of document: Document) -> [EventAccount] {
  switch document {
  case .article(let article): article.accounts
  case .eventRecord(let record): [record.account]
  case .town, .faction, .page, .media: []
  }
}

extension String {
  fileprivate func utf8Contains(_ part: String) -> Bool {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
