/// The files a build reads, in byte order of their paths: a folder on disk, or a literal in a test.
///
/// `["Content/Articles/a.md": "# A"]` is a whole tree. Stages receive one instead of touching the
/// disk; the bytes of a file are read when they are asked for and are not kept.
public struct FileTree: Sendable {
  /// One file: its path relative to the root, with `/` between components, in the file's own bytes.
  public struct File: Sendable, Hashable {
    public let path: String
    /// In bytes, when the tree was listed.
    public let size: Int

    public init(path: String, size: Int) {
      self.path = path
      self.size = size
    }
  }

  /// In byte order of their paths.
  public let files: [File]
  /// What was found and refused while listing: symbolic links, FIFOs, names that are not UTF-8.
  public let problems: [Diagnostic]
  private let read: @Sendable (Int) -> Result<[UInt8], Diagnostic>
  private let readStart: @Sendable (Int, Int) -> Result<[UInt8], Diagnostic>

  /// A tree whose bytes come from `read`, called with an index into the sorted `files`.
  ///
  /// - Parameters:
  ///   - files: Must be in byte order of their paths, each path once.
  ///   - problems: What the listing refused.
  ///   - readStart: Gives as many of the first bytes as its second argument says; nil where files are
  ///     no less work to read in part.
  ///   - read: May be called from any thread, more than once per file, and must give the same bytes
  ///     each time or fail with a diagnostic.
  public init(
    files: [File],
    problems: [Diagnostic] = [],
    readStart: (@Sendable (Int, Int) -> Result<[UInt8], Diagnostic>)? = nil,
    read: @escaping @Sendable (Int) -> Result<[UInt8], Diagnostic>
  ) {
    self.files = files
    self.problems = problems
    self.read = read
    self.readStart = readStart ?? { index, count in read(index).map { Array($0.prefix(count)) } }
  }

  /// A tree held in memory.
  public init(_ contents: [String: String]) {
    self.init(bytes: contents.mapValues { Array($0.utf8) })
  }

  /// A tree held in memory, of files that need not be text.
  public init(bytes contents: [String: [UInt8]]) {
    let sorted = contents.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    self.init(files: sorted.map { File(path: $0.key, size: $0.value.count) }) { index in
      .success(sorted[index].value)
    }
  }

  /// The bytes of `files[index]`, or why they could not be had.
  public func bytes(at index: Int) -> Result<[UInt8], Diagnostic> {
    read(index)
  }

  /// The first `count` bytes of `files[index]`, or all when it has no more, whatever its size.
  public func start(at index: Int, count: Int) -> Result<[UInt8], Diagnostic> {
    readStart(index, count)
  }

  /// Where `path` stands in `files`.
  public func index(of path: String) -> Int? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path.utf8.lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < files.count, files[low].path.hasSameBytes(as: path) else { return nil }
    return low
  }
}

extension FileTree: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}
