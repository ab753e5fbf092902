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

  /// Writes a file in the place of one that may be there, in one step.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileFailure) {
    let temporary = path + ".annals-\(String(UInt64.random(in: .min ... .max), radix: 16))"
    do {
      try create(temporary, holding: bytes, isSecret: false)
      _ = try retrying("replace", path) { unsafe rename(temporary, path) }
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
  }
}
