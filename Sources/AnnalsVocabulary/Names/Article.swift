/// The articles of folded names, in Latin and in Arabic letters.
enum Article {
  /// `text`, a folded name, without its articles; as it is when nothing else would remain.
  static func removed(from text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: " ")) || text.utf8.starts(with: arabic) else {
      return text
    }
    let bytes = Array(text.utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var words = bytes.split(separator: UInt8(ascii: " "))[...]
    var isFirst = true
    while let word = words.popFirst() {
      let next = words.first
      if let next, isLatinArticle(word, before: next) || isFirst && isLeading(word) { continue }
      if !isFirst { kept.append(UInt8(ascii: " ")) }
      isFirst = false
      kept += isWithArabicArticle(word) ? word.dropFirst(arabic.count) : word
    }
    return kept.count == bytes.count ? text : String(decoding: kept, as: UTF8.self)
  }

  /// Whether an Arabic word, in UTF-8, is `ال` and at least three letters more.
  private static func isWithArabicArticle(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= arabic.count + 6 && word.starts(with: arabic)
  }

  /// Whether a word is an article that may stand at the beginning of a name in English or French.
  private static func isLeading(_ word: ArraySlice<UInt8>) -> Bool {
    (2...3).contains(word.count) && leading.contains(String(decoding: word, as: UTF8.self))
  }

  private static func isLatinArticle(_ word: ArraySlice<UInt8>, before next: ArraySlice<UInt8>)
    -> Bool
  {
    guard 2...3 ~= word.count, let sound = latin[String(decoding: word, as: UTF8.self)] else {
      return false
    }
    return next.starts(with: sound.utf8)
  }

  /// `ال` in UTF-8.
  private static let arabic: [UInt8] = Array("ال".utf8)

  private static let leading = ["the", "le", "la", "les"]

  /// Spellings of the Arabic article, and how the next word must begin for those that take on its sound.
  private static let latin = [
    "al": "", "el": "", "il": "", "ul": "",
    "as": "s", "es": "s", "is": "s", "us": "s", "ous": "s", "ash": "sh", "esh": "sh",
    "ach": "ch", "ech": "ch", "at": "t", "et": "t", "ath": "th", "eth": "th", "ad": "d", "ed": "d",
    "ud": "d", "adh": "dh", "edh": "dh", "ar": "r", "er": "r", "ur": "r", "az": "z", "ez": "z",
    "an": "n", "en": "n",
  ]
}
