public import AnnalsVocabulary

/// Everything the interface says in one language, read from a locale file and nothing else, so that
/// a further language needs one more file.
///
/// A class, since it is large and never changes.
public final class Locale: Sendable {
  public let language: LanguageTag
  /// The language's name for itself: `Français`.
  let name: String
  /// The language with a country, as Open Graph wants it: `fr_FR`.
  let previewLocale: String
  let dates: DateFormat
  let numbers: NumberFormat
  let plurals: PluralRules
  private let words: [String]
  private let counts: [[PluralCategory: Pattern]]
  private let phrases: [Pattern]
  let types: [String: String]
  /// Other words that readers look for a type by.
  let typeForms: [String: [String]]
  let languageNames: [String: String]
  let townKinds: [TownKind: String]
  let factionKinds: [FactionKind: String]
  let roles: [FactionRole: String]
  let factionRelations: [FactionRelationKind: String]
  /// What the other faction of a relation is to the one that states it.
  let inverseFactionRelations: [FactionRelationKind: String]
  let measures: [HarmMeasure: String]
  let confidences: [Confidence: String]
  let changedFields: [ChangedField: String]
  let precisions: [PointPrecision: String]

  /// Checks a locale file: every key must be there, and no other.
  ///
  /// What is missing is shown by its key. `digits` and `monthNames` are the archive's wishes; a
  /// language that has no choice in them writes as its file says.
  public static func checking(
    _ file: LocaleEntries,
    digits: ArchiveConfiguration.Digits? = nil,
    monthNames: ArchiveConfiguration.MonthNames? = nil
  ) -> (Locale, [Diagnostic]) {
    var checker = LocaleChecker(file)
    let locale = Locale(file.language, &checker, digits, monthNames)
    return (locale, checker.finish())
  }

  /// What an event type of the content format is called; an archive's own type by its id.
  public func name(ofType id: String) -> String { types[id] ?? id }

  /// By what other words readers look for an event type; an archive's own type has none.
  public func forms(ofType id: String) -> [String] { typeForms[id] ?? [] }

  private init(
    _ language: LanguageTag,
    _ checker: inout LocaleChecker,
    _ digits: ArchiveConfiguration.Digits?,
    _ monthNames: ArchiveConfiguration.MonthNames?
  ) {
    self.language = language
    name = checker.text("name")
    previewLocale = checker.text("preview_locale")
    let native = NumberFormat(&checker)
    let numbers = native.writing(digits, in: language)
    self.numbers = numbers
    dates = DateFormat(&checker, numbers, native, monthNames)
    let plurals = PluralRules.checking(&checker)
    self.plurals = plurals
    words = Word.allCases.map { checker.text("words.\($0.key)") }
    counts = CountedNoun.allCases.map { noun in
      Dictionary(
        uniqueKeysWithValues: plurals.categories.map { category in
          (category, checker.pattern("\(noun.key).\(category.rawValue)", places: ["count"]))
        }
      )
    }
    phrases = Phrase.allCases.map { checker.pattern($0.key, places: $0.places) }
    var types: [String: String] = [:]
    for type in EventTypeDefinition.standard { types[type] = checker.text("types.\(type)") }
    self.types = types
    var typeForms: [String: [String]] = [:]
    for type in EventTypeDefinition.standard {
      let forms = checker.text("type_forms.\(type)").utf8.split(separator: UInt8(ascii: ","))
      typeForms[type] = forms.map { form in
        String(decoding: form.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
      }
    }
    self.typeForms = typeForms
    languageNames = checker.openMap("languages")
    townKinds = checker.names("town_kinds")
    factionKinds = checker.names("faction_kinds")
    roles = checker.names("roles")
    factionRelations = checker.names("faction_relations")
    inverseFactionRelations = checker.names("inverse_faction_relations")
    measures = checker.names("measures")
    confidences = checker.names("confidence")
    changedFields = checker.names("changed_fields")
    precisions = checker.names("precisions")
  }

  subscript(word: Word) -> String { words[Int(word.rawValue)] }

  /// `12 events`, in the form the number calls for.
  func text(_ number: Int, _ noun: CountedNoun) -> String {
    let forms = counts[Int(noun.rawValue)]
    guard let form = forms[plurals.category(of: number)] ?? forms[.other] else { return "" }
    return form.filled([numbers.text(number)])
  }

  /// `values` in the order of the phrase's places.
  func text(_ phrase: Phrase, _ values: String...) -> String {
    phrases[Int(phrase.rawValue)].filled(values)
  }

  func pattern(_ phrase: Phrase) -> Pattern { phrases[Int(phrase.rawValue)] }
}

extension LocaleChecker {
  /// One name for each case, under its raw value.
  fileprivate mutating func names<Key: CaseIterable & RawRepresentable<String> & Hashable>(
    _ key: String
  ) -> [Key: String] {
    var names: [Key: String] = [:]
    for value in Key.allCases { names[value] = text("\(key).\(value.rawValue)") }
    return names
  }
}

extension NumberFormat {
  fileprivate init(_ checker: inout LocaleChecker) {
    let digits = checker.text("numbers.digits").unicodeScalars.map { String($0) }
    if digits.count != 10 {
      checker.report(
        "bad-message",
        "message 'numbers.digits' must be ten digits, zero first",
        at: checker.location("numbers.digits")
      )
    }
    self.init(
      digits: digits.count == 10 ? digits : (0...9).map { String($0) },
      groupSeparator: checker.text("numbers.group"),
      decimalSeparator: checker.text("numbers.decimal")
    )
  }
}

extension PluralRules {
  fileprivate static func checking(_ checker: inout LocaleChecker) -> PluralRules {
    var texts: [PluralCategory: String] = [:]
    for category in PluralCategory.allCases where category != .other {
      texts[category] = checker.optionalText("plural_rules.when_\(category.rawValue)")
    }
    if let rules = PluralRules(texts) { return rules }
    checker.report(
      "bad-message",
      "a rule of 'plural_rules' is not in the syntax of CLDR ('n % 100 = 3..10')",
      at: checker.location("plural_rules.when_one")
    )
    return PluralRules()
  }
}
