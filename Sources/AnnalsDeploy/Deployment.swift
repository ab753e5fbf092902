internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary

/// Brings a published release to where readers find it.
///
/// A cut anywhere leaves the old release whole at the target; run again, it sends what is missing.
public struct Deployment: Sendable {
  /// The folder of the release.
  public var folder: String
  public var target: DeployTarget
  /// A configuration file for ssh.
  public var sshConfiguration: String?
  /// More files than this are not removed unasked.
  public var deletionLimit = 256
  /// Removes the previous release as well, and the history of a branch.
  public var forgets = false

  public init(folder: String, target: DeployTarget) {
    self.folder = folder
    self.target = target
  }

  /// What came of a deployment.
  public struct Outcome: Sendable {
    public let plan: DeployPlan
    /// False when the target held the release already, or when only the plan was asked for.
    public let isSent: Bool
    /// What lies at the target and is not ours; never touched.
    public let foreign: [String]
    /// What of other releases is still there though they were to be forgotten, as the target says.
    public let remains: [String]
  }

  /// Runs all steps; only the plan is made when `dryRun` is set.
  ///
  /// - Parameters:
  ///   - dryRun: Whether nothing is to be changed.
  ///   - tell: Called with the plan before anything is changed.
  /// - Returns: What was done.
  /// - Throws: Why the old release is still the one that readers see.
  public func run(dryRun: Bool, tell: (DeployPlan) -> Void) throws(DeployFailure) -> Outcome {
    let local = try release()
    let driver = try driver()
    let remote = try driver.current()
    try refuse(local.release, after: remote?.release)
    let plan = DeployPlan(of: local.manifest, local.release, to: remote)
    tell(plan)
    guard !plan.exceeds(deletionLimit) else {
      throw DeployFailure(
        "\(plan.removed.count) files would be removed, and at most \(deletionLimit) may be; if that is "
          + "meant, give --max-deletes \(plan.removed.count)"
      )
    }
    if dryRun { return Outcome(plan: plan, isSent: false, foreign: [], remains: []) }
    let isThere = remote?.release.digest == local.release.digest
    var isForgetting = false
    if isThere, forgets, driver.forgetsByActivating {
      isForgetting = !(try driver.remains(plan)).isEmpty
    }
    if !isThere || isForgetting {
      try driver.stage(plan)
      try driver.confirm(plan)
      try driver.activate(plan)
      guard try driver.current()?.release.digest == local.release.digest else {
        throw DeployFailure("the target does not show the release that was put there")
      }
    }
    let foreign = isThere && !forgets ? [] : try driver.clean(plan, all: forgets)
    let remains = forgets ? try driver.remains(plan) : []
    return Outcome(plan: plan, isSent: !isThere, foreign: foreign, remains: remains)
  }

  /// The local release, found whole.
  private func release() throws(DeployFailure) -> RemoteRelease {
    let verification = try failing { () throws(FileFailure) in
      try Verification(ofFolder: folder, key: nil)
    }
    guard verification.findings.isEmpty else {
      throw DeployFailure(
        "'\(folder)' is not a whole release (\(verification.findings[0].message)); run annals publish"
      )
    }
    return try remoteRelease(
      statement: try bytes(ReleaseFile.statement.text, limit: Release.lengthLimit),
      manifest: try bytes(ReleaseFile.manifest.text, limit: 1 << 30)
    )
  }

  private func bytes(_ path: String, limit: Int) throws(DeployFailure) -> [UInt8] {
    try failing { () throws(FileFailure) in
      try InputFile.bytes("\(folder)/\(path)", limit: limit)
    }
  }

  private func driver() throws(DeployFailure) -> any DeployDriver {
    switch target {
    case .rsync(let host, let path):
      RsyncDriver(folder: folder, host: host, path: path, configuration: sshConfiguration)
    case .rclone(let remote): try RcloneDriver(folder: folder, remote: remote)
    case .git(let url, let branch):
      try GitDriver(folder: folder, url: url, branch: branch, forgetsHistory: forgets)
    }
  }

  /// A release may follow only an older one of its own archive.
  private func refuse(_ local: Release, after remote: Release?) throws(DeployFailure) {
    guard let remote, remote.digest != local.digest else { return }
    guard remote.archive == local.archive else {
      throw DeployFailure(
        "the target holds the archive '\(remote.archive)', and this is '\(local.archive)'"
      )
    }
    guard remote.sequence < local.sequence else {
      throw DeployFailure(
        "the target holds release \(remote.sequence), which is not older than release "
          + "\(local.sequence) here"
      )
    }
  }
}
