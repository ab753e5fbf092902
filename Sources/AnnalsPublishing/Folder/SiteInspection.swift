public import AnnalsVocabulary

/// Looks at every byte of a finished site before readers do.
public struct SiteInspection: Sendable {
  /// What is wrong with a file, or with a part of one that begins at `offset`.
  ///
  /// The first argument is the file's path in the site.
  let inspect: @Sendable (_ path: String, _ bytes: Span<UInt8>, _ offset: Int) -> [Diagnostic]

  public init(
    _ inspect:
      @escaping @Sendable (_ path: String, _ bytes: Span<UInt8>, _ offset: Int) ->
      [Diagnostic]
  ) {
    self.inspect = inspect
  }

  /// Files are looked at in parts of this size; each begins with the end of the one before.
  static let partSize = 32 << 20
  static let overlap = 64 << 10
}

extension OutputFolder {
  /// Reads everything in a staging folder, its names too, and throws when something is wrong.
  func inspect(_ staging: String, _ inspection: SiteInspection?, workers: Workers)
    throws(PublishingFailure)
  {
    guard let inspection else { return }
    let path = location.path
    let root = try publishing { () throws(FileFailure) in
      try location.parent.folder(staging, path: path)
    }
    let files = try publishing { () throws(FileFailure) in try Self.files(in: root, path: path) }
    let queue = Workers.Queue(count: files.count)
    let shares = workers.run { () -> Result<[Diagnostic], FileFailure> in
      var problems: [Diagnostic] = []
      do throws(FileFailure) {
        while let range = queue.next(16) {
          for file in files[range] { problems += try inspection.problems(of: file, in: root, path) }
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

  private static func files(in root: borrowing Descriptor, path: String) throws(FileFailure)
    -> [String]
  {
    var folders = [""]
    var files: [String] = []
    while let folder = folders.popLast() {
      let here = try root.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
      for entry in try here.entries(path: "\(path)/\(folder)") {
        guard let name = entry.text else { continue }
        let relative = folder.isEmpty ? name : "\(folder)/\(name)"
        if try here.isFolder(entry, path: "\(path)/\(relative)") {
          folders.append(relative)
        } else {
          files.append(relative)
        }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension SiteInspection {
  /// What is wrong with a file; `name` is its path in the site when it does not stand there yet.
  func problems(
    of file: String,
    named name: String? = nil,
    in root: borrowing Descriptor,
    _ path: String
  ) throws(FileFailure) -> [Diagnostic] {
    let name = name ?? file
    var problems = inspect(name, name.utf8Span.span, 0)
    let opened = try root.openBeneath(file, path: "\(path)/\(file)")
    var kept: [UInt8] = []
    var offset = 0
    while true {
      let new = try opened.read(upTo: Self.partSize, path: "\(path)/\(file)")
      if new.isEmpty && !(offset == 0 && kept.isEmpty) { return problems }
      let part = kept + new
      for problem in inspect(name, part.span, offset - kept.count)
      where !problems.contains(problem) {
        problems.append(problem)
      }
      if new.count < Self.partSize { return problems }
      offset += new.count
      kept = Array(part.suffix(Self.overlap))
    }
  }
}
