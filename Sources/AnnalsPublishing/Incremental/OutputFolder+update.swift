public import AnnalsVocabulary
internal import Glibc

extension OutputFolder {
  /// Brings the site that stands in the output to what it should be, touching only files that differ.
  ///
  /// What has changed is made beside the output first; whatever fails until then leaves everything as
  /// it was. Then each file takes the place of the old one in one step, and what no longer belongs to
  /// the site is removed. A build that ends in between leaves whole files, old and new, and no cache,
  /// so that the next one makes everything.
  ///
  /// - Parameters:
  ///   - site: The new site.
  ///   - old: From `cache()`.
  ///   - scan: From `scan(for:workers:)`.
  ///   - new: What this build knows but of its files; saved with them at the end.
  ///   - copying: How files that are only copied come over.
  ///   - workers: The threads to use.
  ///   - interruption: Looked at until the first file of the site is touched.
  ///   - inspection: What must find nothing wrong with the new site; it looks at every file, those that
  ///     stay too.
  ///   - progress: Called now and then, from any thread, with the number of files made.
  /// - Returns: What was written.
  /// - Throws: Why it was not.
  public borrowing func update(
    with site: Site,
    from old: BuildCache,
    _ scan: OutputScan,
    to new: BuildCache,
    copying: FileCopying,
    workers: Workers = Workers(),
    interruption: Interruption = Interruption(),
    inspection: SiteInspection? = nil,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(PublishingFailure) -> WrittenSite {
    let mask = umask(0o022)
    defer { umask(mask) }
    interruption.setCleaningNeeded(true)
    defer { interruption.setCleaningNeeded(false) }
    let places = site.places(among: old.outputs)
    let changed = ChangedCells(from: old.cells, to: new.cells)
    let flags = workers.map(site.files.count, chunk: 512) { index in
      !old.holds(site.files[index], at: places[index], scan, changed)
    }
    let update = SiteUpdate(
      site: site,
      old: old,
      places: places,
      stale: site.files.indices.filter { flags[$0] },
      workers: workers,
      copy: copying,
      interruption: interruption,
      progress: progress
    )
    let staging = stagingName()
    do throws(PublishingFailure) {
      let path = location.path
      guard let standing = try location.standing() else {
        throw .refused("'\(path)' is gone; build again")
      }
      let root = try publishing { () throws(FileFailure) in
        try location.parent.folder(standing.name, path: path)
      }
      let folder = try publishing { () throws(FileFailure) in
        try location.parent.makeFolder(staging, path: path)
        return try location.parent.folder(staging, path: path)
      }
      let made = try update.make(into: folder, beside: root, path: path)
      if let inspection { try inspect(site, made, inspection, folder, root, workers) }
      if let signal = interruption.requested { throw PublishingFailure.interrupted(signal: signal) }
      let removal = Removal(site, scan, old)
      if !made.staged.isEmpty || !removal.isEmpty {
        try publishing { () throws(FileFailure) in try removeCache() }
      }
      let stamps = try publishing { () throws(FileFailure) in
        try removal.clearWay(in: root, path: path, workers: workers)
        let stamps = try move(made.staged, of: site, from: folder, to: root)
        try removal.removeRest(in: root, path: path, workers: workers)
        return stamps
      }
      var written = WrittenSite(update: update, made, stamps, removed: removal.fileCount)
      save(new.completed(with: written))
      written.leftover = removeRemains(workers: workers)
      return written
    } catch {
      _ = removeRemains(workers: workers)
      throw error
    }
  }

  /// Throws when something is wrong with the site as it will be: what was made, in `folder`, and what
  /// stays, in `root`.
  private borrowing func inspect(
    _ site: Site,
    _ made: MadeFiles,
    _ inspection: SiteInspection,
    _ folder: borrowing Descriptor,
    _ root: borrowing Descriptor,
    _ workers: Workers
  ) throws(PublishingFailure) {
    let path = location.path
    let names = Dictionary(
      made.staged.map { ($0.index, $0.name) },
      uniquingKeysWith: { first, _ in first }
    )
    let queue = Workers.Queue(count: site.files.count)
    let shares = workers.run { () -> Result<[Diagnostic], FileFailure> in
      var problems: [Diagnostic] = []
      do throws(FileFailure) {
        while let range = queue.next(16) {
          for index in range {
            let file = site.files[index].path.text
            if let name = names[index] {
              problems += try inspection.problems(of: name, named: file, in: folder, path)
            } else {
              problems += try inspection.problems(of: file, in: root, path)
            }
          }
        }
        return .success(problems)
      } catch {
        return .failure(error)
      }
    }
    var problems: [Diagnostic] = []
    for share in shares {
      problems += try publishing { () throws(FileFailure) in try share.get() }
    }
    if !problems.isEmpty { throw .leaking(problems.sorted()) }
  }

  /// Puts files that were made in the places of the old ones; what they are then, in the same order.
  private borrowing func move(
    _ staged: [SiteUpdate.Staged],
    of site: Site,
    from folder: borrowing Descriptor,
    to root: borrowing Descriptor
  ) throws(FileFailure) -> [FileStamp] {
    var stamps: [FileStamp] = []
    var made: Set<String> = []
    for file in staged {
      let target = site.files[file.index].path
      let path = "\(location.path)/\(target)"
      let parent = String(target.folder)
      if !parent.isEmpty, made.insert(parent).inserted {
        try root.makeFolders(below: parent, path: path)
      }
      let name = String(target.name)
      let into = try root.folder(parent.isEmpty ? "." : parent, path: path)
      try folder.move(file.name, to: into, as: name, path: path)
      guard let stamp = try into.stamp(of: name, path: path) else {
        throw FileFailure("examine", path, code: ENOENT)
      }
      stamps.append(stamp)
    }
    return stamps
  }
}

extension Descriptor {
  /// Makes the folders of a path below this one, as far as they are missing.
  fileprivate func makeFolders(below relative: String, path: @autoclosure () -> String)
    throws(FileFailure)
  {
    var folder = ""
    for component in relative.split(separator: "/") {
      folder += folder.isEmpty ? String(component) : "/\(component)"
      if try stamp(of: folder, path: path()) == nil { try makeFolder(folder, path: path()) }
    }
  }
}

extension BuildCache {
  /// Whether the file that stands there is the one that would be made.
  fileprivate func holds(
    _ file: Site.File,
    at place: Int?,
    _ scan: OutputScan,
    _ changed: ChangedCells
  ) -> Bool {
    guard let place, scan.intact[place] else { return false }
    switch outputs[place].origin {
    case .unknown: return false
    case .inputs(let digest): return digest == file.inputs
    case .trace(let range):
      guard case .page = file.recipe else { return false }
      return !changed.touch(traces, range)
    }
  }

  /// The cache with what is known of every file of the site.
  func completed(with written: WrittenSite) -> BuildCache {
    var cache = self
    cache.outputs = written.records
    cache.traces = written.traces
    cache.diagnostics = (cache.diagnostics + written.diagnostics).sorted()
    cache.counts += [written.files, written.bytes]
    return cache
  }
}

extension Site {
  /// Of each file, where its record stands; both are in order of the paths.
  fileprivate func places(among records: [OutputRecord]) -> [Int?] {
    var next = 0
    return files.map { file in
      let path = file.path.text.utf8
      while next < records.count, records[next].path.utf8.lexicographicallyPrecedes(path) {
        next += 1
      }
      guard next < records.count, records[next].path.utf8.elementsEqual(path) else { return nil }
      return next
    }
  }
}

extension WrittenSite {
  /// What an update came to, with a record of every file.
  fileprivate init(
    update: SiteUpdate,
    _ made: MadeFiles,
    _ stamps: [FileStamp],
    removed: Int
  ) {
    self.init()
    let site = update.site
    var records = [OutputRecord?](repeating: nil, count: site.files.count)
    var traces = ByteWriter(capacity: update.old.traces.count + made.traces.count)
    traces.append(made.traces)
    for (file, stamp) in zip(made.staged, stamps) {
      let path = site.files[file.index].path.text
      records[file.index] = OutputRecord(path: path, stamp: stamp, origin: file.origin)
    }
    for (index, stamp, origin) in made.equal {
      let path = site.files[index].path.text
      records[index] = OutputRecord(path: path, stamp: stamp, origin: origin)
    }
    for index in records.indices where records[index] == nil {
      guard let place = update.places[index] else { continue }
      let record = update.old.outputs[place]
      var origin = record.origin
      if case .trace(let range) = origin {
        let start = traces.count
        traces.append(update.old.traces[range])
        origin = .trace(start..<traces.count)
      }
      records[index] = OutputRecord(path: record.path, stamp: record.stamp, origin: origin)
    }
    let marker = update.old.outputs.filter {
      $0.path.utf8.elementsEqual(SiteMarker.path.text.utf8)
    }
    self.records = (records.compactMap(\.self) + marker).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    self.traces = traces.bytes
    files = self.records.count
    bytes = self.records.reduce(0) { $0 + $1.stamp.size }
    changed = made.staged.count
    self.removed = removed
    diagnostics = made.diagnostics
  }
}
