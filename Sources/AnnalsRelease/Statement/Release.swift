public import AnnalsVocabulary

/// What a publisher states and signs of one release: `_annals/RELEASE`.
///
/// It holds the digests of the lists, which hold those of all files, so that one signature covers
/// everything.
public struct Release: Hashable, Sendable {
  /// Which archive this is a release of, the same for ever: `annals-of-a-front-line`.
  public var archive: Slug
  /// 1 for the first release, and one more for each that follows.
  public var sequence: Int
  /// What the publisher states; nothing proves it.
  public var date: CalendarDay
  /// How many files `SHA256SUMS` lists.
  public var files: Int
  /// How many bytes these have.
  public var bytes: Int
  public var checksums: SHA256Digest
  public var manifest: SHA256Digest
  /// Of the `RELEASE` before this one; nil for the first.
  public var previous: SHA256Digest?
  /// The public key that signs the next releases, as minisign writes it: 56 characters of Base64.
  public var nextKey: String?
  /// Ids of keys that are not to be trusted any more, 16 hexadecimal digits each.
  public var revokedKeys: [String]
  /// The program that made it: `annals 0.1.0`.
  public var generator: String

  public init(
    archive: Slug,
    sequence: Int,
    date: CalendarDay,
    files: Int,
    bytes: Int,
    checksums: SHA256Digest,
    manifest: SHA256Digest,
    previous: SHA256Digest?,
    nextKey: String? = nil,
    revokedKeys: [String] = [],
    generator: String
  ) {
    self.archive = archive
    self.sequence = sequence
    self.date = date
    self.files = files
    self.bytes = bytes
    self.checksums = checksums
    self.manifest = manifest
    self.previous = previous
    self.nextKey = nextKey
    self.revokedKeys = revokedKeys
    self.generator = generator
  }
}

extension Release {
  /// The file: lines of `key: value`, in one order.
  public var text: [UInt8] {
    var output = ByteWriter(capacity: 600)
    func line(_ key: String, _ value: String) {
      output.append("\(key): \(value)\n")
    }
    line("annals-release", "1")
    line("archive", archive.text)
    line("sequence", String(sequence))
    line("date", date.description)
    line("files", String(files))
    line("bytes", String(bytes))
    line("sha256sums", checksums.description)
    line("manifest", manifest.description)
    line("previous", previous?.description ?? "none")
    if let nextKey { line("next-key", nextKey) }
    for key in revokedKeys { line("revoked-key", key) }
    line("generator", generator)
    return output.bytes
  }

  /// Of the whole file; what the next release calls `previous`.
  public var digest: SHA256Digest { SHA256Digest(of: text) }
}
