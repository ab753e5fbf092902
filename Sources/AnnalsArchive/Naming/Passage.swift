internal import AnnalsVocabulary

/// Words that follow one another in a text, and what their spelling says beyond what the fold keeps.
struct Passage {
  private(set) var range: Range<Int>
  /// Whether anything stands between two of the words but white space, hyphens and invisible signs.
  private(set) var isPunctuated = false
  /// One bit for each word that begins with a capital.
  private var capitals: UInt64 = 0
  private var count = 0

  init(from start: Int) {
    range = start..<start
  }

  mutating func add(_ word: WordScanner.Word, in text: Span<UInt8>) {
    if count > 0, !isJoint(text.extracting(range.upperBound..<word.range.lowerBound)) {
      isPunctuated = true
    }
    if count < 64, isCapital(text.scalar(at: word.range.lowerBound).value) {
      capitals |= 1 << UInt64(count)
    }
    count += 1
    range = range.lowerBound..<word.range.upperBound
  }

  /// The same words, the last one cut short.
  func ending(at end: Int) -> Passage {
    var cut = self
    cut.range = range.lowerBound..<end
    return cut
  }

  /// The first word that begins with a capital.
  var firstCapital: UInt8? {
    capitals == 0 ? nil : UInt8(capitals.trailingZeroBitCount)
  }

  func hasCapital(atWord index: UInt8) -> Bool {
    capitals >> UInt64(index) & 1 == 1
  }

  /// Whether there is a capital and no small letter.
  func isInCapitals(_ text: Span<UInt8>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = text.scalar(at: index)
      if isSmall(scalar) { return false }
      index += length
    }
    return capitals & 1 == 1
  }
}

/// Whether what stands between two words lets them be words of one name.
private func isJoint(_ gap: Span<UInt8>) -> Bool {
  if gap.count == 1 { return gap[0] == 0x20 || gap[0] == 0x2D || gap[0] == 0x0A }
  var index = 0
  while index < gap.count {
    let (scalar, length) = gap.scalar(at: index)
    switch scalar {
    // White space and hyphens.
    case 0x20, 0x09, 0x0A, 0x0D, 0x2D, 0xA0, 0x2009, 0x202F, 0x2010, 0x2011: break
    // Apostrophes; marks of direction and joining.
    case 0x27, 0x60, 0x2018, 0x2019, 0x02BB...0x02BF, 0x61C, 0x200C...0x200F, 0x2066...0x2069: break
    default: return false
    }
    index += length
  }
  return true
}

private func isCapital(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return 0x41...0x5A ~= scalar }
  // Arabic, which has none, is most of what is not ASCII.
  if 0x600..<0x700 ~= scalar { return false }
  guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
  return properties.isUppercase || properties.generalCategory == .titlecaseLetter
}

private func isSmall(_ scalar: UInt32) -> Bool {
  if scalar < 0x80 { return 0x61...0x7A ~= scalar }
  return Unicode.Scalar(scalar)?.properties.isLowercase ?? false
}
