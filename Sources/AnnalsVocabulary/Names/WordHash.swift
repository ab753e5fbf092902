/// A hash of a folded word that can be taken apart: from the hashes of a word and of its beginning
/// follows that of the rest, so a prefix is left out without reading the word again.
///
/// It is a polynomial in 2^64 with a fixed odd base. Words that happen to share a hash count as the
/// same word; nobody is kept from looking for such words, so nothing may depend on it but links.
public struct WordHash: Hashable, Sendable {
  public private(set) var value: UInt64 = 0
  /// In bytes of folded UTF-8.
  public private(set) var count: UInt32 = 0

  public init() {}

  /// The hash of a word that is already folded.
  public init(folded word: some Sequence<UInt8>) {
    for byte in word { append(byte) }
  }

  /// The hash of the word with one byte more.
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    value = value &* Self.base &+ UInt64(byte) &+ 1
    count &+= 1
  }

  /// The hash of the word without `prefix`, which it must begin with.
  public func removing(prefix: WordHash) -> WordHash {
    var rest = self
    rest.count &-= prefix.count
    rest.value = value &- prefix.value &* Self.power(rest.count)
    return rest
  }

  /// The hash of the word with `prefix` before it.
  public func adding(prefix: WordHash) -> WordHash {
    var whole = self
    whole.count &+= prefix.count
    whole.value = value &+ prefix.value &* Self.power(count)
    return whole
  }

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func power(_ exponent: UInt32) -> UInt64 {
    var result: UInt64 = 1
    var factor = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result &* factor }
      factor = factor &* factor
      rest >>= 1
    }
    return result
  }
}
