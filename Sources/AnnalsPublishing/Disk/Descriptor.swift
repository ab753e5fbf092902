internal import CSystem
internal import Glibc

/// An open file or folder, closed when its owner lets go of it.
///
/// Names are single components or relative paths below a folder; `path` in each operation is only
/// for messages. Nothing here goes through the working directory except `init(folder:)`.
public struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  init(number: Int32) {
    self.number = number
  }

  deinit {
    _ = Glibc.close(number)
  }

  /// Opens a folder by any path; symbolic links are followed.
  public init(folder path: String) throws(FileFailure) {
    let number = try retrying("open", path) {
      unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    self.init(number: number)
  }

  /// Opens a file by any path for reading; symbolic links are followed, a FIFO is not waited for.
  public init(file path: String) throws(FileFailure) {
    let number = try retrying("open", path) {
      unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    self.init(number: number)
  }

  /// Opens a folder below this one, without leaving it or following a symbolic link.
  public func folder(_ relative: String, path: @autoclosure () -> String) throws(FileFailure)
    -> Descriptor
  {
    let number = try retrying("open", path()) {
      unsafe annals_open_beneath(
        self.number,
        relative,
        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      )
    }
    return Descriptor(number: number)
  }

  /// The folder that holds this one.
  public func parent() throws(FileFailure) -> Descriptor {
    let number = try retrying("open", "..") {
      unsafe openat(self.number, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    return Descriptor(number: number)
  }

  /// Opens a file below this folder for reading, without leaving the folder, following a symbolic
  /// link or waiting for a FIFO.
  public func openBeneath(_ relative: String, path: @autoclosure () -> String) throws(FileFailure)
    -> Descriptor
  {
    let number = try retrying("open", path()) {
      unsafe annals_open_beneath(
        self.number,
        relative,
        O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC
      )
    }
    return Descriptor(number: number)
  }

  /// What is open here.
  public func stamp(path: @autoclosure () -> String) throws(FileFailure) -> FileStamp {
    var status = stat()
    _ = try retrying("examine", path()) { unsafe fstat(number, &status) }
    return FileStamp(status)
  }

  /// What `name` is in this folder, without following a symbolic link; nil when nothing is there.
  public func stamp(of name: String, path: @autoclosure () -> String) throws(FileFailure)
    -> FileStamp?
  {
    var status = stat()
    do {
      _ = try retrying("examine", path()) {
        unsafe fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW)
      }
    } catch  where error.code == ENOENT {
      return nil
    }
    return FileStamp(status)
  }

  /// What the symbolic link `name` of this folder says; EINVAL when it is none, EILSEQ when it is not
  /// UTF-8.
  func target(ofLink name: String, path: @autoclosure () -> String) throws(FileFailure) -> String {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = try retrying("read", path()) {
      unsafe bytes.withUnsafeMutableBytes { buffer in
        guard let start = buffer.baseAddress else { return -1 }
        return unsafe readlinkat(
          number,
          name,
          start.assumingMemoryBound(to: CChar.self),
          buffer.count
        )
      }
    }
    guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
      throw FileFailure("read", path(), code: FileFailure.notUTF8)
    }
    return text
  }
}

// MARK: Reading

extension Descriptor {
  /// The next bytes of the file, at most `count`; fewer only at its end.
  public func read(upTo count: Int, path: @autoclosure () -> String) throws(FileFailure) -> [UInt8]
  {
    var failure: FileFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let place = unsafe buffer.baseAddress.map { unsafe $0 + filled }
        let got = unsafe Glibc.read(number, place, count - filled)
        if got == 0 { return }
        if got > 0 {
          filled += got
        } else if errno != EINTR {
          failure = FileFailure("read", path(), code: errno)
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Fills `buffer` with the next bytes of the file; how many, which is fewer only at its end.
  public func read(into buffer: inout [UInt8], path: @autoclosure () -> String) throws(FileFailure)
    -> Int
  {
    var filled = 0
    while filled < buffer.count {
      let got = try retrying("read", path()) {
        unsafe buffer.withUnsafeMutableBytes { bytes in
          unsafe Glibc.read(
            number,
            bytes.baseAddress.map { unsafe $0 + filled },
            bytes.count - filled
          )
        }
      }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// At most `count` bytes from an offset, whatever else reads the file; fewer only at its end.
  func read(_ count: Int, at offset: Int, path: @autoclosure () -> String) throws(FileFailure)
    -> [UInt8]
  {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = try retrying("read", path()) {
        unsafe bytes.withUnsafeMutableBytes { bytes in
          unsafe pread(
            number,
            bytes.baseAddress.map { unsafe $0 + filled },
            count - filled,
            offset + filled
          )
        }
      }
      if got == 0 { return Array(bytes[..<filled]) }
      filled += got
    }
    return bytes
  }

  /// Copies everything from here to the end into `other`, in the kernel where it can be; the number
  /// of bytes.
  public func copyRest(to other: borrowing Descriptor, path: @autoclosure () -> String)
    throws(FileFailure) -> Int
  {
    var total = 0
    while true {
      let got = annals_copy_range(number, other.number, 1 << 30)
      if got > 0 {
        total += got
      } else if got == 0 {
        // Some file systems say 0 for a file whose size they do not know; reading settles it.
        return total + (try copyByReading(to: other, path: path()))
      } else if [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP, EPERM].contains(errno) {
        return total + (try copyByReading(to: other, path: path()))
      } else if errno != EINTR {
        throw FileFailure("copy", path(), code: errno)
      }
    }
  }

  private func copyByReading(to other: borrowing Descriptor, path: @autoclosure () -> String)
    throws(FileFailure) -> Int
  {
    var total = 0
    while true {
      let bytes = try read(upTo: 1 << 20, path: path())
      if bytes.isEmpty { return total }
      try other.write(bytes, path: path())
      total += bytes.count
    }
  }
}

// MARK: Writing

extension Descriptor {
  /// Creates a file that does not exist yet in this folder, to be written.
  public func create(_ name: String, path: @autoclosure () -> String) throws(FileFailure)
    -> Descriptor
  {
    let number = try retrying("create", path()) {
      unsafe openat(self.number, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }
    return Descriptor(number: number)
  }

  /// Makes the folder and those above it, as far as they are missing.
  public static func makeFolders(_ path: String) throws(FileFailure) {
    for folder in missingFolders(path).reversed()
    where unsafe mkdir(folder, 0o755) != 0 && errno != EEXIST {
      throw FileFailure("create", folder, code: errno)
    }
  }

  /// The folder and those above it that do not exist, the lowest first.
  static func missingFolders(_ path: String) -> [String] {
    var missing: [String] = []
    var rest = path
    var status = stat()
    while unsafe stat(rest, &status) != 0 {
      missing.append(rest)
      while rest.utf8.last == UInt8(ascii: "/") { rest.removeLast() }
      guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")), slash != rest.startIndex
      else { break }
      rest = String(rest[..<slash])
    }
    return missing
  }

  /// Creates a folder in this one.
  public func makeFolder(_ name: String, path: @autoclosure () -> String) throws(FileFailure) {
    _ = try retrying("create", path()) { unsafe mkdirat(number, name, 0o755) }
  }

  /// Creates a file that does not exist yet, with the folders on the way to it.
  ///
  /// - Parameters:
  ///   - relative: Below this folder.
  ///   - bytes: What the file holds.
  ///   - parent: The path of this folder, for messages.
  /// - Throws: Also when the file is there.
  public func createFile(_ relative: String, holding bytes: [UInt8], below parent: String)
    throws(FileFailure)
  {
    var folder = ""
    for component in relative.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(component) : "/\(component)"
      if try stamp(of: folder, path: "\(parent)/\(folder)") == nil {
        try makeFolder(folder, path: "\(parent)/\(folder)")
      }
    }
    let file = try create(relative, path: "\(parent)/\(relative)")
    try file.write(bytes, path: "\(parent)/\(relative)")
    try file.close(path: "\(parent)/\(relative)")
  }

  /// Writes all of `bytes`, however many calls it takes.
  public func write(_ bytes: [UInt8], path: @autoclosure () -> String) throws(FileFailure) {
    try write(bytes.span, path: path())
  }

  /// Writes all of `bytes`, however many calls it takes.
  func write(_ bytes: Span<UInt8>, path: @autoclosure () -> String) throws(FileFailure) {
    var written = 0
    while written < bytes.count {
      written += try retrying("write", path()) {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe Glibc.write(
            number,
            buffer.baseAddress.map { unsafe $0 + written },
            buffer.count - written
          )
        }
      }
    }
  }

  /// Writes all of `bytes` at an offset, and leaves the place where the next ones go.
  func write(_ bytes: [UInt8], at offset: Int, path: @autoclosure () -> String)
    throws(FileFailure)
  {
    var written = 0
    while written < bytes.count {
      written += try retrying("write", path()) {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe pwrite(
            number,
            buffer.baseAddress.map { unsafe $0 + written },
            buffer.count - written,
            offset + written
          )
        }
      }
    }
  }

  /// Closes the file and says whether the system kept what was written.
  public consuming func close(path: @autoclosure () -> String) throws(FileFailure) {
    let number = number
    discard self
    // After EINTR the descriptor is closed on Linux; calling again would close somebody else's.
    if Glibc.close(number) == -1 && errno != EINTR {
      throw FileFailure("write", path(), code: errno)
    }
  }

  /// Brings everything that was written to the file system of this file to the disk.
  func synchronizeFileSystem(path: @autoclosure () -> String) throws(FileFailure) {
    _ = try retrying("write", path()) { annals_sync_file_system(number) }
  }

  /// Brings this file, or the names in this folder, to the disk.
  func synchronize(path: @autoclosure () -> String) throws(FileFailure) {
    _ = try retrying("write", path()) { fsync(number) }
  }

  /// Opens a file to lock, making it when it is not there.
  func openLock(_ name: String, path: @autoclosure () -> String) throws(FileFailure) -> Descriptor {
    let number = try retrying("create", path()) {
      unsafe openat(
        self.number,
        name,
        O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
        0o600
      )
    }
    return Descriptor(number: number)
  }

  /// Takes the lock of the file, which ends with the descriptor; false when another has it.
  func lock(path: @autoclosure () -> String) throws(FileFailure) -> Bool {
    do {
      _ = try retrying("lock", path()) { flock(number, LOCK_EX | LOCK_NB) }
      return true
    } catch  where error.code == EWOULDBLOCK {
      return false
    }
  }

  /// Removes a file, or with `folder` an empty folder; nothing there is no failure.
  public func remove(_ name: String, folder: Bool = false, path: @autoclosure () -> String)
    throws(FileFailure)
  {
    do {
      _ = try retrying("remove", path()) {
        unsafe unlinkat(number, name, folder ? AT_REMOVEDIR : 0)
      }
    } catch  where error.code == ENOENT {
      return
    }
  }
}
