internal import AnnalsVocabulary

/// What the text must keep of a name's spelling, beyond what the fold keeps.
struct SpellingRule: Hashable, Comparable, Sendable {
  /// The first word of the name that begins with a capital, as it must in the text.
  ///
  /// Nil for a name that has none, in small letters or in a script without.
  private let capital: UInt8?
  /// Every letter must be a capital.
  private let isAcronym: Bool
  /// The name has punctuation between its words, so the text may too.
  private let isLoose: Bool

  /// Names of more words are not looked for.
  private static let mostWords = 63

  /// The rule for a name and the hashes of its words; nil for a name that is never matched.
  static func of(_ name: String, scanner: WordScanner) -> (rule: Self, words: [WordHash])? {
    let text = name.utf8Span.span
    var words: [WordHash] = []
    var passage: Passage?
    var index = 0
    while let word = scanner.word(in: text, from: index) {
      if passage == nil { passage = Passage(from: word.range.lowerBound) }
      passage?.add(word, in: text)
      words.append(word.hash)
      index = word.range.upperBound
    }
    guard let passage, words.count <= mostWords, !isNumber(name) else { return nil }
    let letters = words.count == 1 ? letterCount(name, atMost: 5) : 5
    let isAcronym = 2...4 ~= letters && passage.isInCapitals(text)
    guard letters >= 3 || isAcronym else { return nil }
    let rule = Self(
      capital: passage.firstCapital,
      isAcronym: isAcronym,
      isLoose: passage.isPunctuated
    )
    return (rule, words)
  }

  /// Whether a passage that folds as the name does is spelled as the rule asks.
  func allows(_ passage: Passage, in text: Span<UInt8>) -> Bool {
    if passage.isPunctuated, !isLoose { return false }
    if let capital, !passage.hasCapital(atWord: capital) { return false }
    return !isAcronym || passage.isInCapitals(text)
  }

  static func < (one: Self, other: Self) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int {
    (capital.map { Int($0) + 1 } ?? 0) * 4 + (isAcronym ? 2 : 0) + (isLoose ? 1 : 0)
  }

  private static func letterCount(_ name: String, atMost limit: Int) -> Int {
    // Most names have this many letters in any script.
    if name.utf8.count > 24 { return limit }
    return min(limit, FoldedName(folding: name).text.unicodeScalars.count)
  }

  private static func isNumber(_ name: String) -> Bool {
    if name.utf8.contains(where: { 0x61...0x7A ~= $0 | 0x20 }) { return false }
    return FoldedName(folding: name).text.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x20 }
  }
}
