internal import AnnalsPublishing
internal import AnnalsRelease
internal import AnnalsVocabulary

/// A branch of a git repository, as hosts of pages serve it: one commit for each release, pushed only
/// if the branch is still where it was read.
struct GitDriver: DeployDriver {
  let folder: String
  let url: String
  let branch: String
  /// Without the history, so that the host may forget what it held.
  let forgetsHistory: Bool
  private let scratch: ScratchFolder
  private let git: Program

  init(folder: String, url: String, branch: String, forgetsHistory: Bool) throws(DeployFailure) {
    let scratch = try failing { () throws(FileFailure) in try ScratchFolder() }
    self.scratch = scratch
    self.folder = folder
    self.url = url
    self.branch = branch
    self.forgetsHistory = forgetsHistory
    git = Program(
      name: "git",
      environment: [
        "GIT_DIR=\(scratch.path)/repository", "GIT_WORK_TREE=\(folder)",
        "GIT_INDEX_FILE=\(scratch.path)/index", "GIT_TERMINAL_PROMPT=0",
        "GIT_CONFIG_NOSYSTEM=1", "GIT_ALLOW_PROTOCOL=file:ssh:https:http:git",
        "GIT_AUTHOR_NAME=annals", "GIT_AUTHOR_EMAIL=annals@invalid",
        "GIT_COMMITTER_NAME=annals", "GIT_COMMITTER_EMAIL=annals@invalid",
      ]
    )
    let bare = Program(name: "git")
    try bare.succeed(
      ["init", "--quiet", "--bare", "\(scratch.path)/repository"],
      to: "make a repository"
    )
  }

  func current() throws(DeployFailure) -> RemoteRelease? {
    guard try tip() != nil else { return nil }
    try git.succeed(
      [
        "fetch", "--quiet", "--depth=1", "--no-tags", "--", url,
        "+refs/heads/\(branch):refs/annals",
      ],
      to: "fetch the branch"
    )
    let statement = try git.run(["show", "refs/annals:\(ReleaseFile.statement)"])
    guard statement.status == 0 else { return nil }
    return try remoteRelease(
      statement: statement.output,
      manifest: try git.succeed(
        ["show", "refs/annals:\(ReleaseFile.manifest)"],
        to: "read the manifest of the branch"
      )
    )
  }

  func stage(_ plan: DeployPlan) throws(DeployFailure) {
    // Attributes and ignore lists of the user must not decide what is published.
    try git.succeed(
      [
        "-c", "core.autocrlf=false", "-c", "core.excludesFile=/dev/null",
        "-c", "core.attributesFile=/dev/null", "-c", "core.filemode=false",
        "-c", "core.fsync=added,reference", "add", "--all", "--force", "--", ".",
      ],
      to: "take up the release"
    )
    let empty = try text(["hash-object", "-w", "--stdin"], to: "write an object")
    try git.succeed(
      ["update-index", "--add", "--cacheinfo", "100644,\(empty),.nojekyll"],
      to: "take up .nojekyll"
    )
    // A file of the release goes before one that happens to stand at its path.
    let taken = try paths(["ls-files", "-z"], to: "list the release taken up")
    for entry in try foreign() where !taken.contains(entry.path) {
      try git.succeed(
        ["update-index", "--add", "--cacheinfo", "\(entry.mode),\(entry.object),\(entry.path)"],
        to: "keep a file of the branch"
      )
    }
  }

  func confirm(_ plan: DeployPlan) throws(DeployFailure) {
    let statement = try git.succeed(
      ["show", ":\(ReleaseFile.statement)"],
      to: "read the release taken up"
    )
    guard SHA256Digest(of: statement) == plan.release.digest else {
      throw DeployFailure("what git took up is not the release")
    }
  }

  func activate(_ plan: DeployPlan) throws(DeployFailure) {
    let tree = try text(["write-tree"], to: "write the tree")
    let old = try tip()
    var arguments = ["commit-tree", tree, "-m", "Release \(plan.release.sequence)"]
    if let old, !forgetsHistory { arguments += ["-p", old] }
    var dated = git
    let date = "\(plan.release.date) 12:00:00 +0000"
    dated.environment += ["GIT_AUTHOR_DATE=\(date)", "GIT_COMMITTER_DATE=\(date)"]
    let output = try dated.succeed(arguments, to: "write the commit")
    let commit = String(decoding: output.filter { $0 > 0x20 }, as: UTF8.self)
    let result = try git.run([
      "push", "--quiet", "--force-with-lease=refs/heads/\(branch):\(old ?? "")", "--", url,
      "\(commit):refs/heads/\(branch)",
    ])
    guard try tip() == commit else {
      throw DeployFailure(
        "git could not push the release: \(result.complaint.split(separator: "\n").last ?? "")"
      )
    }
  }

  func clean(_ plan: DeployPlan, all: Bool) throws(DeployFailure) -> [String] {
    try foreign().map(\.path)
  }

  var forgetsByActivating: Bool { true }

  func remains(_ plan: DeployPlan) throws(DeployFailure) -> [String] {
    let fetched = "+refs/heads/\(branch):refs/annals"
    try git.succeed(
      ["fetch", "--quiet", "--depth=2", "--no-tags", "--", url, fetched],
      to: "fetch the branch"
    )
    // A fetch that is cut short shows no parents; the commit itself still names them.
    let commit = try git.succeed(["cat-file", "commit", "refs/annals"], to: "read the branch")
    let parents = commit.split(separator: 0x0A).prefix { !$0.starts(with: "author ".utf8) }
      .filter { $0.starts(with: "parent ".utf8) }
    return parents.map { "the history of \(branch), \(String(decoding: $0, as: UTF8.self))" }
  }

  /// Where the branch stands; nil when there is none.
  private func tip() throws(DeployFailure) -> String? {
    let line = try text(
      ["ls-remote", "--", url, "refs/heads/\(branch)"],
      to: "reach the repository"
    )
    return line.isEmpty ? nil : String(line.prefix { !$0.isWhitespace })
  }

  private func text(_ arguments: [String], to purpose: String) throws(DeployFailure) -> String {
    let output = try git.succeed(arguments, to: purpose)
    return String(decoding: output.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  private struct Entry {
    let mode: Substring
    let object: Substring
    let path: String
  }

  private func paths(_ arguments: [String], to purpose: String) throws(DeployFailure)
    -> Set<String>
  {
    let output = try git.succeed(arguments, to: purpose)
    return Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// Files of the branch that no release of ours put there: `CNAME`, a licence; all of them where
  /// there has been no release.
  ///
  /// Throws rather than losing one: what is not listed is not in the next commit.
  private func foreign() throws(DeployFailure) -> [Entry] {
    let old = try current()
    guard try tip() != nil else { return [] }
    let known = Set(old?.manifest.entries.map(\.path.text) ?? [])
    let listing = try git.succeed(["ls-tree", "-r", "-z", "refs/annals"], to: "list the branch")
    var entries: [Entry] = []
    for record in listing.split(separator: 0) {
      guard let line = String(validating: record, as: UTF8.self) else {
        throw DeployFailure("the branch holds a file whose name is not UTF-8; rename or remove it")
      }
      let parts = line.split(separator: "\t", maxSplits: 1)
      let fields = parts[0].split(separator: " ")
      guard parts.count == 2, fields.count == 3 else {
        throw DeployFailure("git listed the branch in a form that is not known")
      }
      let path = String(parts[1])
      let ours = known.contains(path) || path.hasPrefix("_annals/") || path == ".nojekyll"
      if ours { continue }
      entries.append(Entry(mode: fields[0], object: fields[2], path: path))
    }
    return entries
  }
}
