public import AnnalsVocabulary

/// An editor's own record of an event; it joins the accounts of the articles by id.
public struct EventRecordDocument: Sendable {
  public var path: String
  public var status: Status
  public var account: EventAccount
  /// Of its texts; nil where it does not say.
  public var language: LanguageTag?
  /// What a reader is told before the body opens, which stays closed until then.
  public var contentWarning: String?
  public var body: BodyReference

  public init(path: String, status: Status, account: EventAccount, body: BodyReference) {
    self.path = path
    self.status = status
    self.account = account
    self.body = body
  }
}

/// One entry of the gazetteer as read.
public struct TownDocument: Sendable {
  public var location: SourceLocation
  public var name: String
  /// Of its name and its description; nil where it does not say.
  public var language: LanguageTag?
  public var names: [LocalizedName]
  public var aliases: [String]
  public var kind: TownKind
  /// From the nearest to the widest: district, governorate, country, or the author's own `parents`.
  public var parents: [Located<String>]
  /// Degrees north and east, WGS 84.
  public var coordinates: Coordinates?
  /// How far the point may be from the truth, as the author words it: `exact` or `settlement`.
  public var precision: String?
  public var population: Int?
  /// Scheme and value: `geonames`, `172955`; in byte order of the scheme.
  public var externalIDs: [ExternalID]
  public var slug: Located<String>?
  /// Nil for a row of a table.
  public var body: BodyReference?

  public init(at location: SourceLocation, name: String) {
    self.location = location
    self.name = name
    names = []
    aliases = []
    kind = .town
    parents = []
    externalIDs = []
  }
}

/// One faction as read.
public struct FactionDocument: Sendable {
  public struct Relation: Hashable, Sendable {
    public let kind: FactionRelationKind
    public let of: String
    public let from: ArchiveDate?
    public let to: ArchiveDate?
    public let location: SourceLocation

    public init(
      kind: FactionRelationKind,
      of other: String,
      from: ArchiveDate?,
      to: ArchiveDate?,
      at location: SourceLocation
    ) {
      self.kind = kind
      self.of = other
      self.from = from
      self.to = to
      self.location = location
    }
  }

  public var location: SourceLocation
  public var name: String
  /// Of its name and its description; nil where it does not say.
  public var language: LanguageTag?
  public var names: [LocalizedName]
  public var aliases: [String]
  public var kind: FactionKind
  /// Nil bounds are open.
  public var activeFrom: ArchiveDate?
  public var activeTo: ArchiveDate?
  /// `parent: X` is a `partOf` without dates.
  public var relations: [Relation]
  /// `#rrggbb`.
  public var color: String?
  public var pattern: String?
  public var slug: Located<String>?
  public var body: BodyReference

  public init(at location: SourceLocation, name: String, body: BodyReference) {
    self.location = location
    self.name = name
    names = []
    aliases = []
    kind = .unidentified
    relations = []
    self.body = body
  }
}

/// A page of the archive's own: about, methodology.
public struct PageDocument: Sendable {
  public var path: String
  public var title: String
  public var language: LanguageTag?
  public var status: Status
  public var slug: Located<String>?
  public var body: BodyReference

  public init(path: String, title: String, status: Status, body: BodyReference) {
    self.path = path
    self.title = title
    self.status = status
    self.body = body
  }
}

/// A file that is copied as it is.
public struct MediaDocument: Hashable, Sendable {
  /// Index of the file in the `FileTree`.
  public let file: Int
  /// Relative to `Content/Media/`.
  public let path: String
  /// In bytes.
  public let size: Int
  /// A picture that is a program too: it is published as text.
  public let isActive: Bool

  public init(file: Int, path: String, size: Int, isActive: Bool = false) {
    self.file = file
    self.path = path
    self.size = size
    self.isActive = isActive
  }
}
