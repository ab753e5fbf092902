internal import Glibc

/// A folder for a while, which nobody but the user may read; removed with its last owner.
public final class ScratchFolder: Sendable {
  public let path: String

  public init() throws(FileFailure) {
    var template = Array("/tmp/annals-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else {
      throw FileFailure("create", "/tmp/annals-XXXXXX", code: errno)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    do throws(FileFailure) {
      let parent = try Descriptor(folder: "/tmp")
      try parent.removeTree(String(path.dropFirst(5)), path: path, workers: Workers(1))
    } catch {
      // What cannot be removed lies where the system removes it.
    }
  }

  /// Writes a file into the folder; gives its path.
  public func write(_ name: String, _ text: String) throws(FileFailure) -> String {
    try OutputFile.replace("\(path)/\(name)", with: Array(text.utf8))
    return "\(path)/\(name)"
  }
}
