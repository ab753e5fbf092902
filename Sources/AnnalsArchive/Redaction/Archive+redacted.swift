public import AnnalsVocabulary

extension Archive {
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
