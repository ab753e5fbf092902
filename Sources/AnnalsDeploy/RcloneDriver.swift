internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary

/// Any store that rclone reaches.
///
/// It holds each release whole, below `releases/`, and `index.html` leads readers to one of them: that
/// file is the only one ever overwritten.
struct RcloneDriver: DeployDriver {
  let folder: String
  let remote: String
  private let rclone = Program(name: "rclone")
  private let scratch: ScratchFolder

  init(folder: String, remote: String) throws(DeployFailure) {
    self.folder = folder
    self.remote = remote
    scratch = try failing { () throws(FileFailure) in try ScratchFolder() }
  }

  private static let mark = "annals-release:"

  func current() throws(DeployFailure) -> RemoteRelease? {
    guard let page = try bytes("index.html") else { return nil }
    let text = String(decoding: page, as: UTF8.self)
    guard let start = text.firstRange(of: Self.mark)?.upperBound else {
      throw DeployFailure(
        "'index.html' at the target was not put there by annals; choose another path or move it away"
      )
    }
    let name = text[start...].prefix { $0.isNumber || $0.isHexDigit || $0 == "-" }
    guard isGeneration(name),
      let statement = try bytes("releases/\(name)/\(ReleaseFile.statement)"),
      let manifest = try bytes("releases/\(name)/\(ReleaseFile.manifest)")
    else { throw DeployFailure("'index.html' at the target leads to no release") }
    return try remoteRelease(statement: statement, manifest: manifest)
  }

  func stage(_ plan: DeployPlan) throws(DeployFailure) {
    if let previous = plan.previous, try features().copies {
      // Changed files stay out: a store without digests takes one of the same size for the same.
      let changed = try failing { () throws(FileFailure) in
        try scratch.write("changed", (plan.changed + [Self.records]).map { "/\($0)\n" }.joined())
      }
      try run(
        [
          "copy", "--checksum", "--exclude-from=\(changed)",
          "--copy-dest=\(place("releases/\(generation(previous))"))", folder, staged(plan),
        ],
        to: "copy at the target what has not changed"
      )
    }
    // Not `copy`: of an upload that was cut, some stores keep a part under a name of its own.
    try run(["sync", "--checksum", folder, staged(plan)], to: "send the release")
  }

  /// The files that state a release; none of them is in its manifest.
  private static let records = "_annals/**"

  func confirm(_ plan: DeployPlan) throws(DeployFailure) {
    // A store that knows no digests is read back; one that does is asked for them.
    if try !features().hasDigests { return try readBack([], plan) }
    try run(["check", folder, staged(plan)], to: "find the release whole at the target")
    let sent = plan.added + plan.changed
    if sent.isEmpty { return }
    let list = try failing { () throws(FileFailure) in
      try scratch.write("sent", sent.map { $0 + "\n" }.joined())
    }
    try readBack(["--one-way", "--files-from-raw=\(list)"], plan)
  }

  /// Compares files of the release with their bytes at the target, and sends once more those that
  /// an earlier run left there with other bytes.
  private func readBack(_ which: [String], _ plan: DeployPlan) throws(DeployFailure) {
    let differing = "\(scratch.path)/differing"
    let check = ["check", "--download"] + which
    let files = [folder, staged(plan)]
    if try rclone.run(check + ["--differ=\(differing)"] + files).status == 0 { return }
    try run(
      ["copy", "--ignore-times", "--files-from-raw=\(differing)"] + files,
      to: "send again what arrived with other bytes"
    )
    try run(check + files, to: "read back what it sent")
  }

  func activate(_ plan: DeployPlan) throws(DeployFailure) {
    let name = generation(plan.release)
    let page = try failing { () throws(FileFailure) in
      try scratch.write(
        "index.html",
        """
        <!DOCTYPE html><!-- \(Self.mark)\(name) -->
        <html lang="und"><meta charset="utf-8"><meta name="robots" content="noindex">
        <meta http-equiv="refresh" content="0; url=releases/\(name)/index.html">
        <title>\(plan.release.archive)</title>
        <p><a href="releases/\(name)/index.html">\(plan.release.archive)</a></p>

        """
      )
    }
    try run(
      ["copyto", "--ignore-times", page, place("index.html")],
      to: "lead readers to the release"
    )
  }

  func clean(_ plan: DeployPlan, all: Bool) throws(DeployFailure) -> [String] {
    let kept = [plan.release, all ? nil : plan.previous].compactMap(\.self).map(generation)
    for name in try list("releases").map({ $0.hasSuffix("/") ? $0.dropLast() : $0 })
    where isGeneration(name) && !kept.contains(String(name)) {
      try run(["purge", place("releases/\(name)")], to: "remove an old release")
    }
    return try list("").filter { $0 != "releases/" && $0 != "index.html" }.map(String.init)
  }

  var forgetsByActivating: Bool { false }

  func remains(_ plan: DeployPlan) throws(DeployFailure) -> [String] {
    try list("releases").map { $0.hasSuffix("/") ? $0.dropLast() : $0 }
      .filter { isGeneration($0) && $0 != generation(plan.release) }
      .map { place("releases/\($0)") }
  }

  private func list(_ path: String) throws(DeployFailure) -> [Substring] {
    let output = try run(["lsf", place(path)], to: "list the target")
    return String(decoding: output, as: UTF8.self).split(separator: "\n")
  }

  private func staged(_ plan: DeployPlan) -> String {
    place("releases/\(generation(plan.release))")
  }

  private func place(_ path: String) -> String {
    if path.isEmpty { return remote }
    return remote.hasSuffix(":") ? remote + path : "\(remote)/\(path)"
  }

  /// The bytes of a file; nil when the store says that it is not there.
  private func bytes(_ path: String) throws(DeployFailure) -> [UInt8]? {
    let outcome = try rclone.run(["cat", place(path)])
    if outcome.status == 0, !outcome.output.isEmpty { return outcome.output }
    // 3 and 4 are "not found"; some stores answer with nothing.
    if [0, 3, 4].contains(outcome.status) || outcome.complaint.contains("not found") { return nil }
    throw DeployFailure(
      "rclone could not read the target: \(outcome.complaint.split(separator: "\n").last ?? "")"
    )
  }

  /// Whether the store copies within itself, and whether it knows digests of its files.
  private func features() throws(DeployFailure) -> (copies: Bool, hasDigests: Bool) {
    let output = try run(["backend", "features", place("")], to: "learn what the store can do")
    let text = String(decoding: output, as: UTF8.self)
    return (text.contains("\"Copy\": true"), !text.contains("\"Hashes\": []"))
  }

  @discardableResult
  private func run(_ arguments: [String], to purpose: String) throws(DeployFailure) -> [UInt8] {
    try rclone.succeed(arguments, to: purpose)
  }
}
