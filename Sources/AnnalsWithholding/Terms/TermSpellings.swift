internal import AnnalsVocabulary

/// Every way a withheld value is looked for, folded: words with one space between them.
///
/// Case, accents, points and the spelling of Arabic letters are folded by the table that names are
/// compared by. What that table does not know of, other spellings of a foreign name, the author lists.
public enum TermSpellings {
  /// The fewest letters or digits of a value that is looked for.
  public static let fewestLetters = 3
  /// The fewest digits of a value without letters: smaller numbers stand everywhere.
  public static let fewestDigits = 5
  /// The fewest letters of a name of several words that is also looked for without spaces.
  static let fewestRunTogether = 8

  /// One way a value is written, folded, and what is written onto it.
  struct Form {
    let bytes: [UInt8]
    /// A particle, or letters before an apostrophe.
    var before = ""
    var after = ""
  }

  /// The folded spellings of `value`, each once; none when it is too short to be looked for.
  public static func folded(_ value: String) -> [[UInt8]] {
    isLongEnough(fold(value)) ? forms(of: value).map(\.bytes) : []
  }

  /// Every form of `value` however short it is, each once.
  static func forms(of value: String) -> [Form] {
    let plain = fold(value)
    guard !plain.isEmpty else { return [] }
    var bases = [plain]
    let address = fold(Slug(value).text)
    // The address of a long value ends in a digest of it and is no spelling.
    if plain.count <= 60, isLongEnough(address) { bases.append(address) }
    for base in bases where base.contains(space) {
      let together = base.filter { $0 != space }
      if letters(of: together) >= fewestRunTogether { bases.append(together) }
    }
    var seen: Set<[UInt8]> = []
    return bases.flatMap { [Form(bytes: $0)] + inflected($0) }
      .filter { seen.insert($0.bytes).inserted }
  }

  static func fold(_ text: String) -> [UInt8] {
    var writer = ByteWriter(capacity: text.utf8.count)
    writer.append(folding: text.utf8Span.span)
    return writer.bytes
  }

  private static let space = UInt8(ascii: " ")

  private static func isLongEnough(_ folded: [UInt8]) -> Bool {
    let count = letters(of: folded)
    let digits = folded.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return digits == count ? count >= fewestDigits : count >= fewestLetters
  }

  private static func letters(of folded: [UInt8]) -> Int {
    folded.count { $0 != space && $0 & 0xC0 != 0x80 }
  }
}

extension TermSpellings {
  /// The name with what languages write onto a name: Arabic particles before it, an English `'s`
  /// behind it, a French or Italian elision before it; apostrophes vanish when text is folded.
  private static func inflected(_ folded: [UInt8]) -> [Form] {
    guard let first = folded.first, let last = folded.last else { return [] }
    if 0xD8...0xDB ~= first {
      return arabicParticles.map { Form(bytes: Array($0.utf8) + folded, before: $0) }
    }
    var forms: [Form] = []
    if isLetter(last) {
      forms.append(Form(bytes: folded + [UInt8(ascii: "s")], after: "\u{2019}s"))
    }
    if [UInt8](("aeiouhy").utf8).contains(first) {
      forms += elisions.map { Form(bytes: Array($0.utf8) + folded, before: $0 + "\u{2019}") }
    }
    return forms
  }

  /// And, so, with, for, like, and two of them together; `لل` is `ل` before the article.
  static let arabicParticles = ["و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"]
  static let elisions = ["d", "l", "qu", "s", "n"]

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }
}
