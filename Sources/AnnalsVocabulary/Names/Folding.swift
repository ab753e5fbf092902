/// A name reduced to what its spellings share: case, diacritics, Arabic orthography, digits and
/// punctuation folded, words separated by one space.
///
/// Two names with equal folded forms are the same name to the archive. It is compared by bytes.
/// `Khān Shaykhūn` is `khan shaykhun`; a name without a letter or digit stays as it was written.
public struct FoldedName: Hashable, Comparable, Sendable {
  public let text: String

  public init(folding name: String) {
    var writer = ByteWriter(capacity: name.utf8.count)
    writer.append(folding: name.utf8Span.span)
    text = writer.count == 0 ? name : writer.text
  }

  private init(folded text: String) {
    self.text = text
  }

  /// The same name without the articles that spellings often leave out: `الرقة` and `رقة`, `al-Bab`
  /// and `Bab`, `Deir ez-Zor` and `Deir Zor`.
  ///
  /// It is for finding what an exact name did not find: `ar-Ras` and `Ras` may be two places.
  public var withoutArticles: FoldedName {
    FoldedName(folded: Article.removed(from: text))
  }

  public func hash(into hasher: inout Hasher) {
    // Not `utf8Span`, which a last call outlives; see `ByteWriter.append(_:)`.
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  public static func < (one: FoldedName, other: FoldedName) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }

  public static func == (one: FoldedName, other: FoldedName) -> Bool {
    one.text.hasSameBytes(as: other.text)
  }
}
