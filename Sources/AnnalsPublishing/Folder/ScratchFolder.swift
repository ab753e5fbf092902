internal import Glibc

/// A folder for a while, which nobody but the user may read; removed with its last owner, or, when the
/// program was killed, by the next one that makes such a folder.
public final class ScratchFolder: Sendable {
  public let path: String
  private let parent: String
  /// Locked while the folder is in use; children do not inherit it.
  private let lock: Descriptor

  public init() throws(FileFailure) {
    let parent = "/tmp/annals-scratch.\(getuid())"
    if unsafe mkdir(parent, 0o700) != 0, errno != EEXIST {
      throw FileFailure("create", parent, code: errno)
    }
    let folder = try Descriptor(folder: parent)
    var status = stat()
    guard unsafe fstat(folder.number, &status) == 0, status.st_uid == getuid(),
      status.st_mode & 0o077 == 0
    else { throw FileFailure("use", parent, code: EPERM) }
    // Held until the new folder has its own lock, lest another program take it for a remain.
    guard flock(folder.number, LOCK_EX) == 0 else { throw FileFailure("lock", parent, code: errno) }
    try Self.removeRemains(in: folder, parent)
    var template = Array("\(parent)/XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw FileFailure("create", "\(parent)/XXXXXX", code: errno)
    }
    self.parent = parent
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    lock = try Descriptor(folder: path)
    _ = flock(lock.number, LOCK_EX | LOCK_NB)
  }

  deinit {
    do throws(FileFailure) {
      let folder = try Descriptor(folder: parent)
      let name = String(path.utf8.dropFirst(parent.utf8.count + 1)) ?? ""
      try folder.removeTree(name, path: path, workers: Workers(1))
    } catch {
      // What cannot be removed the next program removes.
    }
  }

  /// Writes a file into the folder; gives its path.
  public func write(_ name: String, _ text: String) throws(FileFailure) -> String {
    try OutputFile.replace("\(path)/\(name)", with: Array(text.utf8))
    return "\(path)/\(name)"
  }

  /// Removes a file of the folder, if it is there.
  public func remove(_ name: String) throws(FileFailure) {
    let file = "\(path)/\(name)"
    if unsafe unlink(file) != 0, errno != ENOENT { throw FileFailure("remove", file, code: errno) }
  }

  /// Folders whose programs are no more.
  private static func removeRemains(in folder: borrowing Descriptor, _ path: String)
    throws(FileFailure)
  {
    for entry in try folder.entries(path: path) {
      guard let name = entry.text else { continue }
      do {
        let inside = try folder.folder(name, path: "\(path)/\(name)")
        guard flock(inside.number, LOCK_EX | LOCK_NB) == 0 else { continue }
        try folder.removeTree(name, path: "\(path)/\(name)", workers: Workers(1))
      } catch  where error.isOfAbsence {
        // Its program ends just now, and has removed it, perhaps before its lock was looked at.
        continue
      }
    }
  }
}
