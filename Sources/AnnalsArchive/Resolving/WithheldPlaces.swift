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

/// Places that a document names in its texts though it withholds them.
///
/// What can be found is told of, so that the author can put a role in its place; a paraphrase
/// ("the town with the Sunday market") is not found.
func placesInTexts(_ documents: [ReadDocument]) -> [Diagnostic] {
  documents.flatMap { read -> [Diagnostic] in
    accounts(of: read.document).filter { $0.publicLocation > .town }.flatMap { account in
      let texts = [account.id?.value, account.summary, account.quote?.value, account.attribution]
      let title: String? =
        if case .article(let article) = read.document { article.title } else { nil }
      let folded = (texts + [title]).compactMap(\.self).map { " \(FoldedName(folding: $0).text) " }
      return account.towns.compactMap { town -> Diagnostic? in
        let name = " \(FoldedName(folding: town.name).text) "
        guard folded.contains(where: { $0.utf8Contains(name) }) else { return nil }
        return Diagnostic(
          .error,
          "location-in-text",
          "the id, the title, the quote or the summary names the place that 'public_location: "
            + "\(account.publicLocation.rawValue)' withholds; take it out there too",
          at: town.location
        )
      }
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
