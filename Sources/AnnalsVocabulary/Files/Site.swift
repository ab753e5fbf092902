/// What a build makes: for every path of the site, how to come by its bytes.
///
/// Nothing is rendered until it is asked for, and nothing rendered is kept.
public struct Site: Sendable {
  /// How to come by the bytes of one file.
  public enum Recipe: Sendable {
    /// These bytes.
    case bytes([UInt8])
    /// The bytes of a file of the tree the site was built from, by its index.
    case copy(file: Int)
    /// Written by a closure, which may be called from any thread and more than once, and writes the
    /// same bytes each time; problems met while rendering are returned.
    case render(@Sendable (inout ByteWriter) -> [Diagnostic])
    /// As `render`, by a closure that notes every cell of the model it reads: while those cells hold
    /// what they held, it need not be called again.
    case page(@Sendable (inout ByteWriter, Trace) -> [Diagnostic])
    /// As many parts, one after the other, each written by the closure as `render` writes a file: for
    /// what is too large to be held as a whole.
    case parts(count: Int, @Sendable (_ part: Int, inout ByteWriter) -> Void)
    /// It stands in the output, and was found to be what would be made; only an update may hold it.
    case standing
  }

  public struct File: Sendable {
    public let path: SitePath
    public let recipe: Recipe
    /// The template a page is made with, for profiles: `article.html`.
    public let template: String?
    /// The files of the tree that it says something of, by their indices, ascending.
    ///
    /// Empty for what is made from the archive as a whole, such as lists and the search index.
    public let sources: [Int]
    /// A digest of everything it is made from, where one is known.
    ///
    /// While that is the same, so is the file. Pages need none.
    public var inputs: Digest?

    public init(path: SitePath, recipe: Recipe, template: String? = nil, sources: [Int] = []) {
      self.path = path
      self.recipe = recipe
      self.template = template
      self.sources = sources
    }
  }

  /// In byte order of their paths; no two paths are equal after ASCII case folding, none is a folder.
  public let files: [File]

  /// Sorts the files.
  ///
  /// Of two paths that differ in case only, the first in the list stays; of a file and a folder of one
  /// name, the folder. What is left out is the second of each collision returned.
  public static func gathering(_ files: [File]) -> (Site, collisions: [(SitePath, SitePath)]) {
    // Numbers are sorted, which are cheaper to move than files.
    let ordered = files.indices.sorted { files[$0].path < files[$1].path }
    if isPlain(files, ordered) { return (Site(files: ordered.map { files[$0] }), []) }
    var collisions: [(SitePath, SitePath)] = []
    let kept = withoutFoldersOfTheSameName(
      withoutEqualPaths(files, collisions: &collisions),
      collisions: &collisions
    )
    let order = kept.indices.sorted { kept[$0].path < kept[$1].path }
    return (Site(files: order.map { kept[$0] }), collisions)
  }

  private init(files: [File]) {
    self.files = files
  }
}

/// Whether no path has a capital letter, none is there twice and none is a folder, as is usual: known
/// from the order alone.
private func isPlain(_ files: [Site.File], _ order: [Int]) -> Bool {
  var folders: [Substring] = []
  for (place, index) in order.enumerated() {
    let path = files[index].path
    if place > 0 && path == files[order[place - 1]].path { return false }
    if path.text.utf8.contains(where: { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }) {
      return false
    }
    if path.folder != folders.last ?? "" { folders.append(path.folder) }
  }
  var seen: Set<Substring> = []
  for var folder in folders {
    while !folder.isEmpty, seen.insert(folder).inserted {
      let place = order.partitioningIndex { files[$0].path.text.utf8.precedes(folder.utf8) }
      if place < order.count, files[order[place]].path.text.utf8.elementsEqual(folder.utf8) {
        return false
      }
      folder = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { folder[..<$0] } ?? ""
    }
  }
  return true
}

extension [Int] {
  /// The first place whose element does not come before what is sought.
  fileprivate func partitioningIndex(_ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Sequence<UInt8> {
  fileprivate func precedes(_ other: some Sequence<UInt8>) -> Bool {
    lexicographicallyPrecedes(other)
  }
}

private func withoutEqualPaths(
  _ files: [Site.File],
  collisions: inout [(SitePath, SitePath)]
) -> [Site.File] {
  var seen: [String: SitePath] = [:]
  seen.reserveCapacity(files.count)
  return files.filter { file in
    let key = lowercasedASCII(file.path.text)
    if let earlier = seen[key] {
      collisions.append((earlier, file.path))
      return false
    }
    seen[key] = file.path
    return true
  }
}

/// Leaves out every file whose path is a folder of another file, and tells of the first such other.
private func withoutFoldersOfTheSameName(
  _ files: [Site.File],
  collisions: inout [(SitePath, SitePath)]
) -> [Site.File] {
  var folders: [String: SitePath] = [:]
  var last: Substring = ""
  for file in files where file.path.folder != last {
    var folder = file.path.folder
    last = folder
    while !folder.isEmpty {
      let name = lowercasedASCII(folder)
      if folders[name] != nil { break }
      folders[name] = file.path
      folder = folder.utf8.lastIndex(of: UInt8(ascii: "/")).map { folder[..<$0] } ?? ""
    }
  }
  return files.filter { file in
    let inside = folders[lowercasedASCII(file.path.text)]
    if let inside { collisions.append((inside, file.path)) }
    return inside == nil
  }
}

private func lowercasedASCII(_ text: some StringProtocol) -> String {
  let hasCapitals = text.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
  return hasCapitals
    ? String(decoding: text.utf8.map(lowercasedASCII), as: UTF8.self) : String(text)
}

func lowercasedASCII(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte + 32 : byte
}
