public import AnnalsVocabulary
internal import Glibc

extension OutputFolder {
  /// Writes the site into a new folder beside the output, and puts it in the output's place in one
  /// step; a reader sees the old site or the new one, never a mixture.
  ///
  /// Nothing is forced to the disk: a site can be made again. Whatever fails, the old site stays and
  /// the new folder is removed.
  ///
  /// - Parameters:
  ///   - site: The new site.
  ///   - copying: How files that are only copied come over.
  ///   - version: Of the program, for the site's marker.
  ///   - cache: What this build knows but of its files, to be saved with them for the next one; no
  ///     cache is left when it is nil.
  ///   - workers: The threads to use.
  ///   - interruption: Looked at between files.
  ///   - isProfiled: Whether the cost of every file is noted.
  ///   - inspection: What must find nothing wrong with the new site.
  ///   - progress: Called now and then, from any thread, with the number of files written.
  /// - Returns: What was written.
  /// - Throws: Why it was not.
  public borrowing func replace(
    with site: Site,
    copying: FileCopying,
    version: String,
    cache: BuildCache? = nil,
    workers: Workers = Workers(),
    interruption: Interruption = Interruption(),
    isProfiled: Bool = false,
    inspection: SiteInspection? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(PublishingFailure) -> WrittenSite {
    // Modes of what we make are 0644 and 0755 whatever the user's mask is.
    let mask = umask(0o022)
    defer { umask(mask) }
    interruption.setCleaningNeeded(true)
    defer { interruption.setCleaningNeeded(false) }
    let writing = SiteWriting(
      site: site,
      workers: workers,
      copy: copying,
      interruption: interruption,
      isProfiled: isProfiled,
      remembers: cache != nil,
      progress: progress
    )
    let staging = stagingName()
    do throws(PublishingFailure) {
      var written = try stage(writing, as: staging, version: version)
      try inspect(staging, inspection, workers: workers)
      if let signal = interruption.requested { throw PublishingFailure.interrupted(signal: signal) }
      // Somebody may have put something else in the output's place meanwhile.
      try safety.check(location)
      try publishing { () throws(FileFailure) in try removeCache() }
      try swap(staging, by: .automatic, durably: false)
      if let cache { save(cache.completed(with: written)) }
      written.leftover = removeRemains(workers: workers)
      return written
    } catch {
      _ = removeRemains(workers: workers)
      throw error
    }
  }

  private func stage(_ writing: SiteWriting, as name: String, version: String)
    throws(PublishingFailure) -> WrittenSite
  {
    let path = location.path
    let folder = try publishing { () throws(FileFailure) in
      try location.parent.makeFolder(name, path: path)
      return try location.parent.folder(name, path: path)
    }
    var written = try writing.write(into: folder, path: path)
    let marker = try publishing { () throws(FileFailure) in
      try writeMarker(into: folder, version: version)
    }
    written.bytes += marker.size
    written.files += 1
    written.changed += 1
    let name = SiteMarker.path.text
    written.records.append(OutputRecord(path: name, stamp: marker, origin: .unknown))
    written.records.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return written
  }

  private func writeMarker(into folder: borrowing Descriptor, version: String) throws(FileFailure)
    -> FileStamp
  {
    let path = "\(location.path)/\(SiteMarker.path)"
    let parent = String(SiteMarker.path.folder)
    if try folder.stamp(of: parent, path: path) == nil { try folder.makeFolder(parent, path: path) }
    let bytes = SiteMarker.bytes(version: version)
    let marker = try folder.create(SiteMarker.path.text, path: path)
    try marker.write(bytes, path: path)
    let stamp = try marker.stamp(path: path)
    try marker.close(path: path)
    return stamp
  }
}
