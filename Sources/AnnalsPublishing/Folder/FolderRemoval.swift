extension Descriptor {
  /// Removes a folder of this one with all it holds; symbolic links in it are removed, not followed.
  ///
  /// It goes on after a failure, to leave as little as it can, and throws the first one at the end.
  /// Names that are not UTF-8, which no build makes, are left.
  func removeTree(_ name: String, path: String, workers: Workers) throws(FileFailure) {
    let top = try folder(name, path: path)
    // Folders first to last are parents before children; nothing here depends on their depth.
    var folders = [""]
    var index = 0
    var failures: [FileFailure] = []
    while index < folders.count {
      do {
        folders.append(contentsOf: try Self.subfolders(of: folders[index], in: top, path: path))
      } catch {
        failures.append(error)
      }
      index += 1
    }
    failures += Self.removeFiles(of: folders, in: top, path: path, workers: workers)
    for folder in folders.dropFirst().reversed() {
      do {
        try top.remove(folder, folder: true, path: "\(path)/\(folder)")
      } catch {
        failures.append(error)
      }
    }
    if let first = failures.first { throw first }
    try remove(name, folder: true, path: path)
  }

  /// Relative to `top`, whose own name here is empty.
  private static func subfolders(of folder: String, in top: borrowing Descriptor, path: String)
    throws(FileFailure) -> [String]
  {
    let here = try top.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
    var found: [String] = []
    for entry in try here.entries(path: "\(path)/\(folder)") {
      guard let name = entry.text, try here.isFolder(entry, path: path) else { continue }
      found.append(folder.isEmpty ? name : "\(folder)/\(name)")
    }
    return found
  }

  private static func removeFiles(
    of folders: [String],
    in top: borrowing Descriptor,
    path: String,
    workers: Workers
  ) -> [FileFailure] {
    let queue = Workers.Queue(count: folders.count)
    return workers.run { () -> [FileFailure] in
      var failures: [FileFailure] = []
      while let range = queue.next() {
        for folder in folders[range] {
          do throws(FileFailure) {
            try removeFiles(of: folder, in: top, path: path)
          } catch {
            failures.append(error)
          }
        }
      }
      return failures
    }.flatMap(\.self)
  }

  private static func removeFiles(of folder: String, in top: borrowing Descriptor, path: String)
    throws(FileFailure)
  {
    let here = try top.folder(folder.isEmpty ? "." : folder, path: "\(path)/\(folder)")
    for entry in try here.entries(path: "\(path)/\(folder)") {
      guard let name = entry.text, try !here.isFolder(entry, path: path) else { continue }
      try here.remove(name, path: "\(path)/\(folder)/\(name)")
    }
  }
}
