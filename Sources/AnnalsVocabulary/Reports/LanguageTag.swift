/// A BCP 47 language tag in its usual case: `fr`, `ar`, `zh-Hant`.
public struct LanguageTag: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// Nil when `text` is not made of 1 to 8 letters or digits between hyphens, the first 2 or 3 letters.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let primary = parts.first, 2...3 ~= primary.count, primary.allSatisfy(isASCIILetter),
      parts.allSatisfy({ 1...8 ~= $0.count && $0.allSatisfy(isASCIILetterOrDigit) })
    else { return nil }
    let usual = parts.enumerated().map { position, part -> String in
      let lower = String(decoding: part, as: UTF8.self).lowercased()
      if position == 0 { return lower }
      if part.count == 2 { return lower.uppercased() }
      return part.count == 4 ? lower.prefix(1).uppercased() + lower.dropFirst() : lower
    }
    self.text = usual.joined(separator: "-")
  }

  private init(usual text: String) {
    self.text = text
  }

  /// `und`: the language is not known.
  public static let undetermined = LanguageTag(usual: "und")

  public static let english = LanguageTag(known: "en")

  private init(known text: String) {
    self.text = text
  }

  public var description: String { text }

  /// The language without script and region: `zh` of `zh-Hant`.
  public var primary: Substring { text.prefix { $0 != "-" } }

  /// Whether text in the language runs from right to left.
  public var isRightToLeft: Bool {
    ["ar", "fa", "ur", "he", "yi", "ku", "ckb", "ps", "sd", "ug", "dv", "syr"]
      .contains(String(primary)) && !text.hasSuffix("-Latn")
  }

  public static func < (one: LanguageTag, other: LanguageTag) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}

private func isASCIILetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
  isASCIILetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// The name of a thing in one language.
public struct LocalizedName: Hashable, Sendable {
  public let language: LanguageTag
  public let name: String

  public init(language: LanguageTag, name: String) {
    self.language = language
    self.name = name
  }
}

/// A text of the archive's own, in one language or in several.
public struct LocalizedText: Hashable, Sendable {
  /// What is shown where there is none in the reader's language.
  public let main: String
  /// Empty when it is one text for every language.
  public let translations: [LocalizedName]

  public init(_ main: String, translations: [LocalizedName] = []) {
    self.main = main
    self.translations = translations
  }

  /// In that language, or in another form of it, or else the main text.
  public func text(in language: LanguageTag) -> String {
    let translation =
      translations.first { $0.language == language }
      ?? translations.first { $0.language.primary == language.primary }
    return translation?.name ?? main
  }
}
