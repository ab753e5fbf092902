internal import CSystem
internal import Glibc

/// One name in a folder.
public struct FolderEntry: Sendable {
  /// As the file system has it: any bytes but `/` and NUL.
  public let name: [UInt8]
  /// Whether the file system says it is a folder; nil when it does not say.
  let isFolder: Bool?

  /// The name as text; nil when it is not UTF-8.
  public var text: String? { String(validating: name, as: UTF8.self) }
}

extension Descriptor {
  /// Everything in this folder but `.` and `..`, in the order of the file system.
  public func entries(path: @autoclosure () -> String) throws(FileFailure) -> [FolderEntry] {
    var found: [FolderEntry] = []
    var buffer = [UInt8](repeating: 0, count: 32 << 10)
    // Reading moves the descriptor's place; a folder may be listed more than once.
    _ = lseek(number, 0, SEEK_SET)
    while true {
      let count = try retrying("list", path()) {
        unsafe buffer.withUnsafeMutableBytes { bytes in
          unsafe annals_read_entries(number, bytes.baseAddress, bytes.count)
        }
      }
      if count == 0 { return found }
      appendEntries(of: buffer[..<count], to: &found)
    }
  }

  /// Whether an entry of this folder is a folder; asks the disk when the entry does not say.
  func isFolder(_ entry: FolderEntry, path: @autoclosure () -> String) throws(FileFailure) -> Bool {
    if let known = entry.isFolder { return known }
    guard let name = entry.text else { return false }
    return try stamp(of: name, path: path())?.kind == .folder
  }
}

/// Takes apart a run of `struct linux_dirent64`, as getdents64(2) describes it.
///
/// Inode and offset have 8 bytes each, the length of the record 2, the type 1; the name ends in NUL.
private func appendEntries(of records: ArraySlice<UInt8>, to found: inout [FolderEntry]) {
  var start = records.startIndex
  while start + 19 < records.endIndex {
    let length = Int(records[start + 16]) | Int(records[start + 17]) << 8
    let kind = Int(records[start + 18])
    let name = records[(start + 19)..<min(start + length, records.endIndex)].prefix { $0 != 0 }
    if !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8) {
      let isFolder = kind == Int(DT_UNKNOWN) ? nil : kind == Int(DT_DIR)
      found.append(FolderEntry(name: Array(name), isFolder: isFolder))
    }
    start += max(length, 20)
  }
}
