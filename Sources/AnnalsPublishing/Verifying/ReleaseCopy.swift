public import AnnalsRelease
public import AnnalsVocabulary

/// A copy of a release, a folder or an offline edition, from which single files are read.
///
/// Every file is compared with what the release states.
public struct ReleaseCopy: Sendable {
  public let path: String
  public let stated: StatedContents
  private let isFolder: Bool

  /// Reads the statement and the lists.
  ///
  /// - Throws: Also when they do not agree.
  public init(_ path: String) throws(PublishingFailure) {
    self.path = path
    let isFolder = try publishing { () throws(FileFailure) in
      try InputFile.stamp(path).kind == .folder
    }
    self.isFolder = isFolder
    let records = try publishing { () throws(FileFailure) -> RecordBytes? in
      guard isFolder else { return try ZipCopy.records(path) }
      return try RecordBytes(in: try Descriptor(folder: path), path: path)
    }
    guard let records else { throw .refused("there is no release in '\(path)'") }
    let (stated, findings) = records.contents()
    guard let stated, findings.isEmpty else {
      throw .refused("the release in '\(path)' is damaged: \(findings.first?.message ?? "")")
    }
    self.stated = stated
  }

  /// A file of the release; nil when the release has none there.
  public func file(_ file: SitePath, limit: Int) throws(PublishingFailure) -> [UInt8]? {
    guard let entry = stated.manifest.entry(file), entry.size <= limit else { return nil }
    let bytes = try publishing { () throws(FileFailure) -> [UInt8]? in
      guard isFolder else { return try ZipCopy.file(file, in: path) }
      let folder = try Descriptor(folder: path)
      return try RecordBytes.bytes(file, in: folder, path: path, limit: limit)
    }
    guard let bytes, SHA256Digest(of: bytes) == entry.digest else {
      throw .refused("'\(file)' in '\(path)' is not what the release states")
    }
    return bytes
  }
}
