/// The article that is written as part of an Arabic word, alone or after `و ب ك ف`, or as `لل`.
enum ArabicArticle {
  /// A folded word without it; as it is when less than three letters would remain.
  static func removed(from word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for article in articles where word.starts(with: article) {
      let rest = word.dropFirst(article.count)
      // Three letters of two bytes.
      return rest.count >= 6 ? rest : word
    }
    return word
  }

  private static let articles: [[UInt8]] = ["وال", "بال", "كال", "فال", "ال", "لل"].map {
    Array($0.utf8)
  }
}
