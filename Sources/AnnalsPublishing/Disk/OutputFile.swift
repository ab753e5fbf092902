internal import Glibc

/// A file that the user asked for by its path.
public enum OutputFile {
  /// Writes a new file and brings it to the disk; nobody but the user may read a secret one.
  ///
  /// - Throws: Also when something is there already.
  public static func create(_ path: String, holding bytes: [UInt8], isSecret: Bool)
    throws(FileFailure)
  {
    let number = try retrying("create", path) {
      unsafe open(
        path,
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        isSecret ? 0o600 : 0o644
      )
    }
    let file = Descriptor(number: number)
    try file.write(bytes, path: path)
    try file.synchronize(path: path)
    try file.close(path: path)
  }

  /// Writes a file in the place of one that may be there, in one step, and brings that to the disk; who may read
  /// it stays as it was.
  ///
  /// What a program that was killed here left beside the file goes.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folderPath = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let folder = try Descriptor(folder: folderPath)
    for entry in try folder.entries(path: folderPath) where isLeft(entry.name, of: name) {
      if let left = entry.text { _ = unsafe unlinkat(folder.number, left, 0) }
    }
    let temporary = path + suffix + String(UInt64.random(in: .min ... .max), radix: 16)
    do {
      var standing = stat()
      let stands = unsafe stat(path, &standing) == 0
      try create(temporary, holding: bytes, isSecret: stands)
      if stands {
        _ = try retrying("write", temporary) { unsafe chmod(temporary, standing.st_mode & 0o777) }
      }
      _ = try retrying("replace", path) { unsafe rename(temporary, path) }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    try folder.synchronize(path: folderPath)
  }

  /// What stands between the name of a file and a number while the file is written.
  private static let suffix = ".annals-"

  private static func isLeft(_ entry: [UInt8], of name: String) -> Bool {
    let start = Array((name + suffix).utf8)
    let number = entry.dropFirst(start.count)
    return entry.starts(with: start) && (1...16).contains(number.count)
      && number.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }
}
