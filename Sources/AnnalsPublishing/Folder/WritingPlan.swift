internal import AnnalsVocabulary

/// Which worker writes which files next.
///
/// Two threads that create files in one folder wait for each other (measured: 14 µs a file with one
/// thread and with two), so a worker takes a folder for itself, the fullest first. When every folder
/// is taken, workers that would stand idle help with what is left: rendering still gains.
///
/// Folders with data files come before all: one of them may take as long as a thousand pages, and
/// nobody could help with it at the end.
struct WritingPlan: Sendable {
  /// The files of one folder of the site.
  struct Folder: Sendable {
    /// Without a slash at the end; empty for the root.
    let name: String
    /// Positions in the site.
    let files: [Int]
    let queue: Workers.Queue
    /// Whether one of them is made as a whole, and is no page.
    let hasData: Bool
  }

  /// Those with data first, then the fullest; equal ones by name.
  let folders: [Folder]
  private let untouched: Workers.Queue

  init(_ site: Site) {
    var files: [Substring: [Int]] = [:]
    for (index, file) in site.files.enumerated() {
      files[file.path.folder, default: []].append(index)
    }
    folders = files.map { name, files in
      Folder(
        name: String(name),
        files: files,
        queue: Workers.Queue(count: files.count),
        hasData: files.contains { site.files[$0].recipe.isData }
      )
    }
    .sorted { one, other in
      if one.hasData != other.hasData { return one.hasData }
      return one.files.count != other.files.count
        ? one.files.count > other.files.count
        : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
    }
    untouched = Workers.Queue(count: folders.count)
  }

  /// Every folder to make below the root, parents before children.
  var foldersToMake: [String] {
    var names: Set<String> = []
    for folder in folders {
      var name = Substring(folder.name)
      while !name.isEmpty, names.insert(String(name)).inserted {
        name = name.utf8.lastIndex(of: UInt8(ascii: "/")).map { name[..<$0] } ?? ""
      }
    }
    // Names are ASCII, where a parent is a prefix and so comes first.
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Gives a worker its folders, one after the other, until nothing is left to write.
  ///
  /// - Parameter write: Takes files from the folder's queue until it is empty.
  /// - Throws: What `write` throws.
  func distribute<Failure: Error>(_ write: (Folder) throws(Failure) -> Void) throws(Failure) {
    while let range = untouched.next() {
      for folder in folders[range] { try write(folder) }
    }
    for folder in folders where !folder.queue.isEmpty { try write(folder) }
  }
}

extension Site.Recipe {
  fileprivate var isData: Bool {
    switch self {
    case .render, .parts: true
    case .bytes, .copy, .page, .standing: false
    }
  }
}
