import AnnalsVocabulary

/// A name by sound, vowels kept as `a`, `i` and `u`: what candidates found by a key are compared with.
struct SoundedName: Hashable {
  let bytes: [UInt8]

  init(_ name: String) {
    bytes = NameKeys.words(of: name).flatMap(Self.sounds)
  }

  /// From 0 to 100: how alike two names sound, by Levenshtein distance over the longer length.
  func similarity(to other: SoundedName) -> Int {
    let longer = max(bytes.count, other.bytes.count)
    guard longer > 0 else { return 0 }
    return 100 - 100 * distance(to: other) / longer
  }

  private func distance(to other: SoundedName) -> Int {
    var row = Array(0...other.bytes.count)
    for (index, byte) in bytes.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, otherByte) in other.bytes.enumerated() {
        let substituted = diagonal + (byte == otherByte ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.bytes.count]
  }

  private static func sounds(of word: NameWord) -> [UInt8] {
    var sounds: [UInt8] = word.isArabic ? arabicSounds(of: word) : latinSounds(of: word)
    var result: [UInt8] = []
    for byte in sounds where byte != result.last { result.append(byte) }
    sounds = result
    return sounds
  }

  private static func arabicSounds(of word: NameWord) -> [UInt8] {
    var scalars = Array(String(decoding: word.bytes, as: UTF8.self).unicodeScalars)
    if scalars.count >= 5, scalars.starts(with: ["ا", "ل"]) { scalars.removeFirst(2) }
    if scalars.last == "ه" { scalars[scalars.count - 1] = "ا" }
    return scalars.compactMap { scalar in
      switch scalar {
      case "ا": UInt8(ascii: "a")
      case "و": UInt8(ascii: "u")
      case "ي": UInt8(ascii: "i")
      default: NameWord.arabicSounds[scalar]
      }
    }
  }

  private static func latinSounds(of word: NameWord) -> [UInt8] {
    var bytes = word.bytes
    for (spelling, sound) in spellings { bytes = replacing(spelling, sound, in: bytes) }
    if bytes.last == UInt8(ascii: "h") { bytes.removeLast() }
    return bytes
  }

  private static let spellings: [(StaticString, StaticString)] = [
    ("dsch", "j"), ("tch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("kh", "x"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("dj", "j"), ("ph", "f"), ("q", "k"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("aw", "au"), ("ow", "au"), ("w", "u"),
    ("y", "i"), ("o", "u"), ("e", "i"), ("p", "b"), ("v", "u"),
  ]
}
