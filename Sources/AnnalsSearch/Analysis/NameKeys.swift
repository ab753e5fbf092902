import AnnalsVocabulary

/// What the spellings of one Arabic name share, in Latin or Arabic script: its consonants.
///
/// `Khan Shaykhun`, `Khan Cheikhoun`, `Jan Sheijun` and `خان شيخون` all have the key `xncxn`. A key only
/// gathers candidates: short names collide, so `similarity` has to confirm what a key finds.
/// The rules are a table in docs/search-index.md; the browser's copy is held to the same test vectors.
public struct NameKeys: Hashable, Sendable {
  /// The main key first, then those of other readings of its letters (`j` as `y` or `kh`, `g` as `j`,
  /// `dh` as `z`, a glued article), each once.
  ///
  /// Empty for a name without consonants.
  public let keys: [String]

  public init(_ name: String) {
    let words = Self.words(of: name)
    var found: [[UInt8]] = []
    func add(_ reading: Reading) {
      let key = Self.key(words, reading)
      if !key.isEmpty && !found.contains(key) { found.append(key) }
    }
    add(Reading())
    if words.contains(where: { $0.startsWithGluedArticle }) { add(Reading(gluedArticle: true)) }
    if words.contains(where: { $0.bytes.contains(UInt8(ascii: "j")) }) {
      add(Reading(j: .y))
      add(Reading(j: .kh))
    }
    if words.contains(where: \.hasPlainG) { add(Reading(gIsJ: true)) }
    if words.contains(where: \.hasInterdental) { add(Reading(interdentalIsSibilant: true)) }
    keys = found.map { String(decoding: $0, as: UTF8.self) }
  }

  /// One way to read letters that stand for several sounds.
  struct Reading {
    enum J { case j, y, kh }

    var gluedArticle = false
    var j = J.j
    var gIsJ = false
    var interdentalIsSibilant = false
  }

  static func key(_ words: [NameWord], _ reading: Reading) -> [UInt8] {
    var key: [UInt8] = []
    for (position, word) in words.enumerated() {
      let isLast = position == words.count - 1
      let part =
        word.isArabic
        ? word.arabicConsonants(reading)
        : word.latinConsonants(reading, isLast: isLast)
      for byte in part where byte != key.last { key.append(byte) }
    }
    return key
  }

  /// The words that count: articles, particles and assimilated articles (`ash-Sh…`) left out.
  static func words(of name: String) -> [NameWord] {
    let all = FoldedName(folding: name).text.utf8.split(separator: UInt8(ascii: " ")).map {
      NameWord(Array($0))
    }
    var kept: [NameWord] = []
    for (position, word) in all.enumerated() {
      if all.count > 1 && word.isParticle { continue }
      if position + 1 < all.count && word.isArticle(before: all[position + 1]) { continue }
      kept.append(word)
    }
    return kept
  }
}

extension NameKeys {
  /// A key with one of its letters left out, for each letter; nothing for a key of two or fewer, which
  /// would be like everything.
  static func shorter(_ key: String) -> [String] {
    let bytes = Array(key.utf8)
    guard bytes.count > 2 else { return [] }
    var found: [String] = []
    for index in bytes.indices {
      var rest = bytes
      rest.remove(at: index)
      let shorter = String(decoding: rest, as: UTF8.self)
      if found.last.map({ !$0.utf8.elementsEqual(shorter.utf8) }) ?? true { found.append(shorter) }
    }
    return found
  }
}
