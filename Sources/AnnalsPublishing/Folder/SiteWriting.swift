internal import AnnalsRelease
public import AnnalsVocabulary
internal import Glibc
internal import Synchronization

/// What writing a site came to.
public struct WrittenSite: Sendable {
  public var files = 0
  public var bytes = 0
  /// Met while rendering; without errors, or the site would not be there.
  public var diagnostics: [Diagnostic] = []
  /// The old folder, or a part of it, that could not be removed after the new one took its place.
  public var leftover: FileFailure?
  /// Where the time went, when that was asked for.
  public var profile: WritingProfile?
  /// What was written, in no particular order, when it was to be hashed.
  var hashed: [HashedFile] = []
  /// Files that are new or differ from what stood there; all of them after a clean build.
  public var changed = 0
  /// Files that stood there and are no part of the site; told by updates only.
  public var removed = 0
  /// Of every file, for the cache, and the traces that they point into.
  var records: [OutputRecord] = []
  var traces: [UInt8] = []
}

/// A file of a site as it was handed to the disk.
struct HashedFile: Hashable, Sendable {
  /// In `Site.files`.
  let index: Int
  let size: Int
  let digest: SHA256Digest
}

/// Writes every file of a site into an empty folder, on several threads.
struct SiteWriting: Sendable {
  let site: Site
  let workers: Workers
  let copy: FileCopying
  let interruption: Interruption
  let isProfiled: Bool
  /// Whether `WrittenSite.hashed` is wanted.
  var hashes = false
  /// Whether `WrittenSite.records` are wanted.
  var remembers = false
  let progress: @Sendable (Int) -> Void

  /// Writes everything or throws; nothing is known about the folder after a failure.
  func write(into folder: borrowing Descriptor, path: String) throws(PublishingFailure)
    -> WrittenSite
  {
    let plan = WritingPlan(site)
    try publishing { () throws(FileFailure) in
      for name in plan.foldersToMake { try folder.makeFolder(name, path: "\(path)/\(name)") }
    }
    let failed = Atomic<Bool>(false)
    let done = Atomic<Int>(0)
    let shares = workers.run { () -> Result<WrittenSite, PublishingFailure> in
      var share = Share(writing: self, path: path)
      do throws(PublishingFailure) {
        try plan.distribute { (part) throws(PublishingFailure) in
          guard !failed.load(ordering: .relaxed) else { return }
          try share.write(part, into: folder) { count in
            progress(done.wrappingAdd(count, ordering: .relaxed).newValue)
            return !failed.load(ordering: .relaxed)
          }
        }
        return .success(share.finished())
      } catch {
        failed.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    return try sum(shares)
  }

  private func sum(_ shares: [Result<WrittenSite, PublishingFailure>]) throws(PublishingFailure)
    -> WrittenSite
  {
    var total = WrittenSite()
    for share in shares {
      let written = try share.get()
      total.files += written.files
      total.bytes += written.bytes
      total.diagnostics += written.diagnostics
      if let profile = written.profile {
        total.profile = total.profile ?? WritingProfile()
        total.profile?.add(profile)
      }
      total.hashed += written.hashed
      let offset = total.traces.count
      total.traces += written.traces
      total.records += written.records.map {
        OutputRecord(path: $0.path, stamp: $0.stamp, origin: $0.origin.moved(by: offset))
      }
    }
    total.changed = total.files
    total.diagnostics.sort()
    if total.diagnostics.contains(where: { $0.severity == .error }) {
      throw .rendering(total.diagnostics)
    }
    return total
  }
}

/// One worker's part of the writing, and the memory it writes pages in.
private struct Share: ~Copyable {
  let writing: SiteWriting
  let path: String
  var written = WrittenSite()
  private var page = ByteWriter(capacity: 256 << 10)
  private let trace = Trace()
  private var traces = ByteWriter(capacity: 4 << 10)
  /// Of the file just written.
  private var stamp: FileStamp?

  init(writing: SiteWriting, path: String) {
    self.writing = writing
    self.path = path
    if writing.isProfiled { written.profile = WritingProfile() }
  }

  /// What was written, when there is nothing left to write.
  consuming func finished() -> WrittenSite {
    written.traces = traces.bytes
    return written
  }

  /// Writes files of one folder until none is left or `goOn` says to stop.
  mutating func write(
    _ part: WritingPlan.Folder,
    into root: borrowing Descriptor,
    goOn: (Int) -> Bool
  ) throws(PublishingFailure) {
    let folder = try publishing { () throws(FileFailure) in
      try root.folder(part.name.isEmpty ? "." : part.name, path: "\(path)/\(part.name)")
    }
    while let range = part.queue.next(32) {
      for index in part.files[range] {
        try write(index, into: folder)
      }
      if let signal = writing.interruption.requested { throw .interrupted(signal: signal) }
      guard goOn(range.count) else { return }
    }
  }

  private mutating func write(_ index: Int, into folder: borrowing Descriptor)
    throws(PublishingFailure)
  {
    let file = writing.site.files[index]
    let name = String(file.path.name)
    let start = now
    var rendered = start
    let before = written.bytes
    var origin = file.inputs.map { OutputRecord.Origin.inputs($0) } ?? .unknown
    switch file.recipe {
    case .bytes(let bytes):
      try save(bytes, as: name, of: file.path, in: folder)
      if writing.hashes { note(bytes, index) }
    case .render(let render):
      page.removeAll()
      let problems = render(&page)
      written.diagnostics += problems
      // A file with something to tell is made, and tells it, each time.
      if !problems.isEmpty { origin = .unknown }
      rendered = now
      try savePage(as: name, of: file.path, in: folder)
      if writing.hashes { note(page.bytes, index) }
    case .page(let render):
      page.removeAll()
      let problems = render(&page, trace)
      written.diagnostics += problems
      let cells = trace.take()
      if writing.remembers { origin = traces.origin(cells, isTold: !problems.isEmpty) }
      rendered = now
      try savePage(as: name, of: file.path, in: folder)
      if writing.hashes { note(page.bytes, index) }
    case .parts(let count, let write):
      try save(count, write, index, as: name, in: folder)
    case .copy(let source):
      try copy(source, as: name, of: file.path, in: folder)
      if writing.hashes { try noteCopy(name, index, in: folder) }
    case .standing:
      throw .refused("'\(path)/\(file.path)' stands in no new folder")
    }
    written.files += 1
    if writing.remembers, let stamp {
      written.records.append(OutputRecord(path: file.path.text, stamp: stamp, origin: origin))
    }
    guard let start, let rendered, let end = now else { return }
    written.profile?.add(
      file,
      bytes: written.bytes - before,
      rendering: rendered - start,
      saving: end - rendered
    )
  }

  /// The time, when it is wanted.
  private var now: ContinuousClock.Instant? { writing.isProfiled ? .now : nil }

  private mutating func save(
    _ bytes: [UInt8],
    as name: String,
    of site: SitePath,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) {
    stamp = try save(bytes.span, as: name, of: site, in: folder)
    written.bytes += bytes.count
  }

  /// Saves what was rendered last.
  private mutating func savePage(
    as name: String,
    of site: SitePath,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) {
    let stamp = try page.withSpan { (bytes) throws(PublishingFailure) -> FileStamp? in
      try save(bytes, as: name, of: site, in: folder)
    }
    self.stamp = stamp
    written.bytes += page.count
  }

  /// What the file is then, when that is wanted.
  private borrowing func save(
    _ bytes: Span<UInt8>,
    as name: String,
    of site: SitePath,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) -> FileStamp? {
    do throws(FileFailure) {
      let file = try folder.create(name, path: "\(path)/\(site)")
      try file.write(bytes, path: "\(path)/\(site)")
      let stamp = writing.remembers ? try file.stamp(path: "\(path)/\(site)") : nil
      try file.close(path: "\(path)/\(site)")
      return stamp
    } catch {
      throw .file(error)
    }
  }

  /// Makes and saves a file part by part.
  private mutating func save(
    _ count: Int,
    _ write: @Sendable (Int, inout ByteWriter) -> Void,
    _ index: Int,
    as name: String,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) {
    let path = "\(path)/\(writing.site.files[index].path)"
    var hash = SHA256()
    var size = 0
    do throws(FileFailure) {
      let file = try folder.create(name, path: path)
      for part in 0..<count {
        page.removeAll()
        write(part, &page)
        try page.withSpan { (bytes) throws(FileFailure) in
          try file.write(bytes, path: path)
          if writing.hashes { hash.update(bytes) }
        }
        size += page.count
      }
      stamp = writing.remembers ? try file.stamp(path: path) : nil
      try file.close(path: path)
    } catch {
      throw .file(error)
    }
    written.bytes += size
    if writing.hashes {
      written.hashed.append(HashedFile(index: index, size: size, digest: hash.finished()))
    }
  }

  private mutating func copy(
    _ source: Int,
    as name: String,
    of site: SitePath,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) {
    let path = path
    let copying = writing.copy
    let (outcome, stamp) = try publishing { () throws(FileFailure) in
      let file = try folder.create(name, path: "\(path)/\(site)")
      let outcome = try copying.copy(source, file, "\(path)/\(site)")
      let stamp = try file.stamp(path: "\(path)/\(site)")
      try file.close(path: "\(path)/\(site)")
      return (outcome, stamp)
    }
    self.stamp = stamp
    switch outcome {
    case .success(let count): written.bytes += count
    case .failure(let problem): written.diagnostics.append(problem)
    }
  }

  private mutating func note(_ bytes: [UInt8], _ index: Int) {
    let digest = SHA256Digest(of: bytes)
    written.hashed.append(HashedFile(index: index, size: bytes.count, digest: digest))
  }

  /// A copy never was in our memory, so it is read back.
  private mutating func noteCopy(_ name: String, _ index: Int, in folder: borrowing Descriptor)
    throws(PublishingFailure)
  {
    let path = "\(path)/\(writing.site.files[index].path)"
    let (size, digest) = try publishing { () throws(FileFailure) in
      try folder.openBeneath(name, path: path).digest(path: path)
    }
    written.hashed.append(HashedFile(index: index, size: size, digest: digest))
  }
}
