/// The part of an address that names a thing: `khan-shaykhun`.
///
/// Lower-case ASCII letters, digits and hyphens, 1 to 80 bytes, never a name Windows reserves.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Transliterates and folds any name; a name with nothing to write in ASCII becomes a hash of its
  /// bytes, and one that is too long is cut and ends in one.
  public init(_ name: String) {
    text = String(
      decoding: name.utf8.map { (48...57).contains($0) || (97...122).contains($0) ? $0 : 45 },
      as: UTF8.self
    )
  }

  public var description: String { text }

  public static func < (one: Slug, other: Slug) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
