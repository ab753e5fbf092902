internal import AnnalsContent
public import AnnalsVocabulary

extension Archive {
  /// What stands in documents that the public must not see and in no other: their addresses, and
  /// titles, quotes and summaries long enough to be nobody else's.
  ///
  /// A public document may say the same in the same words.
  public func hiddenTerms(asOf day: CalendarDay?, showDrafts: Bool) -> [WithheldTerm] {
    let showing = Showing(self, asOf: day, showDrafts: showDrafts)
    var terms: [WithheldTerm] = []
    func add(_ texts: [String?], at place: SourceLocation) {
      for text in texts.compactMap(\.self) {
        terms.append(WithheldTerm([text], at: place, isSharable: true))
      }
    }
    for (article, visibility) in zip(articles, showing.articles) where !visibility.isShown {
      let document = article.document
      let place = SourceLocation(path: document.path)
      add([document.url, document.archivedURL], at: place)
      add([document.title].filter(isDistinctive), at: place)
    }
    for (index, account) in accounts.enumerated() where !showing.account(index).isShown {
      let texts = [account.quote, account.summary].compactMap(\.self)
      add(texts.filter(isDistinctive), at: account.location)
    }
    return terms
  }

  /// What the public may see on `day`, and the problems that only show once the hidden parts are gone,
  /// such as two documents on one path.
  ///
  /// Every status fails closed: drafts, what is withheld and what is under embargo leave no trace in
  /// any array, index, name or number; what was retracted leaves a tombstone at its address. Without a
  /// day every embargo holds. `showDrafts` also shows drafts and what is under embargo, for a preview
  /// on the author's own machine.
  public func redacted(
    asOf day: CalendarDay?,
    showDrafts: Bool = false
  ) -> (PublicArchive, [Diagnostic]) {
    let redaction = Redaction(self, Showing(self, asOf: day, showDrafts: showDrafts))
    let archive = PublicArchive(
      configuration: configuration,
      showsDrafts: showDrafts,
      articles: redaction.articles,
      events: redaction.events,
      accounts: redaction.accounts,
      towns: redaction.towns.towns,
      factions: redaction.factions.factions,
      types: redaction.types,
      sources: redaction.sources.sources,
      pages: redaction.pages,
      media: redaction.media,
      tombstones: redaction.tombstones,
      relations: redaction.relations(),
      mentions: redaction.mentions()
    )
    return (archive, (redaction.diagnostics + redaction.futureDates(asOf: day)).sorted())
  }
}

/// Whether a text has so many words that it hardly comes about twice.
private func isDistinctive(_ text: String) -> Bool {
  let folded = FoldedName(folding: text).text.utf8
  return folded.count >= 24 && folded.count { $0 == UInt8(ascii: " ") } >= 3
}
