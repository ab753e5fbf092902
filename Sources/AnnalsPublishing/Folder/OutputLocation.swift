internal import Glibc

/// Where a site is to be written: a name in an open folder that exists, symbolic links resolved.
struct OutputLocation: ~Copyable {
  let parent: Descriptor
  let name: String
  /// As the user wrote it, for messages.
  let path: String

  /// Finds the place, and makes the folders above it that do not exist yet.
  init(_ path: String, safety: OutputSafety) throws(PublishingFailure) {
    let written = path
    var path = path
    while path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    // A symbolic link to the site stays; what it leads to is replaced.
    if let real = resolved(path) { path = real }
    guard !path.isEmpty, path != "/" else {
      throw .refused("refusing to replace '\(written)'; choose a folder for the site alone")
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let above = folderAbove(path)
    guard name != ".", name != ".." else {
      throw .refused("'\(written)' does not name a folder; choose a folder for the site alone")
    }
    let nearest = try publishing { () throws(FileFailure) in
      try Descriptor(folder: Descriptor.missingFolders(above).last.map(folderAbove) ?? above)
    }
    try safety.check(path: written, below: nearest)
    try publishing { () throws(FileFailure) in try Descriptor.makeFolders(above) }
    parent = try publishing { () throws(FileFailure) in try Descriptor(folder: above) }
    self.name = name
    self.path = written
  }

  /// What is there now; nil for nothing.
  func stamp() throws(PublishingFailure) -> FileStamp? {
    try publishing { () throws(FileFailure) in try parent.stamp(of: name, path: path) }
  }

  /// How the names of folders and files of ours beside the output begin: `.Public.annals-`.
  var siblingPrefix: String { ".\(name).annals-" }

  /// The same place with another name, beside the output and on its file system.
  func path(of sibling: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return sibling }
    return String(path[...slash]) + sibling
  }
}

/// The path without its last component.
private func folderAbove(_ path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The path with every symbolic link resolved; nil when it does not exist.
private func resolved(_ path: String) -> String? {
  guard let real = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(real) }
  return unsafe String(validatingCString: real)
}
