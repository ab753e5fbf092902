public import Foundation

/// A folder of its own for one test, removed with it.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let base = FileManager.default.temporaryDirectory.path
    path = "\(base)/annals-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // What a test made unreadable is left to the system's own cleaning.
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in the folder.
  public func callAsFunction(_ relative: String) -> String { "\(path)/\(relative)" }

  public func write(_ text: String, to relative: String) throws {
    try makeFolder(
      String(relative.prefix(upTo: relative.lastIndex(of: "/") ?? relative.startIndex))
    )
    try Data(text.utf8).write(to: URL(fileURLWithPath: self(relative)))
  }

  public func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(
      atPath: self(relative),
      withIntermediateDirectories: true
    )
  }

  public func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self(relative),
      withDestinationPath: target
    )
  }

  public func text(_ relative: String) throws -> String {
    try String(contentsOfFile: self(relative), encoding: .utf8)
  }

  public func bytes(_ relative: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: self(relative)))
  }

  /// Every file below a folder, hidden ones too, in byte order.
  public func files(in relative: String = ".") throws -> [String] {
    let top = URL(fileURLWithPath: self(relative))
    return try FileManager.default.subpathsOfDirectory(atPath: top.path)
      .filter { !top.appendingPathComponent($0).hasDirectoryPath }
      .filter { name in
        let type = try FileManager.default.attributesOfItem(atPath: "\(top.path)/\(name)")[.type]
        return type as? FileAttributeType != .typeDirectory
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What lies directly in the folder.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  /// The permission bits of a file or folder.
  public func mode(_ relative: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: self(relative))[.posixPermissions] as? Int
  }
}
