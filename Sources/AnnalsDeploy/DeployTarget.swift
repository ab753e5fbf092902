internal import AnnalsRelease
internal import AnnalsVocabulary

/// Where a release is to go: `rsync:user@host:/srv/site`, `rclone:remote:bucket/site` or
/// `git:URL#branch`.
public enum DeployTarget: Hashable, Sendable {
  /// A folder of a machine that is reached by ssh; `host` is nil for a folder of this one.
  case rsync(host: String?, path: String)
  case rclone(String)
  case git(url: String, branch: String)

  /// Nil for what is none of them, or what a program could take for an option.
  public init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = String(text[text.index(after: colon)...])
    guard !rest.isEmpty, rest.utf8.first != UInt8(ascii: "-") else { return nil }
    switch text[..<colon] {
    case "rsync":
      let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let path = String(parts[parts.count - 1])
      let host = parts.count == 2 ? String(parts[0]) : nil
      guard Self.isPlain(path, "/"), path.utf8.first == UInt8(ascii: "/"), path.utf8.count > 1,
        host.map({ Self.isPlain($0, "@") && !$0.hasPrefix("-") }) ?? true
      else { return nil }
      var trimmed = path
      while trimmed.utf8.last == UInt8(ascii: "/"), trimmed.utf8.count > 1 { trimmed.removeLast() }
      self = .rsync(host: host, path: trimmed)
    case "rclone":
      guard rest.contains(":") else { return nil }
      self = .rclone(rest.hasSuffix("/") ? String(rest.dropLast()) : rest)
    case "git":
      let parts = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let branch = parts.count == 2 ? String(parts[1]) : "gh-pages"
      guard Self.isPlain(branch, "/"), !branch.hasPrefix("-"), !branch.contains("..") else {
        return nil
      }
      self = .git(url: String(parts[0]), branch: branch)
    default: return nil
    }
  }

  /// Whether a text is letters, digits, `.`, `_`, `-` and one sign more: a remote shell reads it.
  private static func isPlain(_ text: String, _ sign: Unicode.Scalar) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar == sign || scalar == "." || scalar == "_" || scalar == "-"
          || (scalar.isASCII && scalar.properties.isAlphabetic) || ("0"..."9") ~= scalar
      }
  }
}

/// How one kind of target is brought from one release to the next.
///
/// The new release is put together where no reader looks, checked there, and made the one that
/// readers see in one step; until then the old one is as it was.
protocol DeployDriver {
  /// What the target shows now; nil when it shows no release.
  func current() throws(DeployFailure) -> RemoteRelease?
  /// Brings the release to the target, sending what is missing there.
  func stage(_ plan: DeployPlan) throws(DeployFailure)
  /// Throws unless what was staged is the release, to the byte.
  func confirm(_ plan: DeployPlan) throws(DeployFailure)
  /// Makes it what readers see.
  func activate(_ plan: DeployPlan) throws(DeployFailure)
  /// Removes what no reader sees any more but the previous release; that too when `all` is set.
  /// Gives what lies beside the releases and is not ours.
  func clean(_ plan: DeployPlan, all: Bool) throws(DeployFailure) -> [String]
  /// What of other releases can still be had at the target, read from it; one phrase for each.
  func remains(_ plan: DeployPlan) throws(DeployFailure) -> [String]
  /// Whether earlier releases go only when the release is put in place once more.
  var forgetsByActivating: Bool { get }
}

/// The name of a release's folder at a target: `12-8f14e45fceea`.
func generation(_ release: Release) -> String {
  "\(release.sequence)-\(release.digest.description.prefix(12))"
}

func isGeneration(_ name: Substring) -> Bool {
  let parts = name.split(separator: "-", omittingEmptySubsequences: false)
  return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(\.isNumber)
    && parts[1].count == 12 && parts[1].allSatisfy(\.isHexDigit)
}

/// The release that two files state; throws when they do not fit together.
func remoteRelease(statement: [UInt8], manifest: [UInt8]) throws(DeployFailure) -> RemoteRelease {
  do {
    let release = try Release(text: statement)
    guard SHA256Digest(of: manifest) == release.manifest else {
      throw DeployFailure("the manifest at the target is not the one that its RELEASE states")
    }
    return RemoteRelease(release: release, manifest: try Manifest(json: manifest))
  } catch let failure as DeployFailure {
    throw failure
  } catch {
    throw DeployFailure("what is at the target is no release: \(error)")
  }
}
