internal import AnnalsPublishing
internal import AnnalsTemplates
internal import AnnalsVocabulary

/// The default theme beside the files by which an archive changes it.
public struct SiteTheme: Sendable {
  /// The folder of an archive that holds its own templates.
  public static let folder = "Templates"

  /// A file of the theme, of the archive or of both.
  public struct File: Sendable {
    /// Below `Templates/`.
    public let path: String
    public let builtIn: [UInt8]?
    public let override: [UInt8]?
  }

  /// In byte order of their paths.
  public let files: [File]

  /// Reads the archive's own templates; a folder without any is no failure.
  ///
  /// - Parameter source: The folder of the archive.
  /// - Throws: What could not be read.
  public init(of source: String) throws(Failure) {
    let builtIn = BuiltInTheme.files()
    let overrides = try Self.overrides(of: source)
    var files = builtIn.map { file in
      File(
        path: file.path,
        builtIn: file.bytes,
        override: overrides.first { $0.isAt(file.path) }?.bytes
      )
    }
    for file in overrides where !builtIn.contains(where: { $0.isAt(file.path) }) {
      files.append(File(path: file.path, builtIn: nil, override: file.bytes))
    }
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Why the theme could not be read or written; one sentence without a full stop.
  public struct Failure: Error, Sendable {
    public let message: String
  }

  /// Copies a built-in file into the archive, to be changed there; it overwrites nothing.
  ///
  /// - Parameters:
  ///   - path: Below `Templates/`.
  ///   - source: The folder of the archive.
  /// - Throws: Why the file was not written.
  public func eject(_ path: String, to source: String) throws(Failure) {
    guard let file = files.first(where: { $0.isAt(path) }), let bytes = file.builtIn else {
      throw Failure(message: "the default theme has no file '\(path)'")
    }
    let target = "\(Self.folder)/\(path)"
    guard file.override == nil else {
      throw Failure(message: "'\(target)' is there already; remove it first to start anew")
    }
    do throws(FileFailure) {
      try Descriptor(folder: source).createFile(target, holding: bytes, below: source)
    } catch {
      throw Failure(message: error.description)
    }
  }

  /// The path below `Templates/` of a file of the archive; nil for one that lies elsewhere.
  static func path(below path: String) -> String? {
    let prefix = "\(folder)/".utf8
    guard path.utf8.starts(with: prefix) else { return nil }
    return String(Substring(path.utf8.dropFirst(prefix.count)))
  }

  /// The files of the archive's `Templates/`.
  static func overrides(of source: String) throws(Failure) -> [TemplateSources.File] {
    let folder: SourceFolder
    do throws(FileFailure) {
      folder = try SourceFolder(source)
    } catch {
      throw Failure(message: error.description)
    }
    let tree = folder.tree
    var files: [TemplateSources.File] = []
    for (index, file) in tree.files.enumerated() {
      guard let path = path(below: file.path) else { continue }
      switch tree.bytes(at: index) {
      case .success(let bytes): files.append(TemplateSources.File(path: path, bytes: bytes))
      case .failure(let problem): throw Failure(message: problem.message)
      }
    }
    return files
  }
}

extension SiteTheme.File {
  func isAt(_ path: String) -> Bool { self.path.utf8.elementsEqual(path.utf8) }
}

extension TemplateSources.File {
  func isAt(_ path: String) -> Bool { self.path.utf8.elementsEqual(path.utf8) }
}
