internal import AnnalsVocabulary

/// The files templates are compiled from: those built into the program and those that override them.
///
/// Nothing is read from disk. A file of `overrides` takes the place of the built-in file of the same
/// path; the built-in one is still reached as `builtin:PATH`. Paths are compared by their bytes.
public struct TemplateSources: Sendable {
  /// One file, by its path below the folder of templates, with `/` between components.
  public struct File: Hashable, Sendable {
    public let path: String
    public let bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// In byte order of their paths.
  public let builtIn: [File]
  /// In byte order of their paths.
  public let overrides: [File]
  /// The folder of the overrides as the author sees it, for the locations of diagnostics.
  public let folder: String

  /// Of two files with one path the first counts.
  public init(builtIn: [File], overrides: [File] = [], folder: String = "Templates") {
    self.builtIn = Self.sorted(builtIn)
    self.overrides = Self.sorted(overrides)
    self.folder = folder
  }

  /// Files given as text, as tests write them.
  public init(
    builtIn: [String: String],
    overrides: [String: String] = [:],
    folder: String = "Templates"
  ) {
    self.init(
      builtIn: builtIn.map { File(path: $0.key, bytes: Array($0.value.utf8)) },
      overrides: overrides.map { File(path: $0.key, bytes: Array($0.value.utf8)) },
      folder: folder
    )
  }

  /// The file a template means by a name: `row.html`, or `builtin:row.html`.
  func file(named name: String) -> TemplateName? {
    if name.utf8.starts(with: TemplateName.builtInPrefix.utf8) {
      let path = String(name.utf8.dropFirst(TemplateName.builtInPrefix.utf8.count)) ?? ""
      return Self.find(path, in: builtIn) == nil ? nil : TemplateName(.builtIn, path)
    }
    if Self.find(name, in: overrides) != nil { return TemplateName(.override, name) }
    return Self.find(name, in: builtIn) == nil ? nil : TemplateName(.builtIn, name)
  }

  /// What the file of that name holds.
  public func bytes(of name: TemplateName) -> [UInt8]? {
    let files = name.origin == .builtIn ? builtIn : overrides
    return Self.find(name.path, in: files).map { files[$0].bytes }
  }

  /// Where the author finds a file.
  func displayPath(of name: TemplateName) -> String {
    switch name.origin {
    case .builtIn: TemplateName.builtInPrefix + name.path
    case .override: folder.isEmpty ? name.path : folder + "/" + name.path
    }
  }
}

/// A file of `TemplateSources`.
public struct TemplateName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public enum Origin: Hashable, Sendable {
    case builtIn
    case override
  }

  static let builtInPrefix = "builtin:"

  public let origin: Origin
  public let path: String

  public init(_ origin: Origin, _ path: String) {
    self.origin = origin
    self.path = path
  }

  /// `builtin:row.html` or `row.html`.
  public var description: String {
    origin == .builtIn ? Self.builtInPrefix + path : path
  }

  /// By bytes of the path; the built-in file first.
  public static func < (one: TemplateName, other: TemplateName) -> Bool {
    if one.path.hasSameBytes(as: other.path) {
      return one.origin == .builtIn && other.origin == .override
    }
    return one.path.utf8.lexicographicallyPrecedes(other.path.utf8)
  }

  public static func == (one: TemplateName, other: TemplateName) -> Bool {
    one.origin == other.origin && one.path.hasSameBytes(as: other.path)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(origin)
    for byte in path.utf8 { hasher.combine(byte) }
  }
}

extension TemplateSources {
  static func find(_ path: String, in files: [File]) -> Int? {
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

  private static func sorted(_ files: [File]) -> [File] {
    let ordered = files.enumerated().sorted { one, other in
      one.element.path.hasSameBytes(as: other.element.path)
        ? one.offset < other.offset
        : one.element.path.utf8.lexicographicallyPrecedes(other.element.path.utf8)
    }
    var kept: [File] = []
    for (_, file) in ordered {
      if let last = kept.last, last.path.hasSameBytes(as: file.path) { continue }
      kept.append(file)
    }
    return kept
  }
}
