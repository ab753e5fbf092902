/// Where the next byte stands that an escaper must look at.
///
/// Eight bytes are asked at once: in prose hardly one in fifty is such a byte, and what is escaped is
/// most of what a site consists of.
extension Span<UInt8> {
  /// The index, from `start` on, of the first byte that HTML content or a quoted attribute may not
  /// hold as it is (`& < > " '`); `count` when there is none.
  @inline(__always)
  func endOfPlainHTML(from start: Int) -> Int {
    end(from: start, isPlainHTML) { word in
      // `&` and `'` differ in one bit, and so do `<` and `>`.
      word.mayHold(0x26, except: 0x01) | word.mayHold(0x3C, except: 0x02) | word.mayHold(0x22)
    }
  }

  /// The index, from `start` on, of the first byte that may not stand in a JSON string as it is,
  /// whatever comes after it; `count` when there is none.
  public func endOfPlainJSON(from start: Int) -> Int {
    end(from: start, isPlainJSON) { word in
      // `"` and `&` differ in one bit, and so do `<` and `>`.
      word.mayHoldControl | word.mayHold(0x22, except: 0x04) | word.mayHold(0x3C, except: 0x02)
        | word.mayHold(0x5C) | word.mayHold(0x7F) | word.mayHold(0xE2)
    }
  }

  @inline(__always)
  private func end(
    from start: Int,
    _ isPlain: (UInt8) -> Bool,
    _ special: (UInt64) -> UInt64
  ) -> Int {
    var index = start
    let raw = unsafe bytes
    while index + 8 <= count {
      let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
      if special(word) != 0 { break }
      index += 8
    }
    while index < count, isPlain(self[index]) { index += 1 }
    return index
  }
}

/// Anderson, “Bit Twiddling Hacks”: a byte of a word is zero.
extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Not zero when a byte is `byte`, whatever its bits of `except` are.
  @inline(__always)
  fileprivate func mayHold(_ byte: UInt8, except bits: UInt8 = 0) -> UInt64 {
    let rest = (self & (UInt64(~bits) &* Self.ones)) ^ (UInt64(byte) &* Self.ones)
    return (rest &- Self.ones) & ~rest & Self.highs
  }

  /// Not zero when a byte is below 0x20.
  @inline(__always)
  fileprivate var mayHoldControl: UInt64 { (self &- 0x20 &* Self.ones) & ~self & Self.highs }
}

@inline(__always)
private func isPlainHTML(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
    UInt8(ascii: "'"):
    false
  default: true
  }
}

@inline(__always)
private func isPlainJSON(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, 0x7F, 0xE2: false
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
    UInt8(ascii: "&"):
    false
  default: true
  }
}
