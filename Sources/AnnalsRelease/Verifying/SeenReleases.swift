internal import AnnalsVocabulary

/// Which release of each archive a reader saw last, so that an older one is known for what it is.
///
/// A file of lines `archive sequence sha256`, the digest being that of the statement.
public struct SeenReleases: Hashable, Sendable {
  /// More than any such file has, in bytes.
  public static let lengthLimit = 1 << 20

  private struct Line: Hashable, Sendable {
    var archive: Slug
    var sequence: Int
    var digest: SHA256Digest
  }

  private var lines: [Line] = []

  public init() {}

  /// Reads the file; nil when it is none.
  public init?(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) {
      let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
      guard parts.count == 3, let archive = Slug(exact: String(decoding: parts[0], as: UTF8.self)),
        let sequence = Int(String(decoding: parts[1], as: UTF8.self)),
        let digest = SHA256Digest(hexadecimal: parts[2])
      else { return nil }
      lines.append(Line(archive: archive, sequence: sequence, digest: digest))
    }
  }

  /// Why a release does not follow what was seen; nil when it does.
  public func fault(_ release: Release, _ digest: SHA256Digest) -> Finding? {
    guard let last = lines.first(where: { $0.archive == release.archive }) else { return nil }
    if release.sequence < last.sequence {
      return .rollback(
        reason:
          "this is release \(release.sequence), and release \(last.sequence) was seen before; "
          + "the copy may be whole, but it is not the newest"
      )
    }
    if release.sequence == last.sequence, digest != last.digest {
      return .rollback(
        reason:
          "another release \(release.sequence) was seen before; the publisher, or somebody with "
          + "the publisher's key, has made two"
      )
    }
    if release.sequence == last.sequence + 1, release.previous != last.digest {
      return .rollback(
        reason:
          "it does not follow the release \(last.sequence) that was seen before, but another one"
      )
    }
    return nil
  }

  /// Remembers a release that was found right.
  public mutating func add(_ release: Release, _ digest: SHA256Digest) {
    lines.removeAll { $0.archive == release.archive }
    lines.append(Line(archive: release.archive, sequence: release.sequence, digest: digest))
    lines.sort { $0.archive < $1.archive }
  }

  public var bytes: [UInt8] {
    lines.flatMap { Array("\($0.archive) \($0.sequence) \($0.digest)\n".utf8) }
  }
}
