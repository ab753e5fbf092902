/// The consonants of a word in Latin letters.
///
/// Digraphs become one upper-case letter first, so that no later rule reads them again.
extension NameWord {
  func latinConsonants(_ reading: NameKeys.Reading, isLast: Bool) -> [UInt8] {
    var word = reading.gluedArticle ? withoutGluedArticle : bytes
    let spelled = word
    if reading.interdentalIsSibilant {
      word = replacing("dh", "z", in: word)
      word = replacing("th", "s", in: word)
    }
    if !contains("ch", in: word) { word = softC(word) }
    for (digraph, sound) in Self.digraphs { word = replacing(digraph, sound, in: word) }
    switch reading.j {
    case .j: break
    case .kh: word = word.map { $0 == UInt8(ascii: "j") ? UInt8(ascii: "X") : $0 }
    case .y: word = withSilentJ(word)
    }
    if reading.gIsJ { word = withGAsJ(word) }
    return trimmed(sounds(of: word), spelled: spelled, isLast: isLast)
  }

  /// `tch`, `sch` and the like are read before `ch`; `gu` only before `e` and `i`.
  private static let digraphs: [(StaticString, StaticString)] = [
    ("dsch", "J"), ("tsch", "C"), ("tch", "C"), ("sch", "C"), ("sh", "C"), ("sz", "C"), ("sj", "C"),
    ("ch", "C"), ("kh", "X"), ("gh", "G"), ("dh", "D"), ("th", "T"), ("dj", "J"), ("dg", "J"),
    ("ph", "F"), ("ck", "K"), ("qu", "K"), ("gue", "Ge"), ("gui", "Gi"), ("zh", "J"), ("dz", "Z"),
    ("x", "KS"),
  ]

  /// `Alraqqa` without `al`, `Arraqqa` without `ar`.
  private var withoutGluedArticle: [UInt8] {
    guard bytes.count > 2, isLetter(bytes[0], of: "ae") else { return bytes }
    if startsWithGluedArticle && bytes.count >= 6 { return Array(bytes[2...]) }
    for article in ["sh", "ch"] as [StaticString] {
      let sound = article.utf8Start
      if bytes.dropFirst().starts(with: sound + sound) { return Array(bytes[3...]) }
    }
    if isLetter(bytes[1], of: "stdrznl") && bytes[1] == bytes[2] { return Array(bytes[2...]) }
    return bytes
  }

  /// `c` before `e`, `i`, `y` is `s`.
  private func softC(_ word: [UInt8]) -> [UInt8] {
    word.indices.map { index in
      word[index] == UInt8(ascii: "c") && index + 1 < word.count
        && isLetter(word[index + 1], of: "eiy") ? UInt8(ascii: "s") : word[index]
    }
  }

  /// `j` after a vowel or at the start is the `y` of Slavic and German spellings.
  private func withSilentJ(_ word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in word {
      let afterVowel = result.last.map { isVowel($0) || $0 == UInt8(ascii: "y") } ?? true
      result.append(byte == UInt8(ascii: "j") && afterVowel ? UInt8(ascii: "y") : byte)
    }
    return result
  }

  /// Egyptian and dialect `g` is ج; a `g` after a digraph stays.
  private func withGAsJ(_ word: [UInt8]) -> [UInt8] {
    word.indices.map { index in
      let afterDigraph =
        index > 0 && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(word[index - 1])
      return word[index] == UInt8(ascii: "g") && !afterDigraph ? UInt8(ascii: "J") : word[index]
    }
  }

  /// Doubled consonants are one (shadda is not written); a vowel between two equal ones keeps both.
  private func sounds(of word: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var previous: UInt8?
    for byte in word {
      let sound = Self.sound(of: byte)
      if sound != nil && sound == previous && !isDigit(byte) { continue }
      if let sound { result.append(sound) }
      previous = sound
    }
    return result
  }

  private static func sound(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
    case UInt8(ascii: "c"), UInt8(ascii: "q"): UInt8(ascii: "k")
    case UInt8(ascii: "p"): UInt8(ascii: "b")
    case UInt8(ascii: "v"), UInt8(ascii: "w"), UInt8(ascii: "y"): nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"): isVowel(byte) ? nil : byte
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    default: nil
    }
  }

  /// Without the endings that are written but not heard: `-ah`, `-eh` of ة, and before another word
  /// the `-at`, `-et` of its construct state.
  private func trimmed(_ sounds: [UInt8], spelled: [UInt8], isLast: Bool) -> [UInt8] {
    var sounds = sounds
    if spelled.count > 1, spelled.last == UInt8(ascii: "h"), isVowel(spelled[spelled.count - 2]),
      sounds.count > 1, sounds.last == UInt8(ascii: "h")
    {
      sounds.removeLast()
    }
    if !isLast, spelled.count >= 4, spelled.last == UInt8(ascii: "t"), sounds.count > 1,
      sounds.last == UInt8(ascii: "t")
    {
      let vowel = spelled[spelled.count - 2]
      let before = spelled[spelled.count - 3]
      if vowel == UInt8(ascii: "a")
        || (vowel == UInt8(ascii: "e") && !isLetter(before, of: "aeiouy"))
      {
        sounds.removeLast()
      }
    }
    return sounds
  }
}

func replacing(_ pattern: StaticString, _ replacement: StaticString, in word: [UInt8]) -> [UInt8] {
  // Most words have none of them, and need no copy.
  if !contains(pattern, in: word) { return word }
  let pattern = pattern.utf8Start
  let replacement = replacement.utf8Start
  var result: [UInt8] = []
  var index = 0
  while index < word.count {
    if word[index...].starts(with: pattern) {
      result += replacement
      index += pattern.count
    } else {
      result.append(word[index])
      index += 1
    }
  }
  return result
}

private func contains(_ pattern: StaticString, in word: [UInt8]) -> Bool {
  let pattern = pattern.utf8Start
  guard let first = pattern.first else { return true }
  return word.indices.contains { word[$0] == first && word[$0...].starts(with: pattern) }
}
