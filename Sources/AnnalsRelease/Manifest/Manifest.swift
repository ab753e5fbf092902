public import AnnalsVocabulary

/// What every file of a release is: `_annals/manifest.json`.
///
/// It lists every file but itself, `SHA256SUMS`, `RELEASE` and the files that lie beside `RELEASE`
/// (`ReleaseFile.beside`).
public struct Manifest: Hashable, Sendable {
  /// One file of the release.
  public struct Entry: Hashable, Sendable {
    public let path: SitePath
    /// In bytes.
    public let size: Int
    public let digest: SHA256Digest
    public let kind: FileKind
    /// In `Manifest.sources`, ascending: what the file was made from.
    ///
    /// Empty for what is made from the archive as a whole, such as lists.
    public let sources: [Int]

    public init(
      path: SitePath,
      size: Int,
      digest: SHA256Digest,
      kind: FileKind,
      sources: [Int] = []
    ) {
      self.path = path
      self.size = size
      self.digest = digest
      self.kind = kind
      self.sources = sources
    }
  }

  /// Paths of the archive's own files, in byte order.
  ///
  /// Their digests are not given: with the digest of a file that holds something withheld, anybody
  /// could try out what it says.
  public let sources: [String]
  /// In byte order of their paths, each path once.
  public let entries: [Entry]

  /// A manifest of these entries, sorted; what their `sources` name must be sorted already.
  public init(sources: [String], entries: [Entry]) {
    self.sources = sources
    self.entries = entries.sorted { $0.path < $1.path }
  }

  public var bytes: Int { entries.reduce(0) { $0 + $1.size } }

  /// The entry of a path; nil when there is none.
  public func entry(_ path: SitePath) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < path { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].path == path else { return nil }
    return entries[low]
  }
}
