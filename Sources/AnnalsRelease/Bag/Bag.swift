public import AnnalsVocabulary

/// The offline edition of a release: a BagIt 1.0 bag (RFC 8493) in a zip.
///
/// The site is the payload, below `data/`. Everything else is made from the release alone, so that a
/// reader can make it again and compare.
public struct Bag: Sendable {
  /// One file of the bag, in the byte order of the names.
  public struct Member: Sendable {
    public enum Contents: Hashable, Sendable {
      /// These bytes.
      case bytes([UInt8])
      /// A file of the site.
      case site(SitePath)
    }

    /// Below the bag's folder: `data/index.html`.
    public let name: String
    public let size: Int
    public let digest: SHA256Digest
    public let contents: Contents
  }

  /// The folder that everything lies in, and the name of the file without `.zip`.
  public let name: String
  public let members: [Member]

  /// - Parameters:
  ///   - stated: What the release states.
  ///   - records: The bytes of the files that no list holds, and of the manifest.
  public init(_ stated: StatedContents, records: [(SitePath, [UInt8])]) {
    let release = stated.release
    name = "\(release.archive)-\(release.sequence)"
    let payload = Self.payload(stated.manifest, records)
    let bytes = payload.reduce(0) { $0 + $1.size }
    var tags = [
      Self.tag("OPEN-ME.html", Self.entrance(release)),
      Self.tag(
        "bag-info.txt",
        """
        Bag-Software-Agent: \(release.generator)
        Bagging-Date: \(release.date)
        External-Identifier: \(release.archive)-\(release.sequence)
        Payload-Oxum: \(bytes).\(payload.count)

        """
      ),
      Self.tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
      Self.tag("manifest-sha256.txt", Self.list(payload)),
    ]
    tags.append(Self.tag("tagmanifest-sha256.txt", Self.list(tags)))
    members = Array(tags[..<3]) + payload + Array(tags[3...])
  }

  private static func payload(_ manifest: Manifest, _ records: [(SitePath, [UInt8])]) -> [Member] {
    let listed = manifest.entries.map { entry in
      Member(
        name: "data/\(entry.path)",
        size: entry.size,
        digest: entry.digest,
        contents: .site(entry.path)
      )
    }
    let others = records.map { path, bytes in
      Member(
        name: "data/\(path)",
        size: bytes.count,
        digest: SHA256Digest(of: bytes),
        contents: .bytes(bytes)
      )
    }
    return (listed + others).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func tag(_ name: String, _ text: String) -> Member {
    let bytes = Array(text.utf8)
    return Member(
      name: name,
      size: bytes.count,
      digest: SHA256Digest(of: bytes),
      contents: .bytes(bytes)
    )
  }

  /// Lines as `sha256sum` writes them, which is what RFC 8493 asks for.
  private static func list(_ members: [Member]) -> String {
    var output = ByteWriter(capacity: 120 * members.count)
    for member in members {
      Checksums.write(member.digest, Array(member.name.utf8), into: &output)
    }
    return output.text
  }

  /// A page that opens by a double click and leads to the first page of the site.
  private static func entrance(_ release: Release) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
    <meta http-equiv="refresh" content="0; url=data/index.html">
    <title>\(release.archive), release \(release.sequence)</title>
    </head>
    <body>
    <p><a href="data/index.html">\(release.archive), release \(release.sequence), \(release.date)</a></p>
    </body>
    </html>

    """
  }
}
