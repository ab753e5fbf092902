public import AnnalsVocabulary

/// The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.
public struct SHA256Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
  // Four words of eight bytes, the first byte highest, so that their order is that of the digits.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest with these 32 bytes; nil for another number of bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    func word(_ start: Int) -> UInt64 {
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    words = (word(0), word(8), word(16), word(24))
  }

  /// The digest written as 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hexadecimal digits: some Collection<UInt8>) {
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    self.init(bytes)
  }

  /// The digest of bytes in memory.
  public init(of bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes.span)
    self = hash.finished()
  }

  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) }
    }
  }

  /// In hexadecimal digits.
  public var description: String {
    var writer = ByteWriter(capacity: 64)
    writer.append(self)
    return writer.text
  }

  public static func == (one: Self, other: Self) -> Bool { one.words == other.words }

  public static func < (one: Self, other: Self) -> Bool { one.words < other.words }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

extension ByteWriter {
  /// Writes the digest as 64 hexadecimal digits.
  public mutating func append(_ digest: SHA256Digest) {
    append(hexadecimal: digest.bytes)
  }

  /// Writes two lower-case hexadecimal digits a byte.
  mutating func append(hexadecimal bytes: some Sequence<UInt8>) {
    for byte in bytes {
      for half in [byte >> 4, byte & 15] {
        append(half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10)
      }
    }
  }
}
