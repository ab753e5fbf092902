internal import AnnalsVocabulary

/// What `annals templates list`, `eject` and `diff` tell of the files.
extension TemplateSources {
  /// A path of the theme and which file counts there.
  public struct Listing: Hashable, Sendable {
    public enum Standing: Hashable, Sendable {
      /// The built-in file counts.
      case builtIn
      /// The site's file counts, and the built-in one is reached as `builtin:PATH` only.
      case overridden(isIdentical: Bool)
      /// Only the site has this file.
      case added
    }

    public let path: String
    public let standing: Standing

    public init(path: String, standing: Standing) {
      self.path = path
      self.standing = standing
    }
  }

  /// Every path, in byte order.
  public var listing: [Listing] {
    let added = overrides.filter { Self.find($0.path, in: builtIn) == nil }
      .map { Listing(path: $0.path, standing: .added) }
    let others = builtIn.map { file in
      let override = Self.find(file.path, in: overrides).map { overrides[$0] }
      let standing = override.map {
        Listing.Standing.overridden(isIdentical: $0.bytes == file.bytes)
      }
      return Listing(path: file.path, standing: standing ?? .builtIn)
    }
    return (added + others).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The bytes of a built-in file, to be copied into the site's folder; nil when there is none.
  public func builtInBytes(of path: String) -> [UInt8]? {
    bytes(of: TemplateName(.builtIn, path))
  }

  /// What the site's file changes in the built-in one, as a unified diff; empty when they are equal, nil
  /// when one of them is missing.
  public func difference(of path: String) -> String? {
    let names = (TemplateName(.builtIn, path), TemplateName(.override, path))
    guard let old = bytes(of: names.0), let new = bytes(of: names.1) else { return nil }
    return UnifiedDiff(from: old, to: new)
      .text(from: displayPath(of: names.0), to: displayPath(of: names.1))
  }

  /// The file most like a path that does not exist.
  public func suggestedPath(for path: String) -> String? {
    suggestion(for: path, among: builtIn.map(\.path))
  }
}
