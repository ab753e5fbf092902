internal import AnnalsRelease
internal import AnnalsVocabulary

/// The statement and the lists of a release, as bytes that nobody has looked at yet.
struct RecordBytes {
  /// The greatest list that is read, in bytes: room for more files than any file system holds in one
  /// site, and little enough for any machine.
  static let listLimit = 1 << 30

  let statement: [UInt8]
  let checksums: [UInt8]
  let manifest: [UInt8]

  /// Reads them from the folder of a site; nil when it has no statement.
  ///
  /// A list that is not there is empty here.
  init?(in folder: borrowing Descriptor, path: String) throws(FileFailure) {
    func bytes(_ file: SitePath, _ folder: borrowing Descriptor, limit: Int) throws(FileFailure)
      -> [UInt8]?
    {
      let place = "\(path)/\(file)"
      do throws(FileFailure) {
        let opened = try folder.openBeneath(file.text, path: place)
        let stamp = try opened.stamp(path: place)
        guard stamp.kind == .file else { return nil }
        // One byte over the limit is enough to be refused.
        return try opened.read(upTo: min(stamp.size, limit) + 1, path: place)
      } catch {
        if error.isOfAbsence { return nil }
        throw error
      }
    }
    guard let statement = try bytes(ReleaseFile.statement, folder, limit: Release.lengthLimit)
    else { return nil }
    self.statement = statement
    checksums = try bytes(ReleaseFile.checksums, folder, limit: Self.listLimit) ?? []
    manifest = try bytes(ReleaseFile.manifest, folder, limit: Self.listLimit) ?? []
  }

  func contents() -> (StatedContents?, [Finding]) {
    StatedContents.reading(statement: statement, checksums: checksums, manifest: manifest)
  }
}
