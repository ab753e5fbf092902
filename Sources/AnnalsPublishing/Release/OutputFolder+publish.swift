public import AnnalsRelease
public import AnnalsVocabulary
internal import Glibc

extension OutputFolder {
  /// The release that stands in the output; nil when there is no release.
  ///
  /// - Throws: Also when there is one whose statement or manifest is damaged: what follows a release
  ///   that cannot be read would lose its place.
  public borrowing func current() throws(PublishingFailure) -> StatedContents? {
    guard let standing = try location.standing() else { return nil }
    let path = location.path
    let records = try publishing { () throws(FileFailure) -> RecordBytes? in
      let folder = try location.parent.folder(standing.name, path: path)
      return try RecordBytes(in: folder, path: path)
    }
    guard let records else { return nil }
    let (stated, findings) = records.contents()
    guard let stated, findings.isEmpty else {
      throw .refused(
        "'\(path)' holds a release that is damaged (\(findings.first?.message ?? "")); "
          + "put back a whole copy, or move it away to begin anew with release 1"
      )
    }
    return stated
  }

  /// A file of the release that stands in the output; nil when the release has none there.
  ///
  /// - Throws: Also when it is not what the release states.
  public borrowing func file(_ file: SitePath, of stated: StatedContents, limit: Int)
    throws(PublishingFailure) -> [UInt8]?
  {
    guard let entry = stated.manifest.entry(file), entry.size <= limit else { return nil }
    guard let standing = try location.standing() else { return nil }
    let path = location.path
    let bytes = try publishing { () throws(FileFailure) -> [UInt8]? in
      let folder = try location.parent.folder(standing.name, path: path)
      return try RecordBytes.bytes(file, in: folder, path: path, limit: limit)
    }
    guard let bytes, SHA256Digest(of: bytes) == entry.digest else {
      throw .refused(
        "'\(path)/\(file)' is not what the release there states; put back a whole copy, or move it "
          + "away to begin anew with release 1"
      )
    }
    return bytes
  }

  /// Writes the site and what is stated of it into a new folder beside the output, reads everything
  /// back, brings it to the disk, and puts it in the output's place in one step.
  ///
  /// Whatever fails, the release that stood there stays, whole, and the new folder is removed.
  ///
  /// - Parameters:
  ///   - site: The new site.
  ///   - copying: How files that are only copied come over.
  ///   - plan: What to state; its sequence must follow `current()`.
  ///   - workers: The threads to use.
  ///   - interruption: Looked at between files.
  ///   - inspection: What must find nothing wrong with the new release.
  ///   - progress: Called now and then, from any thread, with the number of files written.
  /// - Returns: The release that stands in the output now.
  /// - Throws: Why the one that stood there before still does.
  public borrowing func publish(
    _ site: Site,
    copying: FileCopying,
    plan: ReleasePlan,
    workers: Workers = Workers(),
    interruption: Interruption = Interruption(),
    inspection: SiteInspection? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(PublishingFailure) -> PublishedRelease {
    let mask = umask(0o022)
    defer { umask(mask) }
    interruption.setCleaningNeeded(true)
    defer { interruption.setCleaningNeeded(false) }
    let writing = SiteWriting(
      site: site,
      workers: workers,
      copy: copying,
      interruption: interruption,
      isProfiled: false,
      hashes: true,
      progress: progress
    )
    let staging = stagingName()
    do throws(PublishingFailure) {
      let stage = try stageRelease(writing, as: staging, plan)
      try inspect(staging, inspection, workers: workers)
      if let old = try current(), !plan.repeats,
        stage.records.isSame(as: old, but: plan.varying)
      {
        _ = removeRemains(workers: workers)
        return PublishedRelease(
          release: old.release,
          digest: old.digest,
          manifest: old.manifest,
          isNew: false,
          isSigned: false,
          written: stage.written
        )
      }
      let isSigned = try sign(stage.records.release, in: staging, plan)
      try confirm(stage.records, in: staging, workers: workers)
      if let signal = interruption.requested { throw PublishingFailure.interrupted(signal: signal) }
      try safety.check(location)
      // What a build remembered names files of the archive, and of a site that is no more.
      try publishing { () throws(FileFailure) in try removeCache() }
      try swap(staging, by: plan.switching, durably: true)
      var written = stage.written
      written.leftover = removeRemains(workers: workers)
      return PublishedRelease(
        release: stage.records.release,
        digest: stage.records.release.digest,
        manifest: stage.records.manifest,
        isNew: true,
        isSigned: isSigned,
        written: written
      )
    } catch {
      _ = removeRemains(workers: workers)
      throw error
    }
  }
}

/// A release in its staging folder.
private struct Stage {
  let records: ReleaseRecords
  let written: WrittenSite
}

extension OutputFolder {
  private func stageRelease(_ writing: SiteWriting, as name: String, _ plan: ReleasePlan)
    throws(PublishingFailure) -> Stage
  {
    let path = location.path
    let folder = try publishing { () throws(FileFailure) in
      try location.parent.makeFolder(name, path: path)
      return try location.parent.folder(name, path: path)
    }
    var written = try writing.write(into: folder, path: path)
    let records = ReleaseRecords(of: writing.site, written.hashed, plan)
    written.hashed = []
    try publishing { () throws(FileFailure) in
      for (file, bytes) in records.files {
        try folder.createFile(file.text, holding: bytes, below: path)
        written.files += 1
        written.bytes += bytes.count
      }
    }
    return Stage(records: records, written: written)
  }

  /// Signs the statement in the staging folder, if the plan says how.
  private func sign(_ release: Release, in name: String, _ plan: ReleasePlan)
    throws(PublishingFailure) -> Bool
  {
    guard let sign = plan.sign else { return false }
    let path = location.path(of: name)
    let files = try sign(release, "\(path)/\(ReleaseFile.statement)")
    try publishing { () throws(FileFailure) in
      let folder = try location.parent.folder(name, path: path)
      for file in files {
        try folder.createFile(file.path.text, holding: file.bytes, below: path)
      }
    }
    return true
  }

  /// Reads the staging folder back and compares every byte with what was meant to be there; then
  /// brings it to the disk.
  private func confirm(_ records: ReleaseRecords, in name: String, workers: Workers)
    throws(PublishingFailure)
  {
    let path = location.path
    let (findings, stated) = try publishing {
      () throws(FileFailure) -> ([Finding], StatedContents?) in
      let folder = try location.parent.folder(name, path: path)
      guard let (stated, faults) = try RecordBytes(in: folder, path: path)?.contents() else {
        return ([.missing(path: ReleaseFile.statement.text)], nil)
      }
      guard let stated else { return (faults, nil) }
      let verification = FolderVerification(stated: stated, workers: workers)
      return (faults + (try verification.findings(in: folder, path: path)), stated)
    }
    guard findings.isEmpty, stated?.release == records.release else {
      let first = findings.first?.message ?? "the statement is another"
      throw .refused(
        "what was written to '\(path)' is not what was read back (\(first)); the disk or the memory "
          + "may be faulty, or another program changed it"
      )
    }
    try publishing { () throws(FileFailure) in
      let folder = try location.parent.folder(name, path: path)
      try folder.synchronizeFileSystem(path: path)
    }
  }
}
