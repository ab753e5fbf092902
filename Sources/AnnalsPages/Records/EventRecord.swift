import AnnalsArchive
import AnnalsTemplates
import AnnalsVocabulary

/// Something that happened, in a list or on its own page.
struct EventRecord: Record {
  let edition: EditionArchive
  let id: ID<Event>

  static let fields = RecordFields<EventRecord>(
    "event",
    "Something that happened, by every account of it.",
    fields: identity + facts + accounts
  )

  @FieldsBuilder<EventRecord> private static var identity: [Field<EventRecord>] {
    Field("url", .link, "Its page.") { .link($0.edition.addresses.events[$0.id.index]) }
    Field("id", .text, "The permanent id its authors share.") { .text($0.event.key) }
    Field("title", .text, "What and where, in one line.") {
      .text($0.edition.events[$0.id.index].text)
    }
    Field("label", .html, "What and where, in one line, each name isolated.") {
      .html($0.edition.events[$0.id.index])
    }
    Field("summary", .optional(.record("foreign_text")), "One sentence, from one of its accounts.")
    {
      $0.edition.eventSummaries[$0.id.index].map { .record(TextRecord(text: $0)) } ?? .absent
    }
    Field(
      "content_warning",
      .optional(.record("foreign_text")),
      "What to say before the text of the editor's record is opened."
    ) {
      let edition = $0.edition
      let language = $0.event.language ?? edition.archive.configuration.languages.first
      return .optional($0.event.contentWarning, in: language, on: edition)
    }
    Field("lang", .text, "Language of the text in the editor's record, a BCP 47 tag.") {
      .text($0.edition.language(ofEntry: $0.event.language))
    }
    Field("dir", .text, "`rtl` or `ltr`, or `auto` where the record does not say its language.") {
      .text($0.edition.direction(ofEntry: $0.event.language))
    }
    Field("is_unpublished", .boolean, "Shown in a local preview only.") {
      .boolean($0.event.isUnpublished)
    }
    Field("citation", .text, "How to cite it.") { .text($0.edition.citation(of: $0.id)) }
    Field("previous", .optional(.record("event")), "The event before it in time.") {
      let earlier = $0.id.index - 1
      return earlier < 0 ? .absent : .record(EventRecord(edition: $0.edition, id: ID(earlier)))
    }
    Field("next", .optional(.record("event")), "The event after it in time.") {
      let later = $0.id.index + 1
      return $0.edition.archive.events.has(later)
        ? .record(EventRecord(edition: $0.edition, id: ID(later))) : .absent
    }
  }

  @FieldsBuilder<EventRecord> private static var facts: [Field<EventRecord>] {
    Field("type", .record("type"), "What kind of event.") {
      .record(TypeRecord(edition: $0.edition, id: $0.event.type))
    }
    Field("date", .record("date"), "When, as most independent sources say.") {
      .record(DateRecord(edition: $0.edition, date: $0.event.date))
    }
    Field("date_text", .text, "`date.text`.") { .text($0.edition.eventDates[$0.id.index]) }
    Field("date_iso", .text, "`date.iso`.") { .text($0.edition.eventTimes[$0.id.index]) }
    Field("dates", .list(.record("date")), "Every date an account gives.") {
      let edition = $0.edition
      return .list($0.event.dates) { .record(DateRecord(edition: edition, date: $0)) }
    }
    Field(
      "spans",
      .optional(.record("span_chart")),
      "The dates its accounts give, where they differ, are unsure or more than a day."
    ) {
      $0.edition.spans(of: $0.id)
    }
    Field("places", .list(.record("place")), "Every town an account names.") {
      let edition = $0.edition
      return .list($0.event.places) { .record(PlaceRecord(edition: edition, place: $0)) }
    }
    Field("participants", .list(.record("participant")), "Every faction an account names.") {
      let (edition, date) = ($0.edition, $0.event.date.first)
      return .list($0.event.participants) {
        .record(ParticipantRecord(edition: edition, participant: $0, day: date))
      }
    }
    Field("harm", .list(.record("harm")), "People killed, injured and so on: ranges, no averages.")
    {
      let (edition, id) = ($0.edition, $0.id)
      return .list($0.event.harm.indices) {
        .record(HarmRecord(edition: edition, event: id, index: Int32($0)))
      }
    }
    Field("confidence", .optional(.text), "The lowest grade an account gives, as a word.") {
      let edition = $0.edition
      return .optional($0.event.confidence.flatMap { edition.locale.confidences[$0] })
    }
    Field(
      "confidence_key",
      .optional(.text),
      "That grade: `confirmed`, `fair`, `weak`, `contested`."
    ) {
      .optional($0.event.confidence?.rawValue)
    }
  }

  @FieldsBuilder<EventRecord> private static var accounts: [Field<EventRecord>] {
    Field("accounts", .list(.record("account")), "What each report says of it.") {
      let edition = $0.edition
      return .list($0.event.accounts) { .record(AccountRecord(edition: edition, id: ID($0))) }
    }
    Field("articles", .list(.record("article")), "The reports that tell it, each once.") {
      let edition = $0.edition
      return .list(edition.articles(telling: $0.id)[...]) {
        ArticleRecord(edition: edition, id: $0)
      }
    }
    Field("account_count", .integer, "How many accounts there are of it.") {
      .integer($0.event.accounts.count)
    }
    Field("origin_count", .integer, "How many independent sources tell of it.") {
      .integer($0.event.independentOrigins)
    }
    Field(
      "comparison",
      .optional(.record("comparison")),
      "Who says what, when there are several accounts."
    ) {
      guard $0.event.accounts.count > 1 else { return .absent }
      return .record(ComparisonRecord(comparison: Comparison($0.id, $0.edition)))
    }
  }

  var event: Event { _read { yield edition.archive.events[id.index] } }
}

/// A town an event is told of, and how it stands to it.
struct PlaceRecord: Record {
  let edition: EditionArchive
  let place: EventPlace

  static let fields = RecordFields<PlaceRecord>(
    "place",
    "A town an event is told of, and how the event stands to it."
  ) {
    Field("town", .record("town"), "The town.") {
      .record(TownRecord(edition: $0.edition, id: $0.place.town))
    }
    Field("relation", .text, "`in`, `near`, `between` or `road`.") {
      .text($0.place.relation.rawValue)
    }
    Field("label", .html, "The town's name in words that say how the event stands to it.") {
      .html($0.edition.label(of: $0.place))
    }
  }
}

/// A faction and its part in an event.
struct ParticipantRecord: Record {
  let edition: EditionArchive
  let participant: Participant
  let day: CalendarDay

  static let fields = RecordFields<ParticipantRecord>(
    "participant",
    "A faction and its part in an event."
  ) {
    Field("faction", .record("faction"), "The faction.") {
      .record(FactionRecord(edition: $0.edition, id: $0.participant.faction))
    }
    Field("label", .html, "Its name as it was on the day of the event.") {
      .html($0.edition.factionName($0.participant.faction, on: $0.day))
    }
    Field("role", .optional(.text), "Its part, as a word.") {
      let edition = $0.edition
      return .optional($0.participant.role.flatMap { edition.locale.roles[$0] })
    }
    Field("role_key", .optional(.text), "Its part: `actor`, `target`, …") {
      .optional($0.participant.role?.rawValue)
    }
  }
}

/// What all accounts of an event together say of one measure.
struct HarmRecord: Record {
  let edition: EditionArchive
  let event: ID<Event>
  let index: Int32

  static let fields = RecordFields<HarmRecord>(
    "harm",
    "What the accounts of an event together say of one measure."
  ) {
    Field("measure", .text, "What was counted: killed, injured, …") {
      .text($0.edition.locale.measures[$0.harm.measure] ?? "")
    }
    Field("key", .text, "What was counted: `fatalities`, `injured`, …") {
      .text($0.harm.measure.rawValue)
    }
    Field(
      "range",
      .optional(.text),
      "From the lowest number an independent source gives to the highest."
    ) {
      let edition = $0.edition
      return .optional($0.harm.numbers.map { edition.locale.text($0) })
    }
    Field("words", .list(.text), "What the accounts say that give no number.") {
      .list($0.harm.words) { .text($0) }
    }
  }

  private var harm: HarmRange { edition.archive.events[event.index].harm[Int(index)] }
}

extension Locale {
  /// `4`, or `2–5`.
  func text(_ range: ClosedRange<Int>) -> String {
    if range.lowerBound == range.upperBound { return numbers.text(range.lowerBound) }
    return text(.numberRange, numbers.text(range.lowerBound), numbers.text(range.upperBound))
  }
}

extension EditionArchive {
  /// Each report once, in the order of publication.
  func articles(telling id: ID<Event>) -> [ID<Article>] {
    var articles: [ID<Article>] = []
    for account in archive.events[id.index].accounts {
      if let article = archive.accounts[account].article, article != articles.last {
        articles.append(article)
      }
    }
    return articles
  }

  func label(of place: EventPlace) -> DisplayText {
    let name = towns[place.town.index]
    let pattern: Pattern
    switch place.relation {
    case .in: return name
    case .road where archive.towns[place.town.index].kind == .road: return name
    case .near: pattern = locale.near(name.text)
    case .between: pattern = locale.pattern(.placeBeside)
    case .road: pattern = locale.pattern(.placeRoad)
    }
    var label = RichText()
    label.append(pattern, name)
    return DisplayText(label, language)
  }

  /// The name of a faction on a day, going back and forth along dated renamings.
  func factionName(_ id: ID<Faction>, on day: CalendarDay) -> DisplayText {
    factions[index.renamings.faction(id, on: day).index]
  }
}
