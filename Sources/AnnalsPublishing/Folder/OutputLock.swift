/// A locked file beside the output; the system drops the lock when the program ends, however it ends.
final class OutputLock: Sendable {
  private let file: Descriptor
  private let folder: Descriptor
  private let name: String

  init(beside location: borrowing OutputLocation) throws(PublishingFailure) {
    let name = "\(location.siblingPrefix)lock"
    let path = location.path(of: name)
    let folder = try publishing { () throws(FileFailure) in
      try location.parent.folder(".", path: path)
    }
    guard
      let file = try publishing({ () throws(FileFailure) in
        try lockedFile(name, in: folder, path: path)
      })
    else {
      throw .locked(output: location.path)
    }
    self.file = file
    self.folder = folder
    self.name = name
  }

  /// Removes the file; the lock itself ends with this object or with the program.
  func release() {
    do {
      try folder.remove(name, path: name)
    } catch {
      // An unlocked lock file that stays behind stands in nobody's way.
    }
  }
}

/// The file, locked; nil when another program has it.
private func lockedFile(_ name: String, in folder: borrowing Descriptor, path: String)
  throws(FileFailure) -> Descriptor?
{
  // Whoever held the lock removes the file, and a lock on a removed file locks nothing: look again.
  while true {
    let file = try folder.openLock(name, path: path)
    guard try file.lock(path: path) else { return nil }
    let identity = try file.stamp(path: path).identity
    if try folder.stamp(of: name, path: path)?.identity == identity { return file }
  }
}
