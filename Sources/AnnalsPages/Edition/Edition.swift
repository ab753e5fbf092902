public import AnnalsVocabulary

/// The site in one language.
public struct Edition: Sendable {
  public let language: LanguageTag
  /// Before every path of the edition: empty, or `fr/` when the site has several.
  public let prefix: String
  public let locale: Locale

  public init(language: LanguageTag, prefix: String, locale: Locale) {
    self.language = language
    self.prefix = prefix
    self.locale = locale
  }

  /// One edition for each locale; a single one stands at the root of the site.
  public static func all(_ locales: [Locale]) -> [Edition] {
    locales.map { locale in
      Edition(
        language: locale.language,
        prefix: locales.count > 1 ? locale.language.text.lowercased() + "/" : "",
        locale: locale
      )
    }
  }
}
