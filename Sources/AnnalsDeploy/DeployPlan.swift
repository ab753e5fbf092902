public import AnnalsRelease
internal import AnnalsVocabulary

/// What a target holds, as far as it says.
public struct RemoteRelease: Sendable {
  public let release: Release
  public let manifest: Manifest
}

/// What is to change at a target.
public struct DeployPlan: Sendable {
  /// The local release.
  public let release: Release
  public let previous: Release?
  /// Paths within the site, in byte order.
  public let added: [String]
  public let changed: [String]
  public let removed: [String]
  public let unchanged: Int
  /// In bytes, of what is added and changed.
  public let size: Int

  /// Compares two manifests.
  init(of manifest: Manifest, _ release: Release, to remote: RemoteRelease?) {
    var (added, changed, size, unchanged) = ([String](), [String](), 0, 0)
    for entry in manifest.entries {
      let old = remote?.manifest.entry(entry.path)
      if let old, old.digest == entry.digest {
        unchanged += 1
        continue
      }
      size += entry.size
      if old == nil { added.append(entry.path.text) } else { changed.append(entry.path.text) }
    }
    self.added = added
    self.changed = changed
    self.size = size
    self.unchanged = unchanged
    removed =
      remote?.manifest.entries.filter { manifest.entry($0.path) == nil }.map(\.path.text) ?? []
    self.release = release
    previous = remote?.release
  }

  /// Whether so much would go that a mistake is likelier than intention.
  func exceeds(_ limit: Int) -> Bool { removed.count > limit }

  /// For a person to read.
  public var text: String {
    var lines = [
      previous.map { "at the target: release \($0.sequence), dated \($0.date)" }
        ?? "at the target: no release",
      "to be there: release \(release.sequence), dated \(release.date)",
      "\(added.count) files new, \(changed.count) changed, \(removed.count) gone, "
        + "\(unchanged) as they are; \(size) bytes to send",
    ]
    for (sign, paths) in [("+", added), ("~", changed), ("-", removed)] {
      lines += paths.prefix(Self.shown).map { "\(sign) \($0)" }
      if paths.count > Self.shown { lines.append("\(sign) … and \(paths.count - Self.shown) more") }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let shown = 20
}
