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
        return .success(share.written)
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
    }
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

  init(writing: SiteWriting, path: String) {
    self.writing = writing
    self.path = path
    if writing.isProfiled { written.profile = WritingProfile() }
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
    switch file.recipe {
    case .bytes(let bytes):
      try save(bytes, as: name, of: file.path, in: folder)
      if writing.hashes { note(bytes, index) }
    case .render(let render):
      page.removeAll()
      written.diagnostics += render(&page)
      rendered = now
      try savePage(as: name, of: file.path, in: folder)
      if writing.hashes { note(page.bytes, index) }
    case .page(let render):
      page.removeAll()
      written.diagnostics += render(&page, trace)
      _ = trace.take()
      rendered = now
      try savePage(as: name, of: file.path, in: folder)
      if writing.hashes { note(page.bytes, index) }
    case .copy(let source):
      try copy(source, as: name, of: file.path, in: folder)
      if writing.hashes { try noteCopy(name, index, in: folder) }
    }
    written.files += 1
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
    try save(bytes.span, as: name, of: site, in: folder)
    written.bytes += bytes.count
  }

  /// Saves what was rendered last.
  private mutating func savePage(
    as name: String,
    of site: SitePath,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) {
    try page.withSpan { (bytes) throws(PublishingFailure) in
      try save(bytes, as: name, of: site, in: folder)
    }
    written.bytes += page.count
  }

  private borrowing func save(
    _ bytes: Span<UInt8>,
    as name: String,
    of site: SitePath,
    in folder: borrowing Descriptor
  ) throws(PublishingFailure) {
    do throws(FileFailure) {
      let file = try folder.create(name, path: "\(path)/\(site)")
      try file.write(bytes, path: "\(path)/\(site)")
      try file.close(path: "\(path)/\(site)")
    } catch {
      throw .file(error)
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
    let outcome = try publishing { () throws(FileFailure) in
      let file = try folder.create(name, path: "\(path)/\(site)")
      let outcome = try copying.copy(source, file, "\(path)/\(site)")
      try file.close(path: "\(path)/\(site)")
      return outcome
    }
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
