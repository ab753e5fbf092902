internal import AnnalsVocabulary

/// What a word may be without the particles that Arabic writes onto it: one of `و ف`, then one of
/// `ب ل ك`, then the article `ال`, each of which may be missing.
///
/// `ل` before the article becomes `لل`, and before an article and a further `ل` too, so three names may
/// stand in a word that begins so. The sequence gives hashes, the least shortened word first.
struct ArabicParticles: Sequence, IteratorProtocol {
  private var rests: InlineArray<8, WordHash>
  private var count = 0
  private var position = 0

  /// The rests of a word of Arabic letters; none for any other.
  init(before word: WordScanner.Word, in text: Span<UInt8>) {
    rests = InlineArray(repeating: word.hash)
    var letters = LeadingLetters(of: text.extracting(word.range))
    var prefix = WordHash()
    if letters.startWithArticle { add(word.hash, withoutArticleAfter: prefix) }
    if let letter = letters.take([waw, fa, fa]) {
      add(word.hash, without: &prefix, letter)
      if letters.startWithArticle { add(word.hash, withoutArticleAfter: prefix) }
    }
    guard let letter = letters.take([ba, lam, kaf]) else { return }
    add(word.hash, without: &prefix, letter)
    if letters.startWithArticle { add(word.hash, withoutArticleAfter: prefix) }
    if letter == lam, letters.take([lam, lam, lam]) != nil {
      prefix.append(lam)
      let rest = word.hash.removing(prefix: prefix)
      add(rest.adding(prefix: articleAndLam))
      add(rest.adding(prefix: article))
      add(rest)
    }
  }

  mutating func next() -> WordHash? {
    guard position < count else { return nil }
    position += 1
    return rests[position - 1]
  }

  private mutating func add(_ whole: WordHash, without prefix: inout WordHash, _ letter: UInt16) {
    prefix.append(letter)
    add(whole.removing(prefix: prefix))
  }

  private mutating func add(_ whole: WordHash, withoutArticleAfter prefix: WordHash) {
    add(whole.removing(prefix: article.adding(prefix: prefix)))
  }

  private mutating func add(_ rest: WordHash) {
    guard count < 8 else { return }
    rests[count] = rest
    count += 1
  }
}

/// The first letters of a word, taken one after another; points and tatweel between them are skipped.
private struct LeadingLetters {
  /// Room for two particles, a second `ل` and the article, then zeros.
  private var letters = InlineArray<6, UInt16>(repeating: 0)
  private var position = 0

  init(of word: Span<UInt8>) {
    var count = 0
    var index = 0
    while index + 1 < word.count, count < 6 {
      let letter = UInt16(word[index]) << 8 | UInt16(word[index + 1])
      index += 2
      if 0xD98B...0xD99F ~= letter || letter == 0xD980 { continue }
      letters[count] = letter
      count += 1
      if !(0xD8A0...0xD9BF ~= letter) { break }
    }
  }

  /// The next letter, when it is one of these.
  mutating func take(_ wanted: InlineArray<3, UInt16>) -> UInt16? {
    let letter = letters[position]
    guard letter == wanted[0] || letter == wanted[1] || letter == wanted[2] else { return nil }
    position += 1
    return letter
  }

  var startWithArticle: Bool {
    (letters[position] == alif || letters[position] == alifWasla) && letters[position + 1] == lam
  }
}

extension WordHash {
  fileprivate mutating func append(_ letter: UInt16) {
    append(UInt8(letter >> 8))
    append(UInt8(letter & 0xFF))
  }
}

// Letters in the two bytes of their UTF-8.
private let alif: UInt16 = 0xD8A7
private let alifWasla: UInt16 = 0xD9B1
private let ba: UInt16 = 0xD8A8
private let fa: UInt16 = 0xD981
private let kaf: UInt16 = 0xD983
private let lam: UInt16 = 0xD984
private let waw: UInt16 = 0xD988

private let article = WordHash(folded: "ال".utf8)
private let articleAndLam = WordHash(folded: "الل".utf8)
