internal import AnnalsPublishing
internal import AnnalsVocabulary

/// What lies in a folder and what each file was then, in byte order of the paths.
///
/// Names that begin with a dot are left out: they belong to editors and tools. Symbolic links, FIFOs,
/// sockets and devices are problems, and are neither opened nor followed.
struct FolderListing: Sendable {
  /// The deepest folder, counted from the root.
  static let depthLimit = 32
  /// What an archive is made of; nothing else of the root is looked at.
  private static let names = ["Content", "Templates", "annals.yaml", "withheld.yaml"]

  private(set) var files: [FileTree.File] = []
  /// Of each of `files`.
  private(set) var stamps: [FileStamp] = []
  private(set) var problems: [Diagnostic] = []

  init(of root: borrowing Descriptor) {
    // The stack keeps recursion, and so the depth of folders, out of it; it is taken from the end.
    var stack: [Found] = []
    for name in Self.names {
      if let found = examine(name, in: root, path: name, depth: 0) { stack.append(found) }
    }
    stack.sort { $1.precedes($0) }
    while let next = stack.popLast() {
      if next.stamp.kind == .folder {
        stack += inside(next, root).sorted { $1.precedes($0) }
      } else {
        files.append(FileTree.File(path: next.path, size: next.stamp.size))
        stamps.append(next.stamp)
      }
    }
    problems.sort()
  }
}

/// A file or folder that is part of the archive.
private struct Found {
  let path: String
  let stamp: FileStamp
  let depth: Int
  /// Made once: of 10,000 files in a folder each is compared some 25 times.
  private let sortKey: [UInt8]

  init(path: String, stamp: FileStamp, depth: Int) {
    self.path = path
    self.stamp = stamp
    self.depth = depth
    sortKey = Array(path.utf8) + (stamp.kind == .folder ? [UInt8(ascii: "/")] : [])
  }

  /// The order in which a walk meets paths in byte order: a folder stands where its contents stand,
  /// `a.md` before `a/b.md`, since `.` comes before `/`.
  func precedes(_ other: Found) -> Bool {
    sortKey.lexicographicallyPrecedes(other.sortKey)
  }
}

extension FolderListing {
  private mutating func inside(_ found: Found, _ root: borrowing Descriptor) -> [Found] {
    guard found.depth < Self.depthLimit else {
      problems.append(.folderTooDeep(found.path, limit: Self.depthLimit))
      return []
    }
    do throws(FileFailure) {
      let folder = try root.folder(found.path, path: found.path)
      guard try folder.stamp(path: found.path).identity == found.stamp.identity else {
        problems.append(.fileChanged(found.path))
        return []
      }
      var inside: [Found] = []
      for entry in try folder.entries(path: found.path) where entry.name.first != UInt8(ascii: ".")
      {
        guard let name = entry.text else {
          problems.append(.nameNotUTF8("\(found.path)/\(escaped(entry.name))"))
          continue
        }
        let path = "\(found.path)/\(name)"
        if let next = examine(name, in: folder, path: path, depth: found.depth + 1) {
          inside.append(next)
        }
      }
      return inside
    } catch {
      problems.append(.cannotRead(found.path, error))
      return []
    }
  }

  /// What the name is, when it is a file or a folder; nothing there is nothing found.
  private mutating func examine(
    _ name: String,
    in folder: borrowing Descriptor,
    path: String,
    depth: Int
  ) -> Found? {
    do throws(FileFailure) {
      guard let stamp = try folder.stamp(of: name, path: path) else { return nil }
      switch stamp.kind {
      case .file, .folder: return Found(path: path, stamp: stamp, depth: depth)
      case .symbolicLink: problems.append(.symbolicLink(path))
      case .other(let kind): problems.append(.notAFile(path, kind: kind))
      }
    } catch {
      problems.append(.cannotRead(path, error))
    }
    return nil
  }
}

/// The bytes of a name that is not UTF-8: printable ASCII as it is, `\xE9` for every other byte.
private func escaped(_ name: [UInt8]) -> String {
  var writer = ByteWriter(capacity: 64)
  for byte in name {
    if (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\\") {
      writer.append(byte)
    } else {
      writer.append("\\x")
      writer.append(uppercaseHexadecimal: byte)
    }
  }
  return writer.text
}
