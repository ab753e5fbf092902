internal import AnnalsRelease
internal import AnnalsVocabulary

/// A folder behind rsync and ssh: `PATH` is a symbolic link into `PATH.releases/`, which holds each
/// release whole; the link is renamed into place, which no reader can see half done.
///
/// Commands for the other machine are texts that its shell reads; what stands in them is made of
/// letters, digits and `._-/@` only.
struct RsyncDriver: DeployDriver {
  let folder: String
  let host: String?
  let path: String
  /// Of ssh; nil for its own.
  let configuration: String?

  private var releases: String { path + ".releases" }

  func current() throws(DeployFailure) -> RemoteRelease? {
    let files = try remote(
      "test -e \(path)/_annals/RELEASE || exit 0; wc -c < \(path)/_annals/RELEASE; "
        + "cat \(path)/_annals/RELEASE \(path)/_annals/manifest.json",
      to: "read the release at the target"
    )
    guard let lineEnd = files.firstIndex(of: 0x0A) else { return nil }
    let digits = String(decoding: files[..<lineEnd].filter { $0 != 0x20 }, as: UTF8.self)
    let rest = files[(lineEnd + 1)...]
    guard let count = Int(digits), count <= rest.count else { return nil }
    return try remoteRelease(
      statement: Array(rest.prefix(count)),
      manifest: Array(rest.dropFirst(count))
    )
  }

  func stage(_ plan: DeployPlan) throws(DeployFailure) {
    let name = generation(plan.release)
    let isThere = try remote(
      "test ! -e \(path) || test -L \(path) || { echo folder; exit 0; }; "
        + "mkdir -p \(releases)/.incoming-\(name)",
      to: "make a folder at the target"
    )
    if !isThere.isEmpty {
      throw DeployFailure(
        "'\(path)' at the target is a folder and not a link; move it away, and the first deploy puts a "
          + "link in its place"
      )
    }
    var arguments = [
      "-r", "--checksum", "--delete", "--no-links", "--chmod=D755,F644",
      "--partial-dir=.annals-partial", "--timeout=60",
    ]
    if let previous = plan.previous {
      arguments.append("--link-dest=../\(generation(previous))")
    }
    if host != nil { arguments += ["-e", (["ssh"] + sshOptions).joined(separator: " ")] }
    let destination = (host.map { $0 + ":" } ?? "") + "\(releases)/.incoming-\(name)/"
    try Program(name: "rsync").succeed(
      arguments + ["--", folder + "/", destination],
      to: "send the release"
    )
  }

  func confirm(_ plan: DeployPlan) throws(DeployFailure) {
    let staged = "\(releases)/.incoming-\(generation(plan.release))"
    let digests = try remote(
      "cd \(staged) && sha256sum --check --strict --quiet _annals/SHA256SUMS && "
        + "sha256sum _annals/SHA256SUMS _annals/RELEASE && find . -type f | wc -l",
      to: "check the release at the target"
    )
    let text = String(decoding: digests, as: UTF8.self)
    guard text.contains(plan.release.checksums.description),
      text.contains(plan.release.digest.description)
    else { throw DeployFailure("what arrived at the target is not what was sent") }
  }

  func activate(_ plan: DeployPlan) throws(DeployFailure) {
    let name = generation(plan.release)
    let target = "\(releases.split(separator: "/").last ?? "")/\(name)"
    // The file systems of the other machine must have the files before the link to them.
    try remote(
      "cd \(releases) && { test -d \(name) || mv -T .incoming-\(name) \(name); } && sync && "
        + "ln -sfn \(target) \(path).annals-new && mv -T \(path).annals-new \(path)",
      to: "put the release in place"
    )
  }

  func clean(_ plan: DeployPlan, all: Bool) throws(DeployFailure) -> [String] {
    let kept = [plan.release, all ? nil : plan.previous].compactMap(\.self).map(generation)
    let listing = try remote("ls -1A \(releases)", to: "list the releases at the target")
    var foreign: [String] = []
    for line in String(decoding: listing, as: UTF8.self).split(separator: "\n") {
      let name = line.hasPrefix(".incoming-") ? line.dropFirst(10) : line
      guard isGeneration(name) else {
        foreign.append(String(line))
        continue
      }
      if line.hasPrefix(".") || !kept.contains(String(name)) {
        try remote("rm -rf \(releases)/\(line)", to: "remove an old release")
      }
    }
    return foreign
  }

  var forgetsByActivating: Bool { false }

  func remains(_ plan: DeployPlan) throws(DeployFailure) -> [String] {
    let listing = try remote("ls -1A \(releases)", to: "list the releases at the target")
    return String(decoding: listing, as: UTF8.self).split(separator: "\n").compactMap { line in
      let name = line.hasPrefix(".incoming-") ? line.dropFirst(10) : line
      return isGeneration(name) && line != generation(plan.release) ? "\(releases)/\(line)" : nil
    }
  }

  private var sshOptions: [String] {
    ["-o", "BatchMode=yes"] + (configuration.map { ["-F", $0] } ?? [])
  }

  @discardableResult
  private func remote(_ command: String, to purpose: String) throws(DeployFailure) -> [UInt8] {
    guard let host else {
      return try Program(name: "sh").succeed(["-c", command], to: purpose)
    }
    return try Program(name: "ssh").succeed(sshOptions + ["--", host, command], to: purpose)
  }
}
