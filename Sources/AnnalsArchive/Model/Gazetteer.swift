public import AnnalsVocabulary

/// A place that reports speak of.
public struct Town: Sendable {
  public let slug: Slug
  public let path: SitePath
  public let name: String
  /// Of its name and its description, where its file says.
  public let language: LanguageTag?
  public let names: [LocalizedName]
  public let aliases: [String]
  public let kind: TownKind
  /// From the nearest to the widest.
  public let parents: [ID<Town>]
  /// Parents that the gazetteer has no entry for, as written, nearest first.
  public let unlistedParents: [String]
  public let coordinates: Coordinates?
  public let precision: String?
  public let population: Int?
  public let externalIDs: [ExternalID]
  public let body: BodyReference?
  /// Of the file its body was written in, for messages.
  public let sourcePath: String?
  /// False for a place that only reports name.
  public let isInGazetteer: Bool
}

/// A group that reports speak of.
public struct Faction: Sendable {
  public struct Relation: Hashable, Sendable {
    public let kind: FactionRelationKind
    public let other: ID<Faction>
    public let from: ArchiveDate?
    public let to: ArchiveDate?

    public init(
      kind: FactionRelationKind,
      other: ID<Faction>,
      from: ArchiveDate?,
      to: ArchiveDate?
    ) {
      self.kind = kind
      self.other = other
      self.from = from
      self.to = to
    }
  }

  public let slug: Slug
  public let path: SitePath
  public let name: String
  /// Of its name and its description, where its file says.
  public let language: LanguageTag?
  public let names: [LocalizedName]
  public let aliases: [String]
  public let kind: FactionKind
  public let activeFrom: ArchiveDate?
  public let activeTo: ArchiveDate?
  public let relations: [Relation]
  public let color: String?
  public let pattern: String?
  public let body: BodyReference?
  public let sourcePath: String?
  /// False for a group that only reports name.
  public let isListed: Bool
}
