internal import Glibc

/// Where a site is to be written: a name in an open folder that exists, symbolic links resolved but for
/// one of our own.
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
    if let real = resolvedOutput(path) { path = real }
    guard !path.isEmpty, path != "/" else {
      throw .refused("refusing to replace '\(written)'; choose a folder for the site alone")
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
    let above = folderAbove(path)
    guard name != ".", name != ".." else {
      throw .refused("'\(written)' does not name a folder; choose a folder for the site alone")
    }
    guard ReleaseLink(leadingTo: name) == nil else {
      throw .refused(
        "'\(written)' is the folder of a release that a link beside it leads to; give the link"
      )
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

  /// The folder of the site that stands here now; nil when nothing is here.
  ///
  /// - Throws: Also when something else is here.
  func standing() throws(PublishingFailure) -> StandingFolder? {
    let found = try publishing { () throws(FileFailure) in try parent.stamp(of: name, path: path) }
    guard let found else { return nil }
    switch found.kind {
    case .folder: return StandingFolder(name: name, link: nil, identity: found.identity)
    case .file: throw .refused("'\(path)' is a file; the output must be a folder")
    case .other(let kind): throw .refused("'\(path)' is a \(kind); the output must be a folder")
    case .symbolicLink: break
    }
    let (link, target) = try publishing { () throws(FileFailure) -> (ReleaseLink?, FileStamp?) in
      let text = try parent.target(ofLink: name, path: path)
      guard let link = ReleaseLink(text, of: name) else { return (nil, nil) }
      return (link, try parent.stamp(of: link.target, path: self.path(of: link.target)))
    }
    guard let link, let target else {
      throw .refused("'\(path)' is a symbolic link that leads nowhere")
    }
    guard target.kind == .folder else {
      throw .refused("'\(path)' is a symbolic link to '\(link.target)', which is not a folder")
    }
    return StandingFolder(name: link.target, link: link, identity: target.identity)
  }

  /// How the names of folders and files of ours beside the output begin: `.Public.annals-`.
  var siblingPrefix: String { ".\(name).annals-" }

  /// The same place with another name, beside the output and on its file system.
  func path(of sibling: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return sibling }
    return String(path[...slash]) + sibling
  }
}

/// The folder that a site stands in.
struct StandingFolder {
  /// In the folder of the output.
  let name: String
  /// What leads to it; nil when it has the output's own name.
  let link: ReleaseLink?
  let identity: FileStamp.Identity
}

/// The path without its last component.
private func folderAbove(_ path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The path with every symbolic link resolved but for one at its end that `ReleaseLink` knows; nil when
/// it leads nowhere.
private func resolvedOutput(_ path: String) -> String? {
  guard let end = resolved(path) else { return nil }
  var path = path
  // As many links as Linux follows; it has found fewer just now.
  for _ in 0..<40 {
    while path.utf8.count > 1 && path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      .map { String(path[path.utf8.index(after: $0)...]) }
    guard let above = resolved(folderAbove(path)), let text = linkTarget(path) else { return end }
    if ReleaseLink(text, of: name ?? path) != nil {
      return (above == "/" ? "" : above) + "/" + (name ?? path)
    }
    path = text.utf8.first == UInt8(ascii: "/") ? text : above + "/" + text
  }
  return end
}

/// What a symbolic link at a path says; nil for anything else.
private func linkTarget(_ path: String) -> String? {
  do throws(FileFailure) {
    let above = try Descriptor(folder: folderAbove(path))
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      .map { String(path[path.utf8.index(after: $0)...]) }
    return try above.target(ofLink: name ?? path, path: path)
  } catch {
    return nil
  }
}

/// The path with every symbolic link resolved; nil when it does not exist.
private func resolved(_ path: String) -> String? {
  guard let real = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(real) }
  return unsafe String(validatingCString: real)
}
