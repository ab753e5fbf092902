import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// What one document says of one event.
struct AccountRecord: Record {
  let edition: EditionArchive
  let id: ID<Account>

  static let fields = RecordFields<AccountRecord>(
    "account",
    "What one report, or the editor's own record, says of one event.",
    fields: origin + content
  )

  @FieldsBuilder<AccountRecord> private static var origin: [Field<AccountRecord>] {
    Field("event", .record("event"), "The event.") {
      .record(EventRecord(edition: $0.edition, id: $0.account.event))
    }
    Field("article", .optional(.record("article")), "The report; absent for the editor's record.") {
      let edition = $0.edition
      return $0.account.article.map { .record(ArticleRecord(edition: edition, id: $0)) } ?? .absent
    }
    Field("source", .optional(.record("source")), "Who published the report.") {
      let edition = $0.edition
      return edition.source(of: $0.account).map { .record(SourceRecord(edition: edition, id: $0)) }
        ?? .absent
    }
    Field("attribution", .optional(.record("foreign_text")), "Who says so, as the report has it.") {
      $0.text($0.account.attribution)
    }
    Field("origin", .html, "Who says so, or else who published it, or the editor.") {
      .html($0.edition.origin(of: $0.account))
    }
    Field("anchor", .text, "Id of the account on the page of its event.") {
      .text($0.edition.anchor(of: $0.id))
    }
    Field("quote", .optional(.record("foreign_text")), "The words of the report.") {
      $0.text($0.account.quote)
    }
    Field(
      "content_warning",
      .optional(.record("foreign_text")),
      "What to say before those words are shown: the warning of the report."
    ) {
      let articles = $0.edition.archive.articles
      return $0.text($0.account.article.flatMap { articles[$0.index].contentWarning })
    }
    Field("quote_url", .optional(.link), "Where those words stand in the report.") {
      let edition = $0.edition
      guard let article = $0.account.article, let fragment = edition.quoteAnchor(of: $0.id) else {
        return .absent
      }
      return .link(edition.addresses.articles[article.index], fragment)
    }
  }

  @FieldsBuilder<AccountRecord> private static var content: [Field<AccountRecord>] {
    Field("summary", .optional(.record("foreign_text")), "Its sentence on the event.") {
      $0.text($0.account.summary)
    }
    Field("date", .record("date"), "When it happened, or else the day of the report.") {
      .record(DateRecord(edition: $0.edition, date: $0.account.date))
    }
    Field("date_is_own", .boolean, "Whether the account itself gives the date.") {
      .boolean($0.account.dateIsOwn)
    }
    Field("type", .optional(.record("type")), "What kind of event it was.") {
      let edition = $0.edition
      return $0.account.type.map { .record(TypeRecord(edition: edition, id: $0)) } ?? .absent
    }
    Field("places", .list(.record("place")), "Where.") {
      let edition = $0.edition
      return .list($0.account.places) { .record(PlaceRecord(edition: edition, place: $0)) }
    }
    Field("participants", .list(.record("participant")), "Who took part.") {
      let (edition, day) = ($0.edition, $0.account.date.first)
      return .list($0.account.participants) {
        .record(ParticipantRecord(edition: edition, participant: $0, day: day))
      }
    }
    Field("harm", .list(.record("account_harm")), "People killed, injured and so on.") {
      let (edition, id) = ($0.edition, $0.id)
      return .list($0.account.harm.indices) {
        .record(AccountHarmRecord(edition: edition, account: id, index: Int32($0)))
      }
    }
    Field("confidence", .optional(.text), "The editor's grade, as a word.") {
      let edition = $0.edition
      return .optional($0.account.confidence.flatMap { edition.locale.confidences[$0] })
    }
    Field(
      "confidence_key",
      .optional(.text),
      "That grade: `confirmed`, `fair`, `weak`, `contested`."
    ) {
      .optional($0.account.confidence?.rawValue)
    }
  }

  var account: Account { _read { yield edition.archive.accounts[id.index] } }

  private func text(_ text: String?) -> Value {
    .optional(text, in: edition.writtenLanguage(of: account), on: edition)
  }
}

/// What one account says of one measure.
struct AccountHarmRecord: Record {
  let edition: EditionArchive
  let account: ID<Account>
  let index: Int32

  static let fields = RecordFields<AccountHarmRecord>(
    "account_harm",
    "What one account says of one measure."
  ) {
    Field("measure", .text, "What was counted: killed, injured, …") {
      .text($0.edition.locale.measures[$0.harm.measure] ?? "")
    }
    Field("label", .html, "The number, the range or the words of the account.") {
      let account = $0.edition.archive.accounts[$0.account.index]
      return .html($0.edition.text($0.harm.count, in: account))
    }
  }

  private var harm: AccountHarm { edition.archive.accounts[account.index].harm[Int(index)] }
}

extension EditionArchive {
  func source(of account: Account) -> ID<Source>? {
    account.article.flatMap { archive.articles[$0.index].source }
  }

  /// Of the document an account stands in; nil for an editor's record that does not say.
  func writtenLanguage(of account: Account) -> LanguageTag? {
    account.article.map { archive.articles[$0.index].language }
      ?? archive.events[account.event.index].language
  }

  func origin(of account: Account) -> DisplayText {
    if let attribution = account.attribution {
      return DisplayText(attribution, writtenLanguage(of: account), on: language)
    }
    if let source = source(of: account) { return sources[source.index] }
    if account.article == nil { return DisplayText(interface: locale[.editorsRecord], language) }
    return DisplayText(interface: locale[.unnamedSource], language)
  }

  /// `account-2`: accounts of an event are numbered in the order of publication.
  func anchor(of id: ID<Account>) -> String {
    let event = archive.accounts[id.index].event
    return "account-\(id.index - archive.events[event.index].accounts.lowerBound + 1)"
  }

  /// `q-3`, by the place of the account in its report; nil when the quote has no place in the text.
  func quoteAnchor(of id: ID<Account>) -> String? {
    guard let article = archive.accounts[id.index].article else { return nil }
    let accounts = archive.articles[article.index].accounts
    guard archive.articles[article.index].quotes.contains(where: { $0.account == id }),
      let position = accounts.firstIndex(of: id)
    else { return nil }
    return "q-\(position + 1)"
  }

  func text(_ count: HarmCount, in account: Account) -> DisplayText {
    switch count {
    case .words(let words):
      return DisplayText(words, writtenLanguage(of: account), on: language)
    case .number(let low, let high, let best, let civilians):
      var text = locale.text(low...max(low, high))
      if let best, low != high {
        text = locale.text(.bestEstimate, text, locale.numbers.text(best))
      }
      if let civilians {
        text = locale.text(.withCivilians, text, locale.numbers.text(civilians))
      }
      return DisplayText(interface: text, language)
    }
  }
}
