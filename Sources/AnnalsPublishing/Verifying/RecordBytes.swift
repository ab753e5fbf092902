internal import AnnalsRelease
internal import AnnalsVocabulary

/// The statement and the lists of a release, as bytes that nobody has looked at yet.
struct RecordBytes {
  /// The greatest list that is read, in bytes: room for more files than any file system holds in one
  /// site, and little enough for any machine.
  static let listLimit = 1 << 30
  /// The greatest file beside the statement that is read, in bytes.
  static let sideFileLimit = 1 << 20

  let statement: [UInt8]
  let checksums: [UInt8]
  let manifest: [UInt8]
  /// As minisign writes it; nil when there is none.
  let signature: [UInt8]?
  /// Paths of the proofs of time that are there.
  let proofs: [String]

  /// Reads them from the folder of a site; nil when it has no statement.
  ///
  /// A list that is not there is empty here.
  init?(in folder: borrowing Descriptor, path: String) throws(FileFailure) {
    let limit = Release.lengthLimit
    guard
      let statement = try Self.bytes(ReleaseFile.statement, in: folder, path: path, limit: limit)
    else { return nil }
    self.statement = statement
    checksums =
      try Self.bytes(ReleaseFile.checksums, in: folder, path: path, limit: Self.listLimit) ?? []
    manifest =
      try Self.bytes(ReleaseFile.manifest, in: folder, path: path, limit: Self.listLimit) ?? []
    signature = try Self.bytes(
      ReleaseFile.minisign,
      in: folder,
      path: path,
      limit: MinisignSignature.lengthLimit
    )
    var proofs: [String] = []
    for proof in [ReleaseFile.timeStamp, ReleaseFile.openTimestamps]
    where try folder.stamp(of: proof.text, path: "\(path)/\(proof)") != nil {
      proofs.append(proof.text)
    }
    self.proofs = proofs
  }

  /// A file of the release; nil when it is not there.
  static func bytes(_ file: SitePath, in folder: borrowing Descriptor, path: String, limit: Int)
    throws(FileFailure) -> [UInt8]?
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

  /// The records that somebody else read; nil when there is no statement among them.
  init?(_ files: [SitePath: [UInt8]]) {
    guard let statement = files[ReleaseFile.statement] else { return nil }
    self.statement = statement
    checksums = files[ReleaseFile.checksums] ?? []
    manifest = files[ReleaseFile.manifest] ?? []
    signature = files[ReleaseFile.minisign]
    proofs = [ReleaseFile.timeStamp, ReleaseFile.openTimestamps]
      .filter { files[$0] != nil }.map(\.text)
  }

  func contents() -> (StatedContents?, [Finding]) {
    StatedContents.reading(statement: statement, checksums: checksums, manifest: manifest)
  }
}
