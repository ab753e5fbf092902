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

  // Of ASCII the order of strings is that of their bytes, and they are compared as blocks of memory.
  public static func < (one: SitePath, other: SitePath) -> Bool { one.text < other.text }

  public static func == (one: SitePath, other: SitePath) -> Bool { one.text == other.text }

  private static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    guard 1...220 ~= bytes.count else { return false }
    var start = 0
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "/") {
        guard isComponent(bytes.extracting(start..<index)) else { return false }
        start = index + 1
      } else if !isPathByte(bytes[index]) {
        return false
      }
    }
    return isComponent(bytes.extracting(start..<bytes.count))
  }

  /// Whether path bytes make one component.
  private static func isComponent(_ bytes: Span<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    guard 1...200 ~= bytes.count, bytes[0] != dot, bytes[bytes.count - 1] != dot else {
      return false
    }
    var length = 0
    while length < bytes.count, bytes[length] != dot { length += 1 }
    // The names of devices begin with one of these letters; most folders with a digit.
    guard 3...4 ~= length, "acnpl".utf8.contains(lowercasedASCII(bytes[0])) else { return true }
    var stem: [UInt8] = []
    for index in 0..<length { stem.append(lowercasedASCII(bytes[index])) }
    return !isDeviceName(stem[...])
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
