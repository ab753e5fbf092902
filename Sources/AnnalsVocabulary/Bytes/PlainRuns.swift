/// Where the next byte stands that an escaper must look at.
///
/// Sixteen bytes are asked at once: in prose hardly one in fifty is such a byte, and what is escaped is
/// most of what a site consists of.
extension Span<UInt8> {
  /// The index, from `start` on, of the first byte that HTML content or a quoted attribute may not
  /// hold as it is (`& < > " '`); `count` when there is none.
  @inline(__always)
  func endOfPlainHTML(from start: Int) -> Int {
    end(from: start) { bytes in
      // `&` and `'` differ in one bit, and so do `<` and `>`.
      bytes.equals(0x26, or: 0x27) .| bytes.equals(0x3C, or: 0x3E) .| bytes.equals(0x22, or: 0x22)
    }
  }

  /// The index, from `start` on, of the first byte that may not stand in a JSON string as it is,
  /// whatever comes after it; `count` when there is none.
  public func endOfPlainJSON(from start: Int) -> Int {
    end(from: start) { bytes in
      // `"` and `&` differ in one bit, and so do `<` and `>`.
      (bytes .< SIMD16(repeating: 0x20)) .| bytes.equals(0x22, or: 0x26)
        .| bytes.equals(0x3C, or: 0x3E) .| bytes.equals(0x5C, or: 0x5C)
        .| bytes.equals(0x7F, or: 0x7F) .| bytes.equals(0xE2, or: 0xE2)
    }
  }

  @inline(__always)
  private func end(
    from start: Int,
    where isSpecial: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    guard count - start >= 16 else { return endOfFew(from: start, where: isSpecial) }
    var index = start
    while index + 16 <= count {
      if let first = isSpecial(sixteen(at: index)).first { return index + first }
      index += 16
    }
    if index == count { return count }
    // The rest, with bytes before it that are known to be plain.
    return isSpecial(sixteen(at: count - 16)).first.map { count - 16 + $0 } ?? count
  }

  /// For less than sixteen bytes, which two reads take that may overlap.
  @inline(__always)
  private func endOfFew(
    from start: Int,
    where isSpecial: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    let rest = count - start
    var halves = SIMD2<UInt64>()
    let half: Int
    switch rest {
    case 8...:
      halves[0] = number(at: start)
      halves[1] = number(at: count - 8)
      half = 8
    case 4...:
      let low: UInt32 = number(at: start)
      let high: UInt32 = number(at: count - 4)
      halves[0] = UInt64(low) | UInt64(high) << 32
      // The other half repeats the first, so that it holds nothing of its own.
      halves[1] = halves[0]
      half = 4
    default:
      return (start..<count).first { isSpecial(SIMD16(repeating: self[$0])).first != nil } ?? count
    }
    let few = unsafe unsafeBitCast(halves, to: SIMD16<UInt8>.self)
    guard let first = isSpecial(few).first else { return count }
    return first < half ? start + first : count - 2 * half + first
  }

  @inline(__always)
  private func sixteen(at index: Int) -> SIMD16<UInt8> {
    let raw = unsafe bytes
    return unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  @inline(__always)
  private func number<Number: FixedWidthInteger & BitwiseCopyable>(at index: Int) -> Number {
    let raw = unsafe bytes
    return unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: Number.self)
  }
}

extension SIMD16<UInt8> {
  /// Which are one of two that differ in one bit at most, the second having it.
  @inline(__always)
  fileprivate func equals(_ one: UInt8, or other: UInt8) -> SIMDMask<SIMD16<Int8>> {
    self | SIMD16(repeating: one ^ other) .== SIMD16(repeating: other)
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// The lowest place that is set.
  @inline(__always)
  fileprivate var first: Int? {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].trailingZeroBitCount >> 3 }
    return halves[1] == 0 ? nil : 8 + (halves[1].trailingZeroBitCount >> 3)
  }
}
