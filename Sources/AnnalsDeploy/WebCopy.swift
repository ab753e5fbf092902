public import AnnalsPublishing
public import AnnalsRelease
internal import AnnalsVocabulary

/// A copy of a release that a web server shows, fetched with curl.
///
/// Nothing is believed of the server: redirections are not followed, only files that the manifest lists
/// are asked for, and of none more is kept than is stated.
public struct WebCopy: Sendable {
  /// Without the slash at its end.
  public let address: String

  /// Nil for what is no address over http or https of a folder.
  public init?(_ text: String) {
    let schemes = ["http://", "https://"]
    guard schemes.contains(where: { text.utf8.starts(with: $0.utf8) }),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !text.utf8.contains(where: { Array("\"\\?#{}[]<>^`|".utf8).contains($0) })
    else { return nil }
    var address = text
    if address.hasSuffix("/index.html") { address.removeLast("index.html".utf8.count) }
    while address.hasSuffix("/") { address.removeLast() }
    guard !schemes.contains(where: { $0.hasPrefix(address) }) else { return nil }
    self.address = address
  }

  /// Compares what the server shows with what it states.
  ///
  /// - Parameter key: What the signature is to be checked with; nil when the reader has none.
  /// - Returns: What came of it; files that do not belong cannot be seen.
  /// - Throws: When the server could not be asked, which says nothing about whether it is right.
  public func verification(key: PublicKey?) throws(DeployFailure) -> Verification {
    let scratch = try failing { () throws(FileFailure) in try ScratchFolder() }
    var records: [SitePath: [UInt8]] = [:]
    for (path, limit) in Self.records {
      let (_, bytes) = try fetch([Wanted(path: path, size: limit)], into: scratch)[0]
      if let bytes { records[path] = bytes }
    }
    var failure: DeployFailure?
    let verification = try failing { () throws(FileFailure) in
      try Verification(records: records, key: key) { stated in
        do throws(DeployFailure) {
          return try findings(stated.manifest, scratch)
        } catch {
          failure = error
          return []
        }
      }
    }
    if let failure { throw failure }
    return verification
  }

  /// What no list holds, and the lists, each with the most bytes it may have.
  private static let records: [(SitePath, Int)] = [
    (ReleaseFile.statement, Release.lengthLimit), (ReleaseFile.minisign, 8 << 10),
    (ReleaseFile.timeStamp, 1 << 20), (ReleaseFile.openTimestamps, 1 << 20),
    (ReleaseFile.checksums, 256 << 20), (ReleaseFile.manifest, 256 << 20),
  ]

  private struct Wanted {
    let path: SitePath
    /// The most bytes it may have.
    let size: Int
  }

  private func findings(_ manifest: Manifest, _ scratch: ScratchFolder) throws(DeployFailure)
    -> [Finding]
  {
    var findings: [Finding] = []
    var start = 0
    while start < manifest.entries.count {
      var (end, size) = (start, 0)
      while end < manifest.entries.count, end - start < 200, size < 32 << 20 {
        size += manifest.entries[end].size
        end += 1
      }
      let entries = manifest.entries[start..<end]
      let fetched = try fetch(entries.map { Wanted(path: $0.path, size: $0.size) }, into: scratch)
      for (entry, (status, bytes)) in zip(entries, fetched) {
        if let bytes {
          if bytes.count == entry.size, SHA256Digest(of: bytes) == entry.digest { continue }
          findings.append(.altered(path: entry.path.text))
        } else {
          findings.append(.missing(path: entry.path.text + " (the server answered \(status))"))
        }
      }
      start = end
    }
    return findings
  }

  /// Asks for files, several at a time; the status of each answer, and the bytes when that is 200, at
  /// most one more than wanted.
  private func fetch(_ files: [Wanted], into scratch: ScratchFolder) throws(DeployFailure)
    -> [(status: Int, bytes: [UInt8]?)]
  {
    let limit = files.map(\.size).max() ?? 0
    var lines = ""
    for (index, file) in files.enumerated() {
      lines += "url = \"\(address)/\(file.path)\"\noutput = \"\(scratch.path)/\(index)\"\n"
    }
    let list = try failing { () throws(FileFailure) in try scratch.write("list", lines) }
    // The shell only sets the greatest size of a file, in blocks of 512 bytes, and becomes curl.
    let script = "ulimit -f \"$0\" || exit 99; exec curl \"$@\""
    let options = [
      "--disable", "--silent", "--globoff", "--path-as-is", "--proto", "=http,https",
      "--max-redirs", "0", "--max-filesize", String(limit + 1), "--connect-timeout", "30",
      "--speed-limit", "1000", "--speed-time", "60", "--max-time", String(300 + limit / 10_000),
      "--parallel", "--parallel-max", "6", "--user-agent", "annals", "--write-out",
      "%{filename_effective} %{http_code} %{exitcode}\\n", "--config", list,
    ]
    let outcome = try Program(name: "sh").run(["-c", script, String(limit / 512 + 200)] + options)
    guard outcome.status != 127 else { throw DeployFailure("'curl' is not installed") }
    var answers = [(status: Int, exit: Int)](repeating: (0, -1), count: files.count)
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 3, let name = parts[0].split(separator: "/").last,
        let index = Int(name), files.indices.contains(index), let status = Int(parts[1]),
        let exit = Int(parts[2])
      else { continue }
      answers[index] = (status, exit)
    }
    let isTooLong = outcome.status == 128 + Self.tooLong
    var results: [(status: Int, bytes: [UInt8]?)] = []
    for (index, file) in files.enumerated() {
      // One answer that was too long ended them all: which one it was is found by asking for each alone.
      if isTooLong, answers[index].exit == -1, files.count > 1 {
        results += try fetch([file], into: scratch)
      } else {
        if isTooLong, files.count == 1 { answers[index].exit = Self.tooMuch }
        results.append(try result(file, answers[index], at: "\(scratch.path)/\(index)"))
      }
      try failing { () throws(FileFailure) in try scratch.remove(String(index)) }
    }
    return results
  }

  /// What curl's own numbers mean, of those that a reader can do something about (curl(1), EXIT CODES).
  private static let causes: [Int: String] = [
    5: "the proxy is not known by that name", 6: "the server is not known by that name",
    7: "the server takes no connection", 28: "it took too long",
    35: "no secure connection came about",
    60: "nobody that this machine trusts vouches for the server's certificate",
    77: "the list of authorities to trust (CURL_CA_BUNDLE) cannot be read",
  ]

  /// How curl ends when an answer is announced to be longer than it may be, and the signal that ends it
  /// when one is (SIGXFSZ).
  private static let tooMuch = 63
  private static let tooLong: Int32 = 25

  private func result(
    _ file: Wanted,
    _ answer: (status: Int, exit: Int),
    at path: String
  ) throws(DeployFailure) -> (status: Int, bytes: [UInt8]?) {
    if answer.exit == Self.tooMuch {
      return (answer.status, [UInt8](repeating: 0, count: file.size + 1))
    }
    guard answer.exit == 0, answer.status != 0 else {
      let why = Self.causes[answer.exit].map { "\($0); curl ended with" } ?? "curl ended with"
      throw DeployFailure(
        "\(address)/\(file.path) could not be fetched: \(why) \(answer.exit), and nothing is known of the "
          + "copy"
      )
    }
    guard answer.status == 200 else { return (answer.status, nil) }
    let bytes = try failing { () throws(FileFailure) in
      // An empty answer leaves no file.
      try InputFile.prefixIfThere(path, count: file.size + 1) ?? []
    }
    return (200, bytes)
  }
}
