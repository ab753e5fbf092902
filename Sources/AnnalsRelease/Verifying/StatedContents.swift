internal import AnnalsVocabulary

/// What a release states that it holds, once its statement and its lists are found to agree.
public struct StatedContents: Sendable {
  public let release: Release
  /// Of the statement itself.
  public let digest: SHA256Digest
  public let manifest: Manifest

  /// Reads the statement and the lists; what is wrong with them comes back as findings.
  ///
  /// The statement decides: a list is believed when it has the digest that the statement gives.
  public static func reading(statement: [UInt8], checksums: [UInt8], manifest: [UInt8])
    -> (StatedContents?, [Finding])
  {
    let release: Release
    do {
      release = try Release(text: statement)
    } catch {
      return (nil, [.broken(path: ReleaseFile.statement.text, reason: error.reason)])
    }
    var findings: [Finding] = []
    let other = "is not the one that the statement is about"
    if SHA256Digest(of: checksums) != release.checksums {
      findings.append(.broken(path: ReleaseFile.checksums.text, reason: other))
    }
    let digest = SHA256Digest(of: manifest)
    if digest != release.manifest {
      findings.append(.broken(path: ReleaseFile.manifest.text, reason: other))
      return (nil, findings)
    }
    do {
      let list = try Manifest(json: manifest)
      if findings.isEmpty {
        findings += disagreements(release, list, checksums: checksums, digest: digest)
      }
      let stated = StatedContents(
        release: release,
        digest: SHA256Digest(of: statement),
        manifest: list
      )
      return (stated, findings)
    } catch {
      return (nil, findings + [.broken(path: ReleaseFile.manifest.text, reason: error.description)])
    }
  }

  /// Two lists with the right digests may still contradict each other, if the publisher meant it so.
  private static func disagreements(
    _ release: Release,
    _ manifest: Manifest,
    checksums: [UInt8],
    digest: SHA256Digest
  ) -> [Finding] {
    if Checksums.bytes(of: manifest, digest: digest) != checksums {
      let reason = "does not list what \(ReleaseFile.manifest.name) lists"
      return [.broken(path: ReleaseFile.checksums.text, reason: reason)]
    }
    let unlisted = manifest.entries.first { ReleaseFile.isUnlisted($0.path) }
    if let unlisted {
      let reason = "lists \(unlisted.path), which no list can hold"
      return [.broken(path: ReleaseFile.manifest.text, reason: reason)]
    }
    if manifest.entries.count + 1 != release.files {
      let reason = "does not hold the number of files that the statement gives"
      return [.broken(path: ReleaseFile.manifest.text, reason: reason)]
    }
    return []
  }
}
