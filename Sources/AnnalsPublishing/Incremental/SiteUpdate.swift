internal import AnnalsVocabulary
internal import Synchronization

/// Makes what has changed of a site that stands already, into a folder beside it.
///
/// Nothing of the site itself is touched, so that a build that ends with errors leaves it as it was.
struct SiteUpdate: Sendable {
  let site: Site
  let old: BuildCache
  /// Of each file of the site, its record in the cache.
  let places: [Int?]
  /// The files to make: everything else is as a clean build would leave it.
  let stale: [Int]
  let workers: Workers
  let copy: FileCopying
  let interruption: Interruption
  let progress: @Sendable (Int) -> Void

  /// A file that was made and differs from the one that stands there, or is new.
  struct Staged: Sendable {
    let index: Int
    /// In the folder it was made in.
    let name: String
    let origin: OutputRecord.Origin
  }

  /// - Parameters:
  ///   - staging: An empty folder.
  ///   - root: The site as it stands.
  ///   - path: Of the site, for messages.
  /// - Returns: What was made, and what was found to be the same.
  /// - Throws: Why not everything could be made.
  func make(
    into staging: borrowing Descriptor,
    beside root: borrowing Descriptor,
    path: String
  ) throws(PublishingFailure) -> MadeFiles {
    let queue = Workers.Queue(count: stale.count)
    let numbers = Workers.Queue(count: .max)
    let failed = Atomic<Bool>(false)
    let shares = workers.run { () -> Result<MadeFiles, PublishingFailure> in
      var share = UpdateShare(update: self, path: path)
      do throws(PublishingFailure) {
        let number = numbers.next()?.lowerBound ?? 0
        let folder = try publishing { () throws(FileFailure) in
          try staging.makeFolder("\(number)", path: path)
          return try staging.folder("\(number)", path: path)
        }
        while !failed.load(ordering: .relaxed), let range = queue.next(16) {
          for position in range {
            try share.make(stale[position], into: folder, named: "\(number)/", beside: root)
          }
          if let signal = interruption.requested { throw .interrupted(signal: signal) }
          progress(range.count)
        }
        return .success(share.finished())
      } catch {
        failed.store(true, ordering: .relaxed)
        return .failure(error)
      }
    }
    var made = MadeFiles()
    for share in shares { made.add(try share.get()) }
    made.diagnostics.sort()
    if made.diagnostics.contains(where: { $0.severity == .error }) {
      throw .rendering(made.diagnostics)
    }
    return made
  }
}

/// What came of making files.
struct MadeFiles: Sendable {
  var staged: [SiteUpdate.Staged] = []
  /// Files whose bytes are what they were, with their stamps.
  var equal: [(index: Int, stamp: FileStamp, origin: OutputRecord.Origin)] = []
  /// Into which the origins of both point.
  var traces: [UInt8] = []
  var diagnostics: [Diagnostic] = []

  mutating func add(_ other: MadeFiles) {
    let offset = traces.count
    traces += other.traces
    staged += other.staged.map {
      SiteUpdate.Staged(index: $0.index, name: $0.name, origin: $0.origin.moved(by: offset))
    }
    equal += other.equal.map { ($0.index, $0.stamp, $0.origin.moved(by: offset)) }
    diagnostics += other.diagnostics
  }
}

extension OutputRecord.Origin {
  func moved(by offset: Int) -> Self {
    if case .trace(let range) = self {
      return .trace(range.lowerBound + offset..<range.upperBound + offset)
    }
    return self
  }
}

/// One worker's part.
private struct UpdateShare: ~Copyable {
  let update: SiteUpdate
  let path: String
  private var made = MadeFiles()
  private var traces = ByteWriter(capacity: 1 << 10)
  private var page = ByteWriter(capacity: 64 << 10)
  private let trace = Trace()

  init(update: SiteUpdate, path: String) {
    self.update = update
    self.path = path
  }

  consuming func finished() -> MadeFiles {
    made.traces = traces.bytes
    return made
  }

  /// Makes one file, and puts it in the folder when it is not what stands there.
  mutating func make(
    _ index: Int,
    into folder: borrowing Descriptor,
    named prefix: String,
    beside root: borrowing Descriptor
  ) throws(PublishingFailure) {
    let file = update.site.files[index]
    var origin = file.inputs.map { OutputRecord.Origin.inputs($0) } ?? .unknown
    switch file.recipe {
    case .bytes(let bytes):
      try keep(bytes, origin, index, into: folder, named: prefix, beside: root)
    case .render(let render):
      page.removeAll()
      let problems = render(&page)
      made.diagnostics += problems
      if !problems.isEmpty { origin = .unknown }
      try keep(page.bytes, origin, index, into: folder, named: prefix, beside: root)
    case .page(let render):
      page.removeAll()
      let problems = render(&page, trace)
      made.diagnostics += problems
      origin = traces.origin(trace.take(), isTold: !problems.isEmpty)
      try keep(page.bytes, origin, index, into: folder, named: prefix, beside: root)
    case .parts(let count, let write):
      let staged = "\(made.staged.count)"
      let path = "\(path)/\(file.path)"
      let size = try publishing { () throws(FileFailure) in
        let target = try folder.create(staged, path: path)
        var size = 0
        for part in 0..<count {
          page.removeAll()
          write(part, &page)
          try page.withSpan { (bytes) throws(FileFailure) in try target.write(bytes, path: path) }
          size += page.count
        }
        try target.close(path: path)
        return size
      }
      try keep(staged, size: size, origin, index, in: folder, named: prefix, beside: root)
    case .copy(let source):
      try copy(source, origin, index, into: folder, named: prefix, beside: root)
    case .standing:
      throw .refused("'\(path)/\(file.path)' is gone; build again with --clean")
    }
  }

  private mutating func keep(
    _ bytes: [UInt8],
    _ origin: OutputRecord.Origin,
    _ index: Int,
    into folder: borrowing Descriptor,
    named prefix: String,
    beside root: borrowing Descriptor
  ) throws(PublishingFailure) {
    let file = update.site.files[index].path
    let path = "\(path)/\(file)"
    if let stamp = standing(file, size: bytes.count, root, { $0 == bytes }) {
      made.equal.append((index, stamp, origin))
      return
    }
    try publishing { () throws(FileFailure) in
      let staged = try folder.create("\(made.staged.count)", path: path)
      try staged.write(bytes, path: path)
      try staged.close(path: path)
    }
    let name = prefix + String(made.staged.count)
    made.staged.append(SiteUpdate.Staged(index: index, name: name, origin: origin))
  }

  private mutating func copy(
    _ source: Int,
    _ origin: OutputRecord.Origin,
    _ index: Int,
    into folder: borrowing Descriptor,
    named prefix: String,
    beside root: borrowing Descriptor
  ) throws(PublishingFailure) {
    let file = update.site.files[index].path
    let path = "\(path)/\(file)"
    let name = "\(made.staged.count)"
    let copying = update.copy
    let outcome = try publishing { () throws(FileFailure) in
      let staged = try folder.create(name, path: path)
      let outcome = try copying.copy(source, staged, path)
      try staged.close(path: path)
      return outcome
    }
    switch outcome {
    case .failure(let problem): made.diagnostics.append(problem)
    case .success(let size):
      try keep(name, size: size, origin, index, in: folder, named: prefix, beside: root)
    }
  }

  /// Keeps a file that was made in the folder, or removes it when it is what stands there.
  private mutating func keep(
    _ name: String,
    size: Int,
    _ origin: OutputRecord.Origin,
    _ index: Int,
    in folder: borrowing Descriptor,
    named prefix: String,
    beside root: borrowing Descriptor
  ) throws(PublishingFailure) {
    let file = update.site.files[index].path
    let path = "\(path)/\(file)"
    let isSame = try publishing { () throws(FileFailure) in
      let staged = try folder.openBeneath(name, path: path)
      return try standing(file, like: staged, size: size, root, path: path)
    }
    if let stamp = isSame {
      made.equal.append((index, stamp, origin))
      try publishing { () throws(FileFailure) in try folder.remove(name, path: path) }
    } else {
      made.staged.append(SiteUpdate.Staged(index: index, name: prefix + name, origin: origin))
    }
  }

  /// What stands at the path when it is a file of that size that `isSame` finds to be the same; any
  /// doubt is nil, and the file is written.
  private func standing(
    _ file: SitePath,
    size: Int,
    _ root: borrowing Descriptor,
    _ isSame: ([UInt8]) -> Bool
  ) -> FileStamp? {
    do throws(FileFailure) {
      let found = try root.openBeneath(file.text, path: file.text)
      let stamp = try found.stamp(path: file.text)
      guard stamp.kind == .file, stamp.size == size else { return nil }
      return isSame(try found.read(upTo: size + 1, path: file.text)) ? stamp : nil
    } catch {
      return nil
    }
  }

  private func standing(
    _ file: SitePath,
    like copy: borrowing Descriptor,
    size: Int,
    _ root: borrowing Descriptor,
    path: String
  ) throws(FileFailure) -> FileStamp? {
    guard let found = openFile(file, root) else { return nil }
    let stamp = try found.stamp(path: path)
    guard stamp.kind == .file, stamp.size == size else { return nil }
    while true {
      let bytes = try copy.read(upTo: 1 << 20, path: path)
      guard try found.read(upTo: 1 << 20, path: path) == bytes else { return nil }
      if bytes.isEmpty { return stamp }
    }
  }

  private func openFile(_ file: SitePath, _ root: borrowing Descriptor) -> Descriptor? {
    do throws(FileFailure) {
      return try root.openBeneath(file.text, path: file.text)
    } catch {
      return nil
    }
  }
}

extension ByteWriter {
  /// Writes a trace; a page with something to tell has none, so that it is made, and tells it, each
  /// time.
  mutating func origin(_ cells: [Cell], isTold: Bool) -> OutputRecord.Origin {
    if isTold { return .unknown }
    let start = count
    append(trace: cells)
    return .trace(start..<count)
  }
}
