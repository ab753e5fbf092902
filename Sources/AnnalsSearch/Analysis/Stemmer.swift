import AnnalsVocabulary
import CSnowball

/// Cuts folded words of one language to their stems, by Snowball.
///
/// Used while the index is made only: a table of forms and stems goes into the index, so that a reader
/// needs no stemmer. Not safe to share between threads; each worker makes its own.
@safe struct Stemmer: ~Copyable {
  private let stemmer: OpaquePointer

  /// Nil for a language Snowball is not used for; its words are their own stems.
  init?(_ language: LanguageTag) {
    let algorithm: String
    switch language.primary {
    case "fr": algorithm = "french"
    case "en": algorithm = "english"
    case "ar": algorithm = "arabic"
    default: return nil
    }
    guard let made = unsafe sb_stemmer_new(algorithm, "UTF_8") else { return nil }
    unsafe stemmer = made
  }

  deinit {
    unsafe sb_stemmer_delete(stemmer)
  }

  /// The stem of a folded word; the word itself when the stemmer has nothing to say.
  func stem(_ word: ArraySlice<UInt8>) -> [UInt8] {
    unsafe word.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress,
        let result = unsafe sb_stemmer_stem(stemmer, start, Int32(bytes.count))
      else { return Array(word) }
      let count = unsafe Int(sb_stemmer_length(stemmer))
      return count == 0
        ? Array(word) : unsafe Array(UnsafeBufferPointer(start: result, count: count))
    }
  }
}
