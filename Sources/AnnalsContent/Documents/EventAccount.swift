public import AnnalsVocabulary

/// What one document says of one event.
public struct EventAccount: Sendable {
  /// Where the account begins.
  public var location: SourceLocation
  /// Permanent and shared by every document that tells of the same event; nil when the author gave none.
  public var id: Located<String>?
  /// Nil means the day its article was published.
  public var date: Located<ArchiveDate>?
  public var type: Located<String>?
  public var towns: [TownReference]
  public var factions: [FactionReference]
  public var harm: [HarmReport]
  /// Who says so, in the source's words.
  public var attribution: String?
  /// Must stand in the body, white space aside.
  public var quote: Located<String>?
  /// Where the quote stands in `MarkdownOutline.plainText` of the document's body, in bytes; nil when
  /// there is no quote, or, with a diagnostic, when the body does not hold it.
  public var quoteRange: Range<Int>?
  public var confidence: Confidence?
  public var summary: String?
  public var placement: Placement
  /// How exactly the public may know where it was.
  public var publicLocation = PublicLocation.exact
  /// Texts may name the place that is withheld: the author says that it tells nothing there.
  public var allowsPlaceInText = false

  /// Where in its document an account stands.
  public enum Placement: Hashable, Sendable {
    case frontMatter
    /// A fenced block of the body: the first is 0.
    case body(block: Int)
    /// The document is the event's own record, in `Content/Events/`.
    case record
  }

  public init(at location: SourceLocation, placement: Placement) {
    self.location = location
    self.placement = placement
    towns = []
    factions = []
    harm = []
  }
}

/// A town as an account names it.
public struct TownReference: Hashable, Sendable {
  public let name: String
  public let relation: TownRelation
  /// The district, governorate or country that tells it from its namesakes.
  public let within: String?
  public let location: SourceLocation

  public init(
    name: String,
    relation: TownRelation = .in,
    within: String? = nil,
    at location: SourceLocation
  ) {
    self.name = name
    self.relation = relation
    self.within = within
    self.location = location
  }
}

/// A faction as an account names it.
public struct FactionReference: Hashable, Sendable {
  public let name: String
  /// Nil when the author gave none.
  public let role: FactionRole?
  public let location: SourceLocation

  public init(name: String, role: FactionRole?, at location: SourceLocation) {
    self.name = name
    self.role = role
    self.location = location
  }
}

/// A number of people as one account gives it.
public struct HarmReport: Hashable, Sendable {
  public let measure: HarmMeasure
  public let count: HarmCount
  public let location: SourceLocation

  public init(measure: HarmMeasure, count: HarmCount, at location: SourceLocation) {
    self.measure = measure
    self.count = count
    self.location = location
  }
}
