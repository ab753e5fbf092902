/// The articles of folded names, in Latin and in Arabic letters.
enum Article {
  /// `text`, a folded name, without its articles; as it is when nothing else would remain.
  static func removed(from text: String) -> String {
    let words = text.utf8.split(separator: UInt8(ascii: " "))
    var kept: [Substring.UTF8View] = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      if let next, isLatinArticle(word, before: next) { continue }
      if index == 0, next != nil, leading.contains(where: { word.elementsEqual($0.utf8) }) {
        continue
      }
      kept.append(isWithArabicArticle(word) ? word.dropFirst(arabic.count) : word)
    }
    return kept.map { String(Substring($0)) }.joined(separator: " ")
  }

  /// Whether an Arabic word, in UTF-8, is `ال` and at least three letters more.
  static func isWithArabicArticle(_ word: some Collection<UInt8>) -> Bool {
    word.count >= 10 && word.starts(with: arabic)
  }

  /// `ال` in UTF-8.
  static let arabic: [UInt8] = Array("ال".utf8)

  /// Articles of Latin languages that a name may begin with.
  private static let leading = ["the", "le", "la", "les"]

  /// Spellings of the Arabic article that stand before any word.
  private static let moon = ["al", "el", "il", "ul"]

  /// Spellings that take on the sound of the next word, and how that word must begin.
  private static let sun: [(articles: [String], sound: String)] = [
    (["as", "es", "is", "us", "ous"], "s"), (["ash", "esh"], "sh"), (["ech", "ach"], "ch"),
    (["at", "et"], "t"), (["ath", "eth"], "th"), (["ad", "ed", "ud"], "d"),
    (["adh", "edh"], "dh"), (["ar", "er", "ur"], "r"), (["az", "ez"], "z"), (["an", "en"], "n"),
  ]

  private static func isLatinArticle(
    _ word: Substring.UTF8View,
    before next: Substring.UTF8View
  ) -> Bool {
    guard 2...3 ~= word.count else { return false }
    if moon.contains(where: { word.elementsEqual($0.utf8) }) { return true }
    return sun.contains { articles, sound in
      next.starts(with: sound.utf8) && articles.contains { word.elementsEqual($0.utf8) }
    }
  }
}
