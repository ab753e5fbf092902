/// One folded word of a name and the consonants it is heard as.
struct NameWord {
  let bytes: [UInt8]
  let isArabic: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // U+0600 to U+06FF: the lead bytes D8 to DB.
    isArabic = bytes.contains { (0xD8...0xDB).contains($0) }
  }

  var isParticle: Bool {
    Self.particles.contains { $0.utf8Start == bytes }
  }

  /// Whether the word is the article of the next: any that ends in `l`, or one whose consonant the
  /// next word begins with (`ash` before `shughur`).
  func isArticle(before next: NameWord) -> Bool {
    guard Self.articles.contains(where: { $0.utf8Start == bytes }) else { return false }
    if bytes.last == UInt8(ascii: "l") { return true }
    let heard = latinConsonants(NameKeys.Reading(), isLast: false)
    let following = next.latinConsonants(NameKeys.Reading(), isLast: true)
    return heard.last != nil && heard.last == following.first
  }

  /// `al` or `el` written as part of the word, before a consonant.
  var startsWithGluedArticle: Bool {
    bytes.count > 2 && isLetter(bytes[0], of: "ae") && bytes[1] == UInt8(ascii: "l")
      && !isVowel(bytes[2])
  }

  /// A `g` that is not the `gh` of غ.
  var hasPlainG: Bool {
    bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "g")
        && !($0 + 1 < bytes.count && bytes[$0 + 1] == UInt8(ascii: "h"))
    }
  }

  /// `dh`, `th` or one of ظ ذ ض ث, which some spell as `z` or `s`.
  var hasInterdental: Bool {
    if isArabic {
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
        Self.sibilantReadings[$0] != nil
      }
    }
    return bytes.indices.contains {
      $0 + 1 < bytes.count && bytes[$0 + 1] == UInt8(ascii: "h")
        && (bytes[$0] == UInt8(ascii: "d") || bytes[$0] == UInt8(ascii: "t"))
    }
  }

  // MARK: Arabic script

  func arabicConsonants(_ reading: NameKeys.Reading) -> [UInt8] {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.count >= 5, scalars.starts(with: ["ا", "ل"]) || scalars.starts(with: ["ل", "ل"]) {
      scalars.removeFirst(2)
    }
    // Final ه also stands for ة, which is not heard.
    if scalars.count > 2, scalars.last == "ه" { scalars.removeLast() }
    return scalars.compactMap { scalar in
      if reading.interdentalIsSibilant, let sound = Self.sibilantReadings[scalar] { return sound }
      if let sound = Self.arabicSounds[scalar] { return sound }
      return scalar.isASCII && isDigit(UInt8(scalar.value)) ? UInt8(scalar.value) : nil
    }
  }

  static let arabicSounds: [Unicode.Scalar: UInt8] = table(
    "بb تt طt ثt جj حh هh خx دd ضd ذd رr زz ظz سs صs شc غg فf قk كk لl مm نn"
  )

  private static let sibilantReadings: [Unicode.Scalar: UInt8] = table("ظd ذz ضz ثs")

  private static func table(_ pairs: String) -> [Unicode.Scalar: UInt8] {
    var table: [Unicode.Scalar: UInt8] = [:]
    for pair in pairs.unicodeScalars.split(separator: " ") {
      let scalars = Array(pair)
      table[scalars[0]] = UInt8(scalars[1].value)
    }
    return table
  }

  private static let particles: [StaticString] = ["de", "du", "la", "le", "les", "of", "the", "d"]

  private static let articles: [StaticString] = [
    "al", "el", "il", "ul", "l", "as", "es", "ash", "esh", "ech", "ach", "at", "et", "ad", "ed",
    "ar",
    "er", "az", "ez", "an", "en", "ath", "eth", "adh", "edh", "ous", "us", "ud", "ur",
  ]
}

extension StaticString {
  /// Its bytes, for comparing with bytes.
  var utf8Start: [UInt8] { Array(description.utf8) }
}

func isVowel(_ byte: UInt8) -> Bool { isLetter(byte, of: "aeiou") }

func isLetter(_ byte: UInt8, of letters: StaticString) -> Bool {
  letters.withUTF8Buffer { unsafe $0.contains(byte) }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
