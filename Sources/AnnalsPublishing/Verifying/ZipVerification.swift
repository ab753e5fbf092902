public import AnnalsRelease
internal import AnnalsVocabulary

extension Verification {
  /// Verifies an offline edition, without unpacking it anywhere.
  ///
  /// - Parameters:
  ///   - path: The zip file.
  ///   - key: What the signature is to be checked with; nil when the reader has none.
  ///   - workers: The threads to use.
  /// - Throws: When it could not be read, which says nothing about whether it is right.
  public init(ofZip path: String, key: PublicKey?, workers: Workers = Workers())
    throws(FileFailure)
  {
    let zip = ZipFile(file: try Descriptor(file: path), path: path)
    let length = try zip.file.stamp(path: path).size
    let directory = try ZipIndex.reading(length: length) { (offset, count) throws(FileFailure) in
      try zip.read(offset, count)
    }
    let index: ZipIndex
    switch directory {
    case .success(let found): index = found
    case .failure(let fault):
      let reason = fault.reason + "; if it was packed again, unpack it and verify the folder"
      try self.init(nil, key: key, container: [.container(reason: reason)], sawEverything: true) {
        _ throws(FileFailure) in []
      }
      return
    }
    let (records, faults) = try ZipVerification.records(of: index, in: zip)
    try self.init(
      RecordBytes(records),
      key: key,
      container: faults,
      sawEverything: true
    ) { (stated) throws(FileFailure) in
      let bag = Bag(stated, records: records.map { ($0.key, $0.value) })
      return try ZipVerification(index: index, bag: bag, workers: workers).findings(in: zip)
    }
  }
}

/// A zip on disk, read by several threads.
private struct ZipFile: ~Copyable, Sendable {
  let file: Descriptor
  let path: String

  func read(_ offset: Int, _ count: Int) throws(FileFailure) -> [UInt8] {
    try file.read(count, at: offset, path: path)
  }

  /// Takes a file out of it; what is wrong with the file, if anything.
  func extract(
    _ entry: ZipEntry,
    with extraction: borrowing ZipExtraction,
    _ take: (Span<UInt8>) -> Void
  ) throws(FileFailure) -> ZipFault? {
    try extraction.extract(
      entry,
      { (offset, count) throws(FileFailure) in try read(offset, count) },
      take
    )
  }
}

/// Reads files of a release out of an offline edition; nil for what is none that Annals made.
enum ZipCopy {
  static func records(_ path: String) throws(FileFailure) -> RecordBytes? {
    try files(path, and: nil).flatMap { RecordBytes($0) }
  }

  static func file(_ file: SitePath, in path: String) throws(FileFailure) -> [UInt8]? {
    try files(path, and: file)?[file]
  }

  private static func files(_ path: String, and wanted: SitePath?) throws(FileFailure)
    -> [SitePath: [UInt8]]?
  {
    let zip = ZipFile(file: try Descriptor(file: path), path: path)
    let length = try zip.file.stamp(path: path).size
    let directory = try ZipIndex.reading(length: length) { (offset, count) throws(FileFailure) in
      try zip.read(offset, count)
    }
    guard case .success(let index) = directory else { return nil }
    let (files, faults) = try ZipVerification.records(of: index, in: zip, and: wanted)
    return faults.isEmpty ? files : nil
  }
}

/// Compares a zip with the bag that its release makes.
private struct ZipVerification {
  let index: ZipIndex
  let bag: Bag
  let workers: Workers

  /// The files that no list holds, and the manifest; whatever else calls itself one of them is left
  /// for the comparison to find.
  static func records(
    of index: ZipIndex,
    in zip: borrowing ZipFile,
    and wanted: SitePath? = nil
  ) throws(FileFailure) -> ([SitePath: [UInt8]], [Finding]) {
    var records: [SitePath: [UInt8]] = [:]
    var faults: [Finding] = []
    let extraction = ZipExtraction()
    for entry in index.entries {
      guard let path = sitePath(of: entry),
        ReleaseFile.isUnlisted(path) || path == ReleaseFile.manifest || path == wanted,
        entry.size <= RecordBytes.listLimit
      else { continue }
      var bytes: [UInt8] = []
      let fault = try zip.extract(entry, with: extraction) { span in
        var writer = ByteWriter(capacity: span.count)
        writer.append(span)
        bytes += writer.bytes
      }
      if let fault { faults.append(.container(reason: fault.reason)) }
      records[path] = bytes
    }
    return (records, faults)
  }

  /// The path in the site; nil for what is no part of it.
  private static func sitePath(of entry: ZipEntry) -> SitePath? {
    let parts = entry.name.utf8.split(
      separator: UInt8(ascii: "/"),
      maxSplits: 2,
      omittingEmptySubsequences: false
    )
    guard parts.count == 3, parts[1].elementsEqual("data".utf8) else { return nil }
    return SitePath(String(Substring(parts[2])))
  }

  func findings(in zip: borrowing ZipFile) throws(FileFailure) -> [Finding] {
    let prefix = "\(bag.name)/"
    // Both are in byte order: what stands in one only is added or missing.
    var findings: [Finding] = []
    var pairs: [(ZipEntry, Bag.Member)] = []
    var (entry, member) = (0, 0)
    while entry < index.entries.count || member < bag.members.count {
      let name = entry < index.entries.count ? index.entries[entry].name : nil
      let expected = member < bag.members.count ? prefix + bag.members[member].name : nil
      switch (name, expected) {
      case (let name?, let expected?) where name.utf8.elementsEqual(expected.utf8):
        pairs.append((index.entries[entry], bag.members[member]))
        entry += 1
        member += 1
      case (let name?, let expected?) where name.utf8.lexicographicallyPrecedes(expected.utf8):
        findings.append(.added(path: name, thing: "file"))
        entry += 1
      case (let name?, nil):
        findings.append(.added(path: name, thing: "file"))
        entry += 1
      default:
        findings.append(.missing(path: bag.members[member].name))
        member += 1
      }
    }
    return findings + (try alterations(pairs, in: zip))
  }

  private func alterations(_ pairs: [(ZipEntry, Bag.Member)], in zip: borrowing ZipFile)
    throws(FileFailure) -> [Finding]
  {
    let queue = Workers.Queue(count: pairs.count)
    let shares = workers.run { () -> Result<[(Int, Finding)], FileFailure> in
      var found: [(Int, Finding)] = []
      let extraction = ZipExtraction()
      do throws(FileFailure) {
        while let range = queue.next(8) {
          for index in range {
            let (entry, member) = pairs[index]
            guard entry.size == member.size else {
              found.append((index, .altered(path: member.name)))
              continue
            }
            var hash = SHA256()
            let fault = try zip.extract(entry, with: extraction) { hash.update($0) }
            if let fault {
              found.append((index, .container(reason: fault.reason)))
            } else if hash.finished() != member.digest {
              found.append((index, .altered(path: member.name)))
            }
          }
        }
        return .success(found)
      } catch {
        return .failure(error)
      }
    }
    var found: [(Int, Finding)] = []
    for share in shares { found += try share.get() }
    return found.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
