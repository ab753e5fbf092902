internal import CSystem
internal import Glibc

extension OutputFolder {
  /// Puts the new folder in the output's place in one step; what stood there before then has a name that
  /// `removeRemains` takes for a remain, and so has the new folder when this fails.
  ///
  /// - Parameters:
  ///   - staging: The new folder.
  ///   - way: How.
  ///   - durably: Whether names are brought to the disk before what leads to them, and at the end.
  /// - Throws: Why what stood there still does; when it is the last call that fails, the new one does.
  func swap(_ staging: String, by way: SiteSwitch, durably: Bool) throws(PublishingFailure) {
    let standing = try location.standing()
    switch (standing, way) {
    case (nil, .exchange): try place(staging)
    case (nil, .automatic):
      if try canExchange(staging) { try place(staging) } else { try lead(to: staging, durably) }
    case (let standing?, .automatic) where standing.link == nil: try exchange(staging)
    case (_?, .exchange): try exchange(staging)
    case (_, .automatic), (_, .symbolicLink): try lead(to: staging, durably, from: standing)
    }
    guard durably else { return }
    try publishing { () throws(FileFailure) in
      try location.parent.synchronize(path: location.path)
    }
  }

  /// Names the folder for the output, where nothing stands.
  private func place(_ staging: String) throws(PublishingFailure) {
    let parent = location.parent.number
    if unsafe annals_rename_new(parent, staging, location.name) == 0 { return }
    guard Self.isMissing(errno) else { throw failure(errno) }
    // A folder never takes the place of anything but an empty folder.
    guard unsafe renameat(parent, staging, parent, location.name) == 0 else { throw failure(errno) }
  }

  /// Exchanges the folder with the folder or the link that stands in the output's place.
  private func exchange(_ staging: String) throws(PublishingFailure) {
    if unsafe annals_exchange(location.parent.number, staging, location.name) == 0 { return }
    throw Self.isMissing(errno) ? withoutExchange() : failure(errno)
  }

  /// Makes a link to the folder and puts it in the output's place.
  ///
  /// Until the last call nothing leads to the new folder, and after it everything does.
  private func lead(to staging: String, _ durably: Bool, from standing: StandingFolder? = nil)
    throws(PublishingFailure)
  {
    let parent = location.parent.number
    let link = ReleaseLink(of: location.name, number: Self.newNumber())
    let scratch = stagingName()
    guard unsafe renameat(parent, staging, parent, link.target) == 0 else { throw failure(errno) }
    do throws(PublishingFailure) {
      guard unsafe symlinkat(link.target, parent, scratch) == 0 else { throw failure(errno) }
      if durably {
        try publishing { () throws(FileFailure) in
          try location.parent.synchronize(path: location.path)
        }
      }
      if standing?.link != nil {
        guard unsafe renameat(parent, scratch, parent, location.name) == 0 else {
          throw failure(errno)
        }
      } else if standing != nil {
        try exchange(scratch)
      } else {
        try place(scratch)
      }
    } catch {
      // A release folder is kept where no output says which is the right one.
      _ = unsafe renameat(parent, link.target, parent, staging)
      throw error
    }
  }

  /// Whether two entries beside the output can be exchanged; tried out on the new folder and a link.
  private func canExchange(_ staging: String) throws(PublishingFailure) -> Bool {
    let parent = location.parent.number
    let link = stagingName()
    guard unsafe symlinkat(staging, parent, link) == 0 else {
      // Where there can be no links, there is no other way than a folder.
      if [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) { return true }
      throw failure(errno)
    }
    guard unsafe annals_exchange(parent, staging, link) == 0 else {
      guard Self.isMissing(errno) else { throw failure(errno) }
      try publishing { () throws(FileFailure) in
        try location.parent.remove(link, path: location.path(of: link))
      }
      return false
    }
    guard unsafe annals_exchange(parent, staging, link) == 0 else { throw failure(errno) }
    try publishing { () throws(FileFailure) in
      try location.parent.remove(link, path: location.path(of: link))
    }
    return true
  }

  /// Whether the error says that the kernel or the file system does not know the call.
  private static func isMissing(_ code: Int32) -> Bool { [EINVAL, ENOSYS].contains(code) }

  private func failure(_ code: Int32) -> PublishingFailure {
    .file(FileFailure("replace", location.path, code: code))
  }

  private func withoutExchange() -> PublishingFailure {
    let name = quotedForShell(location.name)
    let first = ReleaseLink(of: location.name, number: String(repeating: "0", count: 16)).target
    let target = quotedForShell(first)
    return .refused(
      "the file system of '\(location.path)' cannot exchange two folders in one step; turn the folder "
        + "into a link once, in the folder that holds it, with: mv -- \(name) \(target) && "
        + "ln -s -- \(target) \(name)"
    )
  }
}

/// A name as `sh` takes it back.
private func quotedForShell(_ name: String) -> String {
  let parts = name.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
  return "'" + parts.map { String(Substring($0)) }.joined(separator: "'\\''") + "'"
}
