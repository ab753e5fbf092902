internal import Glibc

/// A file that the user names on the command line.
public enum InputFile {
  /// The whole file; symbolic links are followed.
  ///
  /// - Throws: Also when it is longer than `limit` bytes.
  public static func bytes(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    let file = try Descriptor(file: path)
    let bytes = try file.read(upTo: limit + 1, path: path)
    guard bytes.count <= limit else { throw FileFailure("read", path, code: EFBIG) }
    return bytes
  }

  /// The same; nil when nothing is there.
  public static func bytesIfThere(_ path: String, limit: Int) throws(FileFailure) -> [UInt8]? {
    do throws(FileFailure) {
      return try bytes(path, limit: limit)
    } catch {
      if error.isOfAbsence { return nil }
      throw error
    }
  }

  /// The first bytes of a file; nil when nothing is there.
  public static func prefixIfThere(_ path: String, count: Int) throws(FileFailure) -> [UInt8]? {
    do throws(FileFailure) {
      return try Descriptor(file: path).read(upTo: count, path: path)
    } catch {
      if error.isOfAbsence { return nil }
      throw error
    }
  }

  /// What is at a path.
  public static func stamp(_ path: String) throws(FileFailure) -> FileStamp {
    let file = try Descriptor(file: path)
    return try file.stamp(path: path)
  }
}
