internal import AnnalsDeploy
internal import AnnalsPublishing
internal import AnnalsRelease
internal import ArgumentParser

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compares a copy of a release with what its publisher stated.",
    discussion: """
      The copy is a folder, an offline edition (a zip file), or the address of a site, which is asked \
      for every file with curl. Ends with 0 when it is \
      whole, 1 when anything differs, and 6 when it could not be read, which proves nothing.
      """
  )

  @Argument(help: ArgumentHelp("A folder, a zip file, or an address.", valueName: "copy"))
  var copy: String

  @Option(
    help: ArgumentHelp(
      "The publisher's public key, known from elsewhere than the copy: a file, or the key itself.",
      valueName: "key"
    )
  )
  var key: String?

  @Option(
    help: ArgumentHelp(
      "Remember in this file which release was seen last, and tell when an older one is shown.",
      valueName: "file"
    )
  )
  var seen: String?

  @Option(
    help: ArgumentHelp(
      "How many threads work; as many as processors when not given.",
      valueName: "n"
    )
  )
  var jobs: Int?

  @Flag(help: "Print nothing but what differs.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024.")
    }
  }

  func run() throws {
    try failing(.inputOutput, perform)
  }

  private func perform() throws {
    let trusted = try key.map { try readPublicKey($0) }
    var memory = try seen.map { try rememberedReleases($0) }
    let verification = try verification(trusted)
    var findings = verification.findings
    if let release = verification.release, let digest = verification.digest {
      if let fault = memory?.fault(release, digest) { findings.append(fault) }
      if findings.isEmpty { memory?.add(release, digest) }
    }
    for finding in findings {
      Terminal.output.write(escapedForTerminal(finding.message) + "\n")
    }
    if !quiet {
      Terminal.output.write(verification.account(of: copy, findings: findings.count))
    }
    guard findings.isEmpty else { throw ExitCode(ExitStatus.warnings.rawValue) }
    if let seen, let memory { try OutputFile.replace(seen, with: memory.bytes) }
  }

  private func verification(_ trusted: PublicKey?) throws -> Verification {
    if ["http:", "https:"].contains(where: { copy.utf8.starts(with: $0.utf8) }) {
      guard let site = WebCopy(copy) else {
        throw CommandFailure("'\(copy)' is no address of a site")
      }
      return try site.verification(key: trusted)
    }
    let workers = Workers(jobs)
    let stamp = try InputFile.stamp(copy)
    return stamp.kind == .folder
      ? try Verification(ofFolder: copy, key: trusted, workers: workers)
      : try Verification(ofZip: copy, key: trusted, workers: workers)
  }

  /// Nothing for a file that is not there yet.
  private func rememberedReleases(_ path: String) throws -> SeenReleases {
    guard let bytes = try InputFile.bytesIfThere(path, limit: SeenReleases.lengthLimit) else {
      return SeenReleases()
    }
    guard let releases = SeenReleases(bytes) else {
      throw CommandFailure("'\(path)' is no list of releases that were seen")
    }
    return releases
  }
}

extension Verification {
  /// What was found, what is proven by it and what is not, for a person to read.
  func account(of copy: String, findings: Int) -> String {
    var lines: [String] = []
    if let release {
      lines.append(
        "release \(release.sequence) of '\(release.archive)', dated \(release.date): "
          + "\(release.files) files, \(release.bytes) bytes"
      )
    }
    lines.append(
      findings == 0 ? "whole: every file is as stated" : "NOT WHOLE: \(findings) findings"
    )
    if !sawEverything {
      lines.append(
        "not looked for: files that do not belong to the release, and other answers to other readers"
      )
    }
    if findings == 0 { lines += proven }
    return lines.map { escapedForTerminal($0) + "\n" }.joined()
  }

  private var proven: [String] {
    var lines: [String] = []
    switch signature {
    case .absent:
      lines.append("not proven: who published it; it carries no signature")
    case .unchecked(let key):
      lines.append("not proven: who published it; give the publisher's key \(key) with --key")
    case .right(let key, _):
      lines.append("proven: whoever holds the key \(key) signed exactly these files")
    case .wrong: break
    }
    lines.append("not proven: when it was published; the date is the publisher's word")
    for proof in proofs { lines.append("not looked into: \(proof), see docs/verifying.md") }
    lines.append("not proven: that what it says is true, or that no newer release exists")
    if let next = release?.nextKey {
      lines.append("stated: the next releases are signed with \(next)")
    }
    for key in release?.revokedKeys ?? [] { lines.append("stated: do not trust the key \(key)") }
    return lines
  }
}
