public import AnnalsRelease
public import AnnalsVocabulary

/// What came of comparing a copy of a release with what its publisher stated.
public struct Verification: Sendable {
  /// What the copy states; nil when that could not be read.
  public let release: Release?
  /// Of the statement.
  public let digest: SHA256Digest?
  public let signature: SignatureState
  /// Proofs of time that lie beside the statement and were not looked into.
  public let proofs: [String]
  /// Everything that is not as stated; empty when the copy is whole.
  public let findings: [Finding]
  /// Whether files that do not belong would have been found too.
  public let sawEverything: Bool

  /// Verifies a folder.
  ///
  /// - Parameters:
  ///   - path: The folder that holds `index.html` and `_annals`.
  ///   - key: What the signature is to be checked with; nil when the reader has none.
  ///   - workers: The threads to use.
  /// - Throws: When something could not be read, which says nothing about whether it is right.
  public init(ofFolder path: String, key: PublicKey?, workers: Workers = Workers())
    throws(FileFailure)
  {
    let folder = try Descriptor(folder: path)
    let records = try RecordBytes(in: folder, path: path)
    try self.init(records, key: key, sawEverything: true) { (stated) throws(FileFailure) in
      try FolderVerification(stated: stated, workers: workers).findings(in: folder, path: path)
    }
  }

  /// Verifies a copy whose files somebody else reads, one by one: what does not belong is not seen.
  ///
  /// - Parameters:
  ///   - records: The statement, the lists, the signature and proofs that are there.
  ///   - key: What the signature is to be checked with; nil when the reader has none.
  ///   - files: What differs of the files that the manifest lists.
  /// - Throws: What `files` throws.
  public init(
    records: [SitePath: [UInt8]],
    key: PublicKey?,
    files: (StatedContents) throws(FileFailure) -> [Finding]
  ) throws(FileFailure) {
    try self.init(RecordBytes(records), key: key, sawEverything: false, files: files)
  }

  /// Judges the records, and then the files by them.
  init(
    _ records: RecordBytes?,
    key: PublicKey?,
    container: [Finding] = [],
    sawEverything: Bool,
    files: (StatedContents) throws(FileFailure) -> [Finding]
  ) throws(FileFailure) {
    self.sawEverything = sawEverything
    guard let records else {
      release = nil
      digest = nil
      signature = .absent
      proofs = []
      findings = container + [.missing(path: ReleaseFile.statement.text)]
      return
    }
    let (state, fault) = SignatureState.checking(
      records.signature,
      of: records.statement,
      with: key
    )
    let (stated, faults) = records.contents()
    release = stated?.release
    digest = stated?.digest
    signature = state
    proofs = records.proofs
    var findings = container + [fault].compactMap(\.self) + faults
    if let stated, let key, stated.release.revokedKeys.contains(key.idText) {
      let reason = "the statement itself says that the key \(key.idText) is not to be trusted"
      findings.append(.signature(reason: reason))
    }
    if let stated { findings += try files(stated) }
    self.findings = findings
  }
}
