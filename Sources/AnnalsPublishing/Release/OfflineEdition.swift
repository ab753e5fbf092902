public import AnnalsRelease
internal import AnnalsVocabulary
internal import Glibc

/// Packs a release that stands in a folder into one zip file.
public enum OfflineEdition {
  /// What packing came to.
  public struct Packed: Sendable {
    public let path: String
    /// Of the zip.
    public let bytes: Int
    public let release: Release
  }

  /// Writes the zip beside the place it is for, reads every file on the way and compares it with what
  /// is stated, and then puts it in its place in one step.
  ///
  /// Memory depends on the number of files, not on their sizes.
  ///
  /// - Parameters:
  ///   - folder: The folder of the release.
  ///   - path: Where the zip shall stand; an existing folder gets it under the name of the release.
  ///   - interruption: Looked at between files.
  /// - Returns: What was written.
  /// - Throws: Also when a file is not what the release states.
  public static func pack(
    _ folder: String,
    to path: String,
    interruption: Interruption = Interruption()
  ) throws(PublishingFailure) -> Packed {
    let mask = umask(0o022)
    defer { umask(mask) }
    let site = try publishing { () throws(FileFailure) in try Descriptor(folder: folder) }
    let (bag, release) = try bag(of: site, folder)
    var target = path
    if isFolder(path) { target += (path.utf8.last == 0x2F ? "" : "/") + bag.name + ".zip" }
    let temporary = target + ".annals-\(String(UInt64.random(in: .min ... .max), radix: 16))"
    interruption.addEnding { _ = unsafe unlink(temporary) }
    do throws(PublishingFailure) {
      let bytes = try write(bag, of: site, folder, to: temporary, interruption)
      try publishing { () throws(FileFailure) in
        _ = try retrying("replace", target) { unsafe rename(temporary, target) }
      }
      return Packed(path: target, bytes: bytes, release: release)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  private static func bag(of site: borrowing Descriptor, _ path: String) throws(PublishingFailure)
    -> (Bag, Release)
  {
    let records = try publishing { () throws(FileFailure) in try RecordBytes(in: site, path: path) }
    guard let records else { throw .refused("there is no release in '\(path)'; publish it first") }
    let (stated, findings) = records.contents()
    guard let stated, findings.isEmpty else {
      throw .refused("the release in '\(path)' is damaged: \(findings.first?.message ?? "")")
    }
    var files = [
      (ReleaseFile.statement, records.statement), (ReleaseFile.checksums, records.checksums),
      (ReleaseFile.manifest, records.manifest),
    ]
    for file in ReleaseFile.beside {
      let bytes = try publishing { () throws(FileFailure) in
        try RecordBytes.bytes(file, in: site, path: path, limit: RecordBytes.sideFileLimit)
      }
      if let bytes { files.append((file, bytes)) }
    }
    return (Bag(stated, records: files), stated.release)
  }

  private static func isFolder(_ path: String) -> Bool {
    do {
      let folder = try Descriptor(folder: path)
      return try folder.stamp(path: path).kind == .folder
    } catch {
      return false
    }
  }

  private static func write(
    _ bag: Bag,
    of site: borrowing Descriptor,
    _ folder: String,
    to path: String,
    _ interruption: Interruption
  ) throws(PublishingFailure) -> Int {
    let number = try publishing { () throws(FileFailure) in
      try retrying("create", path) {
        unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
      }
    }
    var output = BufferedFile(Descriptor(number: number), path: path)
    var writer = ZipWriter()
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    for member in bag.members {
      if let signal = interruption.requested { throw .interrupted(signal: signal) }
      try publishing { () throws(FileFailure) in
        try output.append(writer.begin("\(bag.name)/\(member.name)", size: member.size))
      }
      switch member.contents {
      case .bytes(let bytes):
        try publishing { () throws(FileFailure) in
          try writer.add(bytes) { (part) throws(FileFailure) in try output.append(part) }
        }
      case .site(let file):
        let digest = try publishing { () throws(FileFailure) in
          let source = try site.openBeneath(file.text, path: "\(folder)/\(file)")
          return try copy(source, member.size, "\(folder)/\(file)", &buffer, &writer, &output)
        }
        guard digest == member.digest else {
          throw .refused("'\(folder)/\(file)' is not what the release states; nothing was packed")
        }
      }
      try publishing { () throws(FileFailure) in
        let (offset, record) = try writer.finish { (part) throws(FileFailure) in
          try output.append(part)
        }
        try output.overwrite(record, at: offset)
      }
    }
    return try publishing { () throws(FileFailure) in
      try output.append(writer.end())
      return try output.finish()
    }
  }

  /// The digest of what was copied, which is the whole file unless it has grown beyond `size`.
  private static func copy(
    _ source: borrowing Descriptor,
    _ size: Int,
    _ path: String,
    _ buffer: inout [UInt8],
    _ writer: inout ZipWriter,
    _ output: inout BufferedFile
  ) throws(FileFailure) -> SHA256Digest {
    var hash = SHA256()
    var copied = 0
    while true {
      let count = try source.read(into: &buffer, path: path)
      if count == 0 || copied > size { return hash.finished() }
      copied += count
      hash.update(buffer.span.extracting(0..<count))
      try writer.add(count == buffer.count ? buffer : Array(buffer[..<count])) {
        (part) throws(FileFailure) in try output.append(part)
      }
    }
  }
}

/// A file that is written from its beginning to its end, with places that are written over.
private struct BufferedFile: ~Copyable {
  private let file: Descriptor
  private let path: String
  private var pending: [UInt8] = []
  private var written = 0

  init(_ file: consuming Descriptor, path: String) {
    self.file = file
    self.path = path
  }

  mutating func append(_ bytes: [UInt8]) throws(FileFailure) {
    pending += bytes
    if pending.count >= 1 << 20 { try flush() }
  }

  mutating func overwrite(_ bytes: [UInt8], at offset: Int) throws(FileFailure) {
    // What has not left memory yet is changed there.
    if offset >= written {
      pending.replaceSubrange(offset - written..<offset - written + bytes.count, with: bytes)
    } else {
      try flush()
      try file.write(bytes, at: offset, path: path)
    }
  }

  /// Brings everything to the disk; how many bytes there are.
  ///
  /// After that nothing can be lost, so that closing has nothing to say.
  mutating func finish() throws(FileFailure) -> Int {
    try flush()
    try file.synchronize(path: path)
    return written
  }

  private mutating func flush() throws(FileFailure) {
    try file.write(pending, path: path)
    written += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}
