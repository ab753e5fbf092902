internal import Glibc

/// What a file was when it was looked at; two equal stamps mean nobody changed it in between.
public struct FileStamp: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case file
    case folder
    case symbolicLink
    /// A FIFO, a socket or a device; the word is for messages.
    case other(String)
  }

  /// What identifies a file on this machine, whatever path leads to it.
  public struct Identity: Hashable, Sendable {
    public let device: UInt64
    public let inode: UInt64
  }

  public let kind: Kind
  public let identity: Identity
  /// In bytes.
  public let size: Int
  /// When its bytes last changed, in nanoseconds since 1970; any program can set it.
  public let modified: Int
  /// When it last changed in any way, its name and its rights included; no program can set it.
  public let changed: Int

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      case S_IFIFO: .other("FIFO")
      case S_IFSOCK: .other("socket")
      default: .other("device")
      }
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    modified = nanoseconds(status.st_mtim)
    changed = nanoseconds(status.st_ctim)
  }

  /// A file as a cache remembers it.
  init(fileOn device: UInt64, inode: UInt64, size: Int, modified: Int, changed: Int) {
    kind = .file
    identity = Identity(device: device, inode: inode)
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// Whether it is the same file with the same bytes, as far as one can see from outside; a link to it
  /// or other rights make no difference.
  public func hasSameBytes(as other: FileStamp) -> Bool {
    kind == other.kind && identity == other.identity && size == other.size
      && modified == other.modified
  }
}

private func nanoseconds(_ time: timespec) -> Int {
  Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
}
