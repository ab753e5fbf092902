internal import AnnalsVocabulary

/// What stands in the output and is no part of the site.
struct Removal {
  /// Files that are in the way of a folder of the site, and folders in the way of a file.
  private var filesInTheWay: [String] = []
  private var foldersInTheWay: [String] = []
  private var files: [String] = []
  /// The lowest first.
  private var folders: [String] = []

  var isEmpty: Bool {
    filesInTheWay.isEmpty && foldersInTheWay.isEmpty && files.isEmpty && folders.isEmpty
  }

  /// How many files go.
  private(set) var fileCount = 0

  init(_ site: Site, _ scan: OutputScan, _ old: BuildCache) {
    let marker = SiteMarker.path
    let wanted = Set(site.files.map(\.path.text) + [marker.text])
    var wantedFolders: Set<String> = [String(marker.folder)]
    for file in site.files {
      var folder = file.path.folder
      while !folder.isEmpty, wantedFolders.insert(String(folder)).inserted {
        folder = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { folder[..<$0] } ?? ""
      }
    }
    for folder in scan.folders where wanted.contains(folder) { foldersInTheWay.append(folder) }
    for path in old.outputs.map(\.path) + scan.foreign where !wanted.contains(path) {
      if foldersInTheWay.contains(where: { path.utf8.starts(with: "\($0)/".utf8) }) { continue }
      if wantedFolders.contains(path) { filesInTheWay.append(path) } else { files.append(path) }
    }
    folders = scan.folders.reversed().filter { folder in
      !wanted.contains(folder) && !wantedFolders.contains(folder)
        && !foldersInTheWay.contains { folder.utf8.starts(with: "\($0)/".utf8) }
    }
    fileCount = filesInTheWay.count + files.count
  }

  /// Removes what stands where the site has something of another kind.
  func clearWay(in root: borrowing Descriptor, path: String, workers: Workers) throws(FileFailure) {
    for file in filesInTheWay { try remove(file, in: root, path: path) }
    for folder in foldersInTheWay {
      try root.removeTree(folder, path: "\(path)/\(folder)", workers: workers)
    }
  }

  /// Removes everything else.
  func removeRest(in root: borrowing Descriptor, path: String, workers: Workers)
    throws(FileFailure)
  {
    for file in files { try remove(file, in: root, path: path) }
    for folder in folders {
      try root.remove(folder, folder: true, path: "\(path)/\(folder)")
    }
  }

  /// A file whose folder is gone is gone too.
  private func remove(_ file: String, in root: borrowing Descriptor, path: String)
    throws(FileFailure)
  {
    try root.remove(file, path: "\(path)/\(file)")
  }
}
