public import AnnalsVocabulary

/// Where the time of writing a site went: what each template cost, and the slowest files.
public struct WritingProfile: Sendable {
  /// What files cost together, summed over all threads.
  public struct Cost: Sendable {
    public fileprivate(set) var files = 0
    public fileprivate(set) var bytes = 0
    /// Making the bytes.
    public fileprivate(set) var rendering = Duration.zero
    /// Making the file and writing the bytes into it.
    public fileprivate(set) var saving = Duration.zero
  }

  public struct File: Sendable {
    public let path: SitePath
    public let bytes: Int
    public let rendering: Duration
  }

  /// How many of the slowest files are kept.
  static let slowestLimit = 20

  /// By template; files without one by the folder at the root that they lie in, with a slash.
  public private(set) var costs: [String: Cost] = [:]
  /// Those that took longest to render, the slowest first.
  public private(set) var slowest: [File] = []

  mutating func add(_ file: Site.File, bytes: Int, rendering: Duration, saving: Duration) {
    var cost = costs[Self.name(of: file)] ?? Cost()
    cost.files += 1
    cost.bytes += bytes
    cost.rendering += rendering
    cost.saving += saving
    costs[Self.name(of: file)] = cost
    insert(File(path: file.path, bytes: bytes, rendering: rendering))
  }

  mutating func add(_ other: WritingProfile) {
    costs.merge(other.costs) { one, other in
      Cost(
        files: one.files + other.files,
        bytes: one.bytes + other.bytes,
        rendering: one.rendering + other.rendering,
        saving: one.saving + other.saving
      )
    }
    for file in other.slowest { insert(file) }
  }

  private mutating func insert(_ file: File) {
    if slowest.count == Self.slowestLimit, let last = slowest.last,
      last.rendering >= file.rendering
    {
      return
    }
    let place = slowest.firstIndex { $0.rendering < file.rendering } ?? slowest.count
    slowest.insert(file, at: place)
    if slowest.count > Self.slowestLimit { slowest.removeLast() }
  }

  private static func name(of file: Site.File) -> String {
    if let template = file.template { return template }
    guard let slash = file.path.text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return file.path.text
    }
    return String(file.path.text[...slash])
  }
}
