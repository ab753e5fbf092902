/// Finds the words of a text as the fold divides it, with the hash of each one's folded form and its
/// place in the original bytes.
public struct WordScanner: Sendable {
  /// One word of a text.
  ///
  /// It is small enough to be returned in registers, which makes the search for names a tenth faster.
  public struct Word: Hashable, Sendable {
    private let start: UInt32
    private let end: UInt32
    public let hash: WordHash
    /// Whether something that the fold drops and that is no mark stands inside: an apostrophe mostly.
    public let isBroken: Bool

    public init(range: Range<Int>, hash: WordHash, isBroken: Bool) {
      start = UInt32(range.lowerBound)
      end = UInt32(range.upperBound)
      self.hash = hash
      self.isBroken = isBroken
    }

    /// In bytes of the text: from the first letter that the fold keeps to the last, with the marks on
    /// it but without quotation marks, apostrophes and invisible signs around it.
    public var range: Range<Int> { Int(start)..<Int(end) }
  }

  private let folds = ScalarFolds.shared

  public init() {}

  /// The first word that begins at `start` or later; nil when there is none before 4 GiB.
  public func word(in text: Span<UInt8>, from start: Int) -> Word? {
    let folds = folds
    let table = folds.bytes.span
    var reading = Reading()
    var index = start
    let count = min(text.count, Int(UInt32.max))
    while index < count {
      let run = index
      var folded = table[Int(text[index])]
      while ScalarFolds.isByte(folded) {
        reading.hash.append(folded)
        index += 1
        if index == count { break }
        folded = table[Int(text[index])]
      }
      if index > run { reading.addLetters(from: run, to: index) }
      if index == count { break }
      if folded == ScalarFolds.separating {
        if reading.first >= 0 { return reading.word }
        index += 1
      } else if folded == ScalarFolds.vanishing {
        reading.dropped = index
        index += 1
      } else if let fold = folds.shortFold(at: index, of: text) {
        if fold > 0xFF { reading.hash.append(UInt8(fold >> 8)) }
        reading.hash.append(UInt8(truncatingIfNeeded: fold))
        reading.addLetters(from: index, to: index + 2)
        index += 2
      } else {
        let (scalar, length) = text.scalar(at: index)
        let bytes = text.extracting(index..<index + length)
        switch append(scalar, spelled: bytes, to: &reading.hash) {
        case .separator: if reading.first >= 0 { return reading.word }
        case .letter: reading.addLetters(from: index, to: index + length)
        case .mark: if reading.dropped < 0 { reading.end = index + length }
        case .dropped: reading.dropped = index
        }
        index += length
      }
    }
    return reading.first >= 0 && reading.end <= count ? reading.word : nil
  }

  /// The hash of what a part of a text folds to.
  public func hash(of part: Span<UInt8>) -> WordHash {
    var hash = WordHash()
    var index = 0
    while index < part.count {
      let (scalar, length) = part.scalar(at: index)
      _ = append(scalar, spelled: part.extracting(index..<index + length), to: &hash)
      index += length
    }
    return hash
  }
}

extension WordScanner {
  /// What has been read of a word.
  private struct Reading {
    var hash = WordHash()
    /// Negative before the first letter.
    var first = -1
    var end = 0
    /// Where the last dropped sign stands when no letter came after it, else negative.
    var dropped = -1
    var isBroken = false

    var word: Word { Word(range: first..<end, hash: hash, isBroken: isBroken) }

    @inline(__always)
    mutating func addLetters(from start: Int, to end: Int) {
      if first < 0 { first = start } else if dropped >= 0 { isBroken = true }
      dropped = -1
      self.end = end
    }
  }

  /// What a scalar is to the word it stands in.
  private enum Part {
    case separator
    case letter
    case mark
    case dropped
  }

  private func append(
    _ scalar: UInt32,
    spelled bytes: Span<UInt8>,
    to hash: inout WordHash
  ) -> Part {
    if HangulSyllable.all.contains(scalar) {
      var jamo = ByteWriter(capacity: 9)
      HangulSyllable.append(jamoOf: scalar, to: &jamo)
      for byte in jamo.bytes { hash.append(byte) }
      return .letter
    }
    switch folds.fold(of: scalar) {
    case .separator: return .separator
    case .nothing: return isMark(scalar) ? .mark : .dropped
    case .itself:
      for index in bytes.indices { hash.append(bytes[index]) }
      return .letter
    case .text(let range):
      for index in range where folds.texts[index] != UInt8(ascii: " ") {
        hash.append(folds.texts[index])
      }
      return .letter
    }
  }

  /// Whether a scalar belongs to the letter before it: an accent, a vowel point, a tatweel, a hamza.
  private func isMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Combining accents, Arabic points, hamza and tatweel: nearly all there are in running text.
    case 0x300..<0x370, 0x64B..<0x660, 0x621, 0x640: true
    default: Unicode.Scalar(scalar)?.properties.generalCategory == .nonspacingMark
    }
  }
}
