/// What a release says of itself on its own pages.
public struct ReleaseNotice: Hashable, Sendable {
  /// Which archive it is a release of.
  public let archive: Slug
  /// 1 for the first release, and one more for each that follows.
  public let sequence: Int
  /// As the publisher states it.
  public let date: CalendarDay
  /// The public key that its signature is to be checked with, as minisign writes it.
  public let key: String?
  /// What this release and those before it changed, the newest first; the first release changed nothing.
  public let changes: [ReleaseChanges]

  public init(
    archive: Slug,
    sequence: Int,
    date: CalendarDay,
    key: String? = nil,
    changes: [ReleaseChanges] = []
  ) {
    self.archive = archive
    self.sequence = sequence
    self.date = date
    self.key = key
    self.changes = changes
  }
}
