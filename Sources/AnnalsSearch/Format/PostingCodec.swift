import AnnalsVocabulary

/// One document a term stands in, and how much it says about it: 1 to 15.
///
/// Documents are numbered up to 2^28.
struct Posting: Hashable, Comparable {
  /// The document above, the impact in the lowest four bits.
  private let packed: UInt32

  init(document: UInt32, impact: UInt8) {
    packed = document << 4 | UInt32(impact)
  }

  var document: UInt32 { packed >> 4 }
  var impact: UInt8 { UInt8(packed & 15) }

  static func < (one: Posting, other: Posting) -> Bool {
    one.packed < other.packed
  }
}

/// Numbers and postings as text that needs no escaping in JSON (docs/search-index.md, "Numbers").
///
/// A number is written in base 45 with 90 signs: the printable ASCII characters from `#` on, without
/// `<` and `\`. Signs 45 to 89 say that more follows, signs 0 to 44 end the number, the lowest digit
/// first.
enum PostingCodec {
  /// Ends a group of postings, or the list of one document in a column.
  static let end = UInt8(ascii: "!")

  /// The sign of a number below 90.
  @inline(__always)
  static func sign(_ number: UInt32) -> UInt8 {
    0x23 + UInt8(number) + (number >= 0x3C - 0x23 ? 1 : 0) + (number >= 0x5C - 0x24 ? 1 : 0)
  }

  /// The postings of `text`, in order of their documents; nil for text that `encode` did not write.
  static func decode(_ text: some Collection<UInt8>) -> [Posting]? {
    var postings: [Posting] = []
    var impact: UInt8?
    var previous = -1
    var number = 0
    var factor = 1
    for byte in text {
      guard let current = impact else {
        guard (UInt8(ascii: "a")...UInt8(ascii: "o")).contains(byte) else { return nil }
        impact = byte - UInt8(ascii: "a") + 1
        previous = -1
        continue
      }
      if byte == end {
        guard factor == 1 else { return nil }
        impact = nil
        continue
      }
      guard let digit = digit(of: byte), factor <= 45 * 45 * 45 * 45 * 45 else { return nil }
      number += digit % 45 * factor
      factor *= 45
      guard digit < 45 else { continue }
      previous += number + 1
      guard let document = UInt32(exactly: previous), document < 1 << 28 else { return nil }
      postings.append(Posting(document: document, impact: current))
      number = 0
      factor = 1
    }
    guard impact == nil else { return nil }
    return postings.sorted()
  }

  /// The numbers of a run of them; what comes after damage is left out.
  static func numbers(_ text: ArraySlice<UInt8>) -> [Int] {
    var numbers: [Int] = []
    var number = 0
    var factor = 1
    for byte in text {
      guard let digit = digit(of: byte), factor < 1 << 40 else { break }
      number += digit % 45 * factor
      factor *= 45
      guard digit < 45 else { continue }
      numbers.append(number)
      number = 0
      factor = 1
    }
    return numbers
  }

  static func digit(of sign: UInt8) -> Int? {
    guard (UInt8(0x23)...0x7E).contains(sign), sign != 0x3C, sign != 0x5C else { return nil }
    return Int(sign) - 0x23 - (sign > 0x3C ? 1 : 0) - (sign > 0x5C ? 1 : 0)
  }
}

extension ByteWriter {
  mutating func append(base45 number: UInt32) {
    var rest = number
    while rest >= 45 {
      append(PostingCodec.sign(45 + rest % 45))
      rest /= 45
    }
    append(PostingCodec.sign(rest))
  }

  /// Groups by impact, the greatest first: a letter (`a` is 1), the gaps between ids less one, `!`.
  ///
  /// The postings must be in order of their documents, each once.
  mutating func append(postings: Span<Posting>) {
    // Most words have one impact or two; a pass for each costs less than sorting.
    var present: UInt16 = 0
    for index in postings.indices { present |= 1 << UInt16(postings[index].impact) }
    for impact in stride(from: UInt8(15), through: 1, by: -1) where present >> impact & 1 == 1 {
      append(UInt8(ascii: "a") - 1 + impact)
      var next: UInt32 = 0
      for index in postings.indices {
        let posting = postings[index]
        guard posting.impact == impact else { continue }
        append(base45: posting.document - next)
        next = posting.document + 1
      }
      append(PostingCodec.end)
    }
  }
}
