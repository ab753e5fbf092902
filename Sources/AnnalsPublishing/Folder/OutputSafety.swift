/// The rule of which folders a build may replace: its own, empty ones, and none that holds anything
/// the user could miss.
///
/// Folders are told apart by device and inode, never by their paths: `./a/../Content`, a bind mount
/// and a symbolic link are all seen through.
struct OutputSafety {
  /// The folders that the archive is written in; nil in tests of the writer alone.
  let source: String?
  /// The user's home folder, if there is one.
  let home: String?

  /// Refuses a place inside what the author writes, before anything is made on the way to it.
  ///
  /// `folder` is the lowest one on the way to the output that exists.
  func check(path: String, below folder: borrowing Descriptor) throws(PublishingFailure) {
    let above = try publishing { () throws(FileFailure) in
      try ancestors(from: folder, including: true)
    }
    try checkIsNotInSource(above, path: path)
  }

  /// Refuses an output that is or holds the source, lies in what the author writes, or was not made
  /// by Annals.
  func check(_ location: borrowing OutputLocation) throws(PublishingFailure) {
    let path = location.path
    let existing = try location.standing()
    if let existing { try checkIsNotPrecious(existing.identity, path: path) }
    let above = try publishing { () throws(FileFailure) in
      try ancestors(from: location.parent, including: true)
    }
    try checkIsNotInSource(above.union([existing?.identity].compactMap(\.self)), path: path)
    if let existing { try checkIsOurs(existing, in: location) }
  }
}

extension OutputSafety {
  private func checkIsNotPrecious(_ output: FileStamp.Identity, path: String)
    throws(PublishingFailure)
  {
    for folder in ["/", home].compactMap(\.self) where identity(of: folder) == output {
      throw .refused("refusing to replace '\(path)', which is '\(folder)'")
    }
    guard let source else { return }
    if identity(of: source) == output {
      throw .refused("refusing to replace '\(path)', which holds the archive's sources")
    }
    if try ancestors(of: source).contains(output) {
      throw .refused("refusing to replace '\(path)', which the archive's sources lie in")
    }
  }

  private func checkIsNotInSource(_ folders: Set<FileStamp.Identity>, path: String)
    throws(PublishingFailure)
  {
    guard let source else { return }
    for name in ["Content", "Templates", ".git"] {
      if let kept = identity(of: source + "/" + name), folders.contains(kept) {
        throw .refused("refusing to write to '\(path)', which is inside '\(name)' of the archive")
      }
    }
  }

  private func checkIsOurs(_ standing: StandingFolder, in location: borrowing OutputLocation)
    throws(PublishingFailure)
  {
    let path = location.path
    let isForeign = try publishing { () throws(FileFailure) in
      let folder = try location.parent.folder(standing.name, path: path)
      let isEmpty = try folder.entries(path: path).isEmpty
      return !isEmpty && !SiteMarker.isIn(folder, path: path)
    }
    if isForeign {
      throw .refused(
        "refusing to replace '\(path)', which is not empty and was not made by annals; choose "
          + "another output, or empty it yourself"
      )
    }
  }

  private func identity(of path: String) -> FileStamp.Identity? {
    do {
      let folder = try Descriptor(folder: path)
      return try folder.stamp(path: path).identity
    } catch {
      return nil
    }
  }

  private func ancestors(of path: String) throws(PublishingFailure) -> Set<FileStamp.Identity> {
    try publishing { () throws(FileFailure) in
      try ancestors(from: try Descriptor(folder: path), including: false)
    }
  }

  /// The folders from this one up to the root of the file system.
  private func ancestors(from folder: borrowing Descriptor, including itself: Bool)
    throws(FileFailure)
    -> Set<FileStamp.Identity>
  {
    var above: Set<FileStamp.Identity> = []
    var last = try folder.stamp(path: ".").identity
    if itself { above.insert(last) }
    var current = try folder.parent()
    while true {
      let identity = try current.stamp(path: "..").identity
      if identity == last { return above }
      above.insert(identity)
      last = identity
      let next = try current.parent()
      current = next
    }
  }
}
