/// The folder that a site is to stand in, found fit for it and locked against other builds.
///
/// Make it before the work begins, so that a build that may not write says so at once.
public struct OutputFolder: ~Copyable, Sendable {
  let location: OutputLocation
  let safety: OutputSafety
  private let lock: OutputLock

  /// Checks that the folder may be replaced, takes its lock, and removes what interrupted builds
  /// left beside it.
  ///
  /// - Parameters:
  ///   - path: Where the site shall stand; folders above it are made.
  ///   - source: The folder of the archive, which the output must neither hold nor lie in.
  ///   - home: The user's home folder.
  ///   - interruption: Gives the lock back when the program is stopped.
  /// - Throws: Why the folder cannot be written to.
  public init(
    at path: String,
    source: String?,
    home: String?,
    interruption: Interruption = Interruption()
  ) throws(PublishingFailure) {
    let safety = OutputSafety(source: source, home: home)
    let location = try OutputLocation(path, safety: safety)
    try safety.check(location)
    let lock = try OutputLock(beside: location)
    interruption.addEnding { lock.release() }
    try removeRemains(beside: location)
    self.location = location
    self.safety = safety
    self.lock = lock
  }

  deinit {
    lock.release()
  }

  /// A name for a folder beside the output that no other has.
  func stagingName() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return location.siblingPrefix + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// Removes staging folders: under the lock nobody else's can be there, so all are remains.
private func removeRemains(beside location: borrowing OutputLocation) throws(PublishingFailure) {
  try publishing { () throws(FileFailure) in
    for entry in try location.parent.entries(path: location.path(of: ".")) {
      guard let name = entry.text, isStaging(name, prefix: location.siblingPrefix),
        try location.parent.isFolder(entry, path: location.path(of: name))
      else { continue }
      try location.parent.removeTree(name, path: location.path(of: name), workers: Workers())
    }
  }
}

/// Whether a name is one that `stagingName()` makes: the prefix and sixteen hexadecimal digits.
private func isStaging(_ name: String, prefix: String) -> Bool {
  name.utf8.starts(with: prefix.utf8) && name.utf8.count == prefix.utf8.count + 16
    && name.utf8.dropFirst(prefix.utf8.count).allSatisfy { byte in
      (48...57).contains(byte) || (97...102).contains(byte)
    }
}
