/// What a text looks like inside Base64, wherever it begins within a group of three bytes.
enum Base64Patterns {
  /// The shortest pattern that is looked for: shorter ones come about by chance.
  static let shortest = 6

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  /// The digits that the bytes of `text` alone decide, for each of the three places to begin, in the
  /// alphabet of Base64 and in that for addresses.
  static func all(_ text: [UInt8]) -> [[UInt8]] {
    (0..<3).flatMap { shift -> [[UInt8]] in
      let digits = digits(of: text, behind: shift)
      guard digits.count >= shortest else { return [] }
      let forAddresses = digits.map {
        $0 == UInt8(ascii: "+")
          ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
      }
      return forAddresses == digits ? [digits] : [digits, forAddresses]
    }
  }

  private static func digits(of text: [UInt8], behind shift: Int) -> [UInt8] {
    let firstBit = shift * 8
    let lastBit = firstBit + text.count * 8
    return stride(from: (firstBit + 5) / 6 * 6, through: lastBit - 6, by: 6).map { bit in
      var value = 0
      for position in bit..<bit + 6 {
        let place = position - firstBit
        value = value << 1 | Int(text[place / 8] >> UInt8(7 - place % 8)) & 1
      }
      return alphabet[value]
    }
  }
}
