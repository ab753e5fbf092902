/// What an archive keeps from its readers as a whole: `withheld.yaml`.
public struct WithheldRegister: Sendable {
  /// A name, and the role that stands in its place.
  public struct Name: Sendable {
    public let term: WithheldTerm
    /// The role in each language; the first serves all others.
    public let roles: [LocalizedName]

    public init(term: WithheldTerm, roles: [LocalizedName]) {
      self.term = term
      self.roles = roles
    }
  }

  /// A value that may be found all the same.
  public struct Allowance: Sendable {
    public let value: String
    public let reason: String

    public init(value: String, reason: String) {
      self.value = value
      self.reason = reason
    }
  }

  public var names: [Name] = []
  public var values: [WithheldTerm] = []
  /// Paths below `Content/Media/` of files that are not published.
  public var media: [String] = []
  public var allowances: [Allowance] = []

  public init() {}
}
