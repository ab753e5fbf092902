internal import Glibc

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
    interruption.setCleaningNeeded(true)
    defer { interruption.setCleaningNeeded(false) }
    let lock = try OutputLock(beside: location)
    interruption.addEnding { lock.release() }
    if let signal = interruption.requested {
      lock.release()
      throw .interrupted(signal: signal)
    }
    try AnnalsPublishing.removeRemains(beside: location, workers: Workers())
    self.location = location
    self.safety = safety
    self.lock = lock
  }

  deinit {
    lock.release()
  }

  /// A name for a folder beside the output that no other has.
  func stagingName() -> String {
    location.siblingPrefix + Self.newNumber()
  }

  /// Sixteen hexadecimal digits that were not used before.
  static func newNumber() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Removes what is not the site that stands in the output; gives the first thing that stood in the way.
  func removeRemains(workers: Workers) -> FileFailure? {
    do throws(PublishingFailure) {
      try AnnalsPublishing.removeRemains(beside: location, workers: workers)
      return nil
    } catch {
      if case .file(let failure) = error { return failure }
      return FileFailure("remove what is beside", location.path, code: EBUSY)
    }
  }
}

/// Removes staging folders and links, and the folders of sites that no link leads to: under the lock
/// nobody else's can be there, so all are remains.
///
/// Where nothing stands in the output, folders of sites stay: somebody may be about to make the link.
private func removeRemains(beside location: borrowing OutputLocation, workers: Workers)
  throws(PublishingFailure)
{
  let standing = try location.standing()
  try publishing { () throws(FileFailure) in
    for entry in try location.parent.entries(path: location.path(of: ".")) {
      guard let name = entry.text else { continue }
      let isRelease = ReleaseLink(name, of: location.name) != nil
      let isFormer = isRelease && standing != nil && standing?.name != name
      guard isFormer || isStaging(name, prefix: location.siblingPrefix) else { continue }
      let path = location.path(of: name)
      if try location.parent.isFolder(entry, path: path) {
        try location.parent.removeTree(name, path: path, workers: workers)
      } else {
        try location.parent.remove(name, path: path)
      }
    }
  }
}

/// Whether a name is one that `stagingName()` makes: the prefix and sixteen hexadecimal digits.
private func isStaging(_ name: String, prefix: String) -> Bool {
  name.utf8.starts(with: prefix.utf8)
    && ReleaseLink.isNumber(Substring(name).utf8.dropFirst(prefix.utf8.count))
}
