/// The address of one file in the published site, relative to its root: `towns/idlib.html`.
///
/// A path cannot leave the site and means the same file on every file system: its components use
/// only `A-Z a-z 0-9 . _ -`, do not begin or end with a dot, are at most 200 bytes, 220 for the
/// whole path, and are no devices of Windows such as `con.html`. Paths are ordered by bytes.
public struct SitePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole path; ASCII.
  public let text: String

  /// Nil when `text` breaks one of the rules above.
  public init?(_ text: String) {
    guard Self.isValid(text) else { return nil }
    self.text = text
  }

  /// A path known to be right, as the constants of our own code are; it stops the program when not.
  public init(known text: StaticString) {
    let text = text.description
    precondition(Self.isValid(text), "not a site path: \(text)")
    self.text = text
  }

  public var description: String { text }

  /// How many folders lie between the root and the file.
  public var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }

  /// The folder that holds the file, without a slash at the end; empty for the root.
  public var folder: Substring {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return text[..<slash]
  }

  /// The last component: the name of the file in its folder.
  public var name: Substring {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text[...] }
    return text[text.utf8.index(after: slash)...]
  }

  public static func < (one: SitePath, other: SitePath) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }

  public static func == (one: SitePath, other: SitePath) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  private static func isValid(_ text: String) -> Bool {
    1...220 ~= text.utf8.count
      && text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .allSatisfy(isComponent)
  }

  private static func isComponent(_ component: Substring.UTF8View) -> Bool {
    let dot = UInt8(ascii: ".")
    guard 1...200 ~= component.count, component.first != dot, component.last != dot,
      component.allSatisfy(isPathByte)
    else { return false }
    return component.count < 3
      || !isDeviceName(component.prefix { $0 != dot }.map(lowercasedASCII)[...])
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension ByteWriter {
  /// Writes the link from a page `depth` folders below the root to `path`: `../../towns/idlib.html`.
  public mutating func append(linkTo path: SitePath, fromDepth depth: Int) {
    for _ in 0..<depth { append("../") }
    append(path.text)
  }
}
