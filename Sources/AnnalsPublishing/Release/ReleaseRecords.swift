internal import AnnalsRelease
internal import AnnalsVocabulary

/// The files of `_annals/` for a site that has been written, as far as its bytes decide them.
struct ReleaseRecords {
  let manifest: Manifest
  let release: Release
  /// What to write, in the order of writing.
  let files: [(SitePath, [UInt8])]

  /// - Parameters:
  ///   - site: What was written.
  ///   - hashed: Every file of it.
  ///   - plan: What to state.
  init(of site: Site, _ hashed: [HashedFile], _ plan: ReleasePlan) {
    let marker = SiteMarker.bytes(version: plan.version)
    let instructions = Instructions.bytes(plan.notice)
    let added = [(SiteMarker.path, marker), (ReleaseFile.instructions, instructions)]
    let manifest = Self.manifest(of: site, hashed, adding: added, sources: plan.sources)
    let json = manifest.json
    let digest = SHA256Digest(of: json)
    let checksums = Checksums.bytes(of: manifest, digest: digest)
    self.manifest = manifest
    release = Release(
      archive: plan.notice.archive,
      sequence: plan.notice.sequence,
      date: plan.notice.date,
      files: manifest.entries.count + 1,
      bytes: manifest.bytes + json.count,
      checksums: SHA256Digest(of: checksums),
      manifest: digest,
      previous: plan.previous,
      nextKey: plan.nextKey,
      revokedKeys: plan.revokedKeys,
      generator: "annals \(plan.version)"
    )
    files =
      added + [
        (ReleaseFile.manifest, json), (ReleaseFile.checksums, checksums),
        (ReleaseFile.statement, release.text),
      ]
  }

  /// Whether another release states the same of keys and has the same files, but for those that say which release they are of.
  func isSame(as former: StatedContents, but varying: [SitePath]) -> Bool {
    let other = former.manifest
    guard release.nextKey == former.release.nextKey,
      release.revokedKeys == former.release.revokedKeys
    else { return false }
    func compared(_ manifest: Manifest) -> [Manifest.Entry] {
      manifest.entries.filter { $0.kind != .statement && $0.path != ReleaseFile.instructions }
        .filter { !varying.contains($0.path) }
        .map {
          // The sources are compared by name below.
          Manifest.Entry(path: $0.path, size: $0.size, digest: $0.digest, kind: $0.kind)
        }
    }
    return compared(manifest) == compared(other)
      && manifest.sources.elementsEqual(other.sources) { $0.utf8.elementsEqual($1.utf8) }
  }

  private static func manifest(
    of site: Site,
    _ hashed: [HashedFile],
    adding records: [(SitePath, [UInt8])],
    sources: [String]
  ) -> Manifest {
    let used = Set(site.files.flatMap(\.sources)).sorted()
    var places: [Int: Int] = [:]
    for (place, source) in used.enumerated() { places[source] = place }
    var entries = hashed.map { file in
      let path = site.files[file.index].path
      return Manifest.Entry(
        path: path,
        size: file.size,
        digest: file.digest,
        kind: FileKind(of: path),
        sources: site.files[file.index].sources.compactMap { places[$0] }
      )
    }
    for (path, bytes) in records {
      entries.append(
        Manifest.Entry(
          path: path,
          size: bytes.count,
          digest: SHA256Digest(of: bytes),
          kind: FileKind(of: path)
        )
      )
    }
    return Manifest(sources: used.map { sources[$0] }, entries: entries)
  }
}
