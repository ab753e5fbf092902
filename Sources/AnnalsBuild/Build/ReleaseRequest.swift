public import AnnalsPublishing
public import AnnalsVocabulary

/// That a build is to be published as a release, and how.
public struct ReleaseRequest: Sendable {
  /// The day to state; nil for that of the newest report.
  public var date: CalendarDay?
  /// Signs the statement; nil publishes without a signature.
  public var sign: ReleasePlan.Signing?
  /// What pages are to say it is signed with, as minisign writes it.
  public var key: String?
  /// Published even when nothing differs from the release before.
  public var repeats = false
  /// The public key that signs the releases to come, as minisign writes it.
  public var nextKey: String?
  /// Ids of keys that are not to be trusted any more.
  public var revokedKeys: [String] = []
  /// How it takes the place of the release before.
  public var switching = SiteSwitch.automatic

  public init() {}
}
