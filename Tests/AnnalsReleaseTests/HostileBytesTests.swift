import AnnalsRelease
import AnnalsVocabulary
import HostileBytes
import Testing

/// Every reader of a release's bytes, on bytes that were changed at random: none may stop the program, and
/// what is accepted must be what we would write.
///
/// Runs for a second each; `ANNALS_FUZZ_SECONDS=1800` for half an hour each, as many at a time as
/// there are processors.
@Suite struct HostileBytesTests {
  /// Whether all changed samples were read as `read` says they must be.
  private func fuzz(_ sample: [UInt8], of target: String = #function, _ read: ([UInt8]) -> Bool) {
    let fault = HostileBytes.fault(changing: sample, of: target, read)
    #expect(fault == nil)
  }

  private func manifest() throws -> Manifest {
    let paths = try ["_annals/site.json", "a/b.html", "index.html"].map {
      try #require(SitePath($0))
    }
    return Manifest(
      sources: ["Content/a \"b\".md", "Content/ü.md"],
      entries: paths.map {
        Manifest.Entry(
          path: $0,
          size: 3,
          digest: SHA256Digest(of: [1]),
          kind: FileKind(of: $0),
          sources: [0, 1]
        )
      }
    )
  }

  @Test func manifests() throws {
    fuzz(try manifest().json) { bytes in
      guard let read = try? Manifest(json: bytes) else { return true }
      return read.json == bytes
    }
  }

  @Test func statements() throws {
    let release = Release(
      archive: Slug("a"),
      sequence: 2,
      date: try #require(CalendarDay("2026-11-22")),
      files: 3,
      bytes: 4,
      checksums: SHA256Digest(of: [1]),
      manifest: SHA256Digest(of: [2]),
      previous: SHA256Digest(of: [3]),
      nextKey: "RWQ",
      revokedKeys: ["A"],
      generator: "annals 0"
    )
    fuzz(release.text) { bytes in
      guard let read = try? Release(text: bytes) else { return true }
      return read.text == bytes
    }
  }

  @Test func signatures() throws {
    let key = SecretKey()
    let message = Array("message".utf8)
    let signature = MinisignSignature(of: message, comment: "c", with: key)
    fuzz(signature.file) { bytes in
      guard let read = MinisignSignature(file: bytes), read != signature else { return true }
      return read.fault(message, key.publicKey) != nil
    }
  }

  @Test func keys() throws {
    fuzz(try SecretKey().file(password: nil)) { bytes in
      // A key in the clear only: an encrypted one may ask for a gigabyte.
      _ = try? SecretKey(file: bytes, password: nil)
      _ = PublicKey(String(decoding: bytes, as: UTF8.self))
      return true
    }
  }

  @Test func seenReleases() {
    fuzz(Array("a 1 \(SHA256Digest(of: []))\n".utf8)) { bytes in
      _ = SeenReleases(bytes)
      return true
    }
  }

  @Test func zips() throws {
    let zip = sampleZip()
    #expect(
      contents(of: zip) == ["a/b.txt": [UInt8](repeating: 7, count: 500), "a/c.png": [1, 2]]
    )
    fuzz(zip) { bytes in
      _ = contents(of: bytes)
      return true
    }
  }

  @Test func noByteOfAZipIsWithoutMeaning() {
    let zip = sampleZip()
    let whole = contents(of: zip)
    // Deflated data ends within a byte, and what follows its end there means nothing to anybody.
    let unused = "a/b.txt".utf8.count + 30 + deflatedSize(zip) - 1
    for place in zip.indices where place != unused {
      var changed = zip
      changed[place] ^= 0x10
      #expect(contents(of: changed) != whole, "byte \(place)")
    }
  }

  @Test(arguments: [0, 1, 499, 501, 4 << 20, 5 << 20])
  func aFileThatHoldsMoreOrLessThanBothRecordsStateIsRefused(stated: Int) {
    var zip = sampleZip()
    // The size stands 22 bytes into the local record, and 24 into the directory's.
    guard let directory = zip.firstRange(of: [0x50, 0x4B, 1, 2])?.lowerBound else {
      Issue.record("there is no directory")
      return
    }
    for place in [22, directory + 24] {
      for byte in 0..<4 { zip[place + byte] = UInt8(truncatingIfNeeded: stated >> (8 * byte)) }
    }
    #expect(contents(of: zip) == nil)
  }

  /// Of the first file of a zip.
  private func deflatedSize(_ zip: [UInt8]) -> Int {
    (18..<22).reversed().reduce(0) { $0 << 8 | Int(zip[$1]) }
  }

  private func sampleZip() -> [UInt8] {
    var writer = ZipWriter()
    var zip: [UInt8] = []
    let files = [("a/b.txt", [UInt8](repeating: 7, count: 500)), ("a/c.png", [1, 2])]
    for (name, bytes) in files {
      zip += writer.begin(name, size: bytes.count)
      writer.add(bytes) { zip += $0 }
      let (offset, record) = writer.finish { zip += $0 }
      zip.replaceSubrange(offset..<offset + record.count, with: record)
    }
    return zip + writer.end()
  }

  /// Nil when the zip, or a file in it, is refused.
  private func contents(of zip: [UInt8]) -> [String: [UInt8]]? {
    func read(_ offset: Int, _ count: Int) -> [UInt8] {
      guard offset >= 0, offset <= zip.count else { return [] }
      return Array(zip[offset..<min(zip.count, offset + count)])
    }
    guard case .success(let index) = ZipIndex.reading(length: zip.count, read) else { return nil }
    let extraction = ZipExtraction()
    var contents: [String: [UInt8]] = [:]
    for entry in index.entries {
      var bytes: [UInt8] = []
      let fault = extraction.extract(entry, read) { span in
        for place in span.indices { bytes.append(span[place]) }
      }
      guard fault == nil, bytes.count == entry.size else { return nil }
      contents[entry.name] = bytes
    }
    return contents
  }
}
