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
  /// Nanoseconds since 1970.
  public let modified: Int

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
    let (nanoseconds, _) = Int(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    modified = nanoseconds &+ Int(status.st_mtim.tv_nsec)
  }
}
