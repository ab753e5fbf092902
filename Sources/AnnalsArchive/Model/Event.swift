public import AnnalsVocabulary

/// Something that happened, by every account of it.
public struct Event: Sendable {
  /// The permanent id the authors share.
  public let key: String
  public let path: SitePath
  /// What most independent origins say, ties going to the editor's record, then to the account
  /// published first; as are `type` and `summary`.
  public let date: ArchiveDate
  /// Every date an account gives, `date` among them, in order.
  public let dates: [ArchiveDate]
  public let type: ID<EventType>
  public let summary: String?
  /// Every town an account names, in the order first named.
  public let places: [EventPlace]
  /// Every faction an account names, in the order first named.
  public let participants: [Participant]
  /// One for each measure that an account gives, in the order of `HarmMeasure`.
  public let harm: [HarmRange]
  /// The lowest grade an account gives, `contested` being the lowest.
  public let confidence: Confidence?
  /// In `PublicArchive.accounts`.
  public let accounts: Range<Int>
  /// How many independent origins tell of it: different attributions, or sources where there is none.
  ///
  /// An editor's record that names nobody is none.
  public let independentOrigins: Int
  /// What the editor's record says beside its fields; nil without one.
  public let body: BodyReference?
  /// Of what the editor's record says, where it says.
  public let language: LanguageTag?
  /// The body stays closed until a reader has seen this and asks for it.
  public let contentWarning: String?
  /// Of the file of the record, for messages.
  public let sourcePath: String?
  /// Every account of it is shown in a local preview only.
  public let isUnpublished: Bool
}

/// A town and how the event stands to it.
public struct EventPlace: Hashable, Sendable {
  public let town: ID<Town>
  public let relation: TownRelation

  public init(town: ID<Town>, relation: TownRelation) {
    self.town = town
    self.relation = relation
  }
}

/// A faction and its part in the event.
public struct Participant: Hashable, Sendable {
  public let faction: ID<Faction>
  public let role: FactionRole?

  public init(faction: ID<Faction>, role: FactionRole?) {
    self.faction = faction
    self.role = role
  }
}

/// What the accounts together say of one measure: the range over independent origins, never an
/// average.
public struct HarmRange: Hashable, Sendable {
  public let measure: HarmMeasure
  /// Nil when every account gives words only.
  public let numbers: ClosedRange<Int>?
  /// What the accounts that give no number say, each once.
  public let words: [String]

  public init(measure: HarmMeasure, numbers: ClosedRange<Int>?, words: [String]) {
    self.measure = measure
    self.numbers = numbers
    self.words = words
  }
}

/// What one document says of one event.
///
/// A nil field is silence, not denial.
public struct Account: Sendable {
  public let event: ID<Event>
  /// Nil for the editor's own record.
  public let article: ID<Article>?
  /// The date as given; the article's day when it gave none (`dateIsOwn` false).
  public let date: ArchiveDate
  public let dateIsOwn: Bool
  public let type: ID<EventType>?
  public let places: [EventPlace]
  public let participants: [Participant]
  public let harm: [AccountHarm]
  public let attribution: String?
  public let quote: String?
  public let confidence: Confidence?
  public let summary: String?
}

public struct AccountHarm: Hashable, Sendable {
  public let measure: HarmMeasure
  public let count: HarmCount

  public init(measure: HarmMeasure, count: HarmCount) {
    self.measure = measure
    self.count = count
  }
}

/// A kind of event: `airstrike`.
public struct EventType: Sendable {
  /// As articles write it; also its slug.
  public let id: String
  public let path: SitePath
  /// Names that `annals.yaml` gives; the types of the content format are named by the locale files.
  public let names: [LocalizedName]
}
