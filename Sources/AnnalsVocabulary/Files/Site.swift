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
  }

  public struct File: Sendable {
    public let path: SitePath
    public let recipe: Recipe

    public init(path: SitePath, recipe: Recipe) {
      self.path = path
      self.recipe = recipe
    }
  }

  /// In byte order of their paths; no two paths are equal after ASCII case folding.
  public let files: [File]

  /// Sorts the files.
  ///
  /// When two paths would be one file on some file system, the first keeps the path, and the collision
  /// is returned.
  public static func gathering(_ files: [File]) -> (Site, collisions: [(SitePath, SitePath)]) {
    var kept: [File] = []
    var collisions: [(SitePath, SitePath)] = []
    var seen: [String: SitePath] = [:]
    kept.reserveCapacity(files.count)
    seen.reserveCapacity(files.count)
    for file in files {
      let folded = String(decoding: file.path.text.utf8.map(lowercasedASCII), as: UTF8.self)
      if let earlier = seen.updateValue(file.path, forKey: folded) {
        collisions.append((earlier, file.path))
        seen[folded] = earlier
      } else {
        kept.append(file)
      }
    }
    kept.sort { $0.path < $1.path }
    return (Site(files: kept), collisions)
  }

  private init(files: [File]) {
    self.files = files
  }
}

private func lowercasedASCII(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte + 32 : byte
}
