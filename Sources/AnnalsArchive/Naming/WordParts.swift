internal import AnnalsVocabulary

extension WordScanner.Word {
  /// The word after a French elision: `Idlib` of `d’Idlib`.
  func withoutElision(in text: Span<UInt8>, scanner: WordScanner) -> WordScanner.Word? {
    guard let sign = apostrophes(in: text).first else { return nil }
    let before = scanner.hash(of: text.extracting(range.lowerBound..<sign.lowerBound))
    guard elisions.contains(before) else { return nil }
    return scanner.word(in: text, from: sign.upperBound)
  }

  /// The word before an English possessive: `Idlib` of `Idlib’s`.
  func withoutPossessive(in text: Span<UInt8>, scanner: WordScanner) -> (hash: WordHash, end: Int)?
  {
    guard let sign = apostrophes(in: text).last, range.upperBound - sign.upperBound == 1,
      text[sign.upperBound] | 0x20 == UInt8(ascii: "s")
    else { return nil }
    let stem = scanner.hash(of: text.extracting(range.lowerBound..<sign.lowerBound))
    return stem.count == 0 ? nil : (stem, sign.lowerBound)
  }

  /// Where `'` and `’` stand in the word: the first and the last of them.
  private func apostrophes(in text: Span<UInt8>) -> (first: Range<Int>?, last: Range<Int>?) {
    var first: Range<Int>?
    var last: Range<Int>?
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = text.scalar(at: index)
      if scalar == 0x27 || scalar == 0x2019 {
        last = index..<index + length
        first = first ?? last
      }
      index += length
    }
    return (first, last)
  }
}

/// What French elides before a vowel, as it folds.
private let elisions = Set(
  [
    "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
  ].map { WordHash(folded: $0.utf8) }
)
