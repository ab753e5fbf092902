public import AnnalsRelease
public import AnnalsVocabulary

/// What is to be stated of a site when it is published.
public struct ReleasePlan: Sendable {
  /// A file to lie beside the statement: a signature, or the key it is checked with.
  public struct SideFile: Hashable, Sendable {
    /// One of `ReleaseFile.beside`.
    public let path: SitePath
    public let bytes: [UInt8]

    public init(path: SitePath, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  public typealias Signing =
    @Sendable (_ release: Release, _ path: String) throws(PublishingFailure) -> [SideFile]

  public let notice: ReleaseNotice
  /// Of the `RELEASE` that this one follows; nil for the first.
  public let previous: SHA256Digest?
  /// Paths of the tree's files, by their indices.
  public let sources: [String]
  /// Of the program.
  public let version: String
  /// Signs a statement that has been written to a path; nil publishes without a signature.
  public var sign: Signing?
  public var nextKey: String?
  public var revokedKeys: [String] = []
  /// Publishes even when nothing differs from the release that stands there.
  public var repeats = false
  /// How it takes the place of the release that stands there.
  public var switching = SiteSwitch.automatic
  /// Files that tell one release from another, and so do not make one.
  public var varying: [SitePath] = []

  public init(
    notice: ReleaseNotice,
    previous: SHA256Digest?,
    sources: [String],
    version: String
  ) {
    self.notice = notice
    self.previous = previous
    self.sources = sources
    self.version = version
  }
}

/// What publishing came to.
public struct PublishedRelease: Sendable {
  public let release: Release
  /// Of its statement.
  public let digest: SHA256Digest
  public let manifest: Manifest
  /// False when the release that stood there has the same files, and was left.
  public let isNew: Bool
  public let isSigned: Bool
  public let written: WrittenSite
}
