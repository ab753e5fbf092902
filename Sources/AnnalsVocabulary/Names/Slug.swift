/// The part of an address that names a thing: `khan-shaykhun`.
///
/// Words of lower-case ASCII letters and digits with single hyphens between them, 1 to 80 bytes, never
/// a name Windows reserves. Names that fold alike have the same slug; the slug of a slug is itself.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Folds and transliterates any name: `Khān Shaykhūn` and `خان شيخون` become `khan-shaykhun` and
  /// `khan-shykhwn`.
  ///
  /// A name with letters that no table has keeps what could be written and ends in a hash of its
  /// folded text; so does one that is too long, cut between words when that leaves half of it.
  public init(_ name: String) {
    let folded = FoldedName(folding: name).text
    let (written, isWhole) = transliterated(folded)
    let hash = StableHash(folded.utf8)
    if written.isEmpty {
      text = "n-" + hash.hexadecimal(digits: 16)
    } else if isWhole && written.count <= Self.longest && !isDeviceName(written[...]) {
      text = String(decoding: written, as: UTF8.self)
    } else {
      let stem = cut(written, to: Self.longest - 9)
      text = String(decoding: stem, as: UTF8.self) + "-" + hash.hexadecimal(digits: 8)
    }
  }

  /// The slug an author chose; nil when it breaks one of the rules above.
  public init?(exact text: String) {
    let bytes = Array(text.utf8)
    let words = bytes.split(separator: hyphen, omittingEmptySubsequences: false)
    guard bytes.count <= Self.longest, !isDeviceName(bytes[...]),
      words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isLetterOrDigit) })
    else { return nil }
    self.text = text
  }

  public var description: String { text }

  public static func < (one: Slug, other: Slug) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }

  /// In bytes.
  private static let longest = 80
}

private let hyphen = UInt8(ascii: "-")

/// The words of a folded name in Latin letters with hyphens between them, and whether every scalar of
/// it is in a table.
private func transliterated(_ folded: String) -> (bytes: [UInt8], isWhole: Bool) {
  var bytes: [UInt8] = []
  var isWhole = true
  for word in folded.unicodeScalars.split(separator: " ") {
    if let last = bytes.last, last != hyphen { bytes.append(hyphen) }
    for (position, scalar) in word.enumerated() {
      if position == 2, word.count >= 5, word.starts(with: "ال".unicodeScalars) {
        bytes.append(hyphen)
      }
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if isLetterOrDigit(byte) { bytes.append(byte) } else { isWhole = false }
      } else if let latin = Transliteration.latin(for: scalar) {
        bytes += latin.utf8
      } else {
        isWhole = false
      }
    }
  }
  if bytes.last == hyphen { bytes.removeLast() }
  return (bytes, isWhole)
}

/// At most `limit` bytes, ending at a hyphen when one stands in the second half.
private func cut(_ bytes: [UInt8], to limit: Int) -> ArraySlice<UInt8> {
  guard bytes.count > limit else { return bytes[...] }
  var end = limit
  while end > limit / 2, bytes[end] != hyphen { end -= 1 }
  if bytes[end] != hyphen { end = limit }
  let stem = bytes[..<end]
  return stem.last == hyphen ? stem.dropLast() : stem
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
