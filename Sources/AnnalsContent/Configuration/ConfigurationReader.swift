public import AnnalsVocabulary

/// Reads `annals.yaml`.
public enum ConfigurationReader {
  public static let path = "annals.yaml"

  static let keys: KeySet = [
    .title, .id, .archiveDescription, .language, .languages, .baseURL, .timeZone, .license, .author,
    .eventTypes, .menu, .footer, .accentColor, .logo, .listLimit, .feedLimit, .digits, .monthNames,
    .searchJSON, .deploy,
    .limits,
  ]
  static let menuKeys: KeySet = [.title, .target]
  static let limitKeys: KeySet = [.fileSize]
  private static let thing = "the configuration"

  /// What an archive without `annals.yaml` is: called "Archive", in English.
  public static let standard = ArchiveConfiguration(title: "Archive", languages: [.english])

  /// The configuration in `bytes`, nil when there is no file, with the standard's values for what is
  /// absent or wrong.
  public static func configuration(
    _ bytes: [UInt8]?,
    path: String = path
  ) -> (ArchiveConfiguration, [Diagnostic]) {
    guard let bytes else { return (standard, []) }
    var problems = Problems(path: path)
    var configuration = standard
    guard let text = SourceText(bytes, problems: &problems) else {
      return (configuration, problems.diagnostics)
    }
    let root = YAMLReader.read(text.bytes[text.start...], firstLine: 1, problems: &problems).root
    switch root?.content {
    case nil, .refused: break
    case .mapping(let entries):
      let fields = Fields(
        entries,
        at: SourceMark(line: 1, column: 1),
        known: keys,
        of: thing,
        problems: &problems
      )
      read(fields, into: &configuration, &problems)
    case .scalar, .sequence:
      problems.error(
        "wrong-shape",
        "the configuration must be lines of 'key: value', not \(root?.shape ?? "nothing")",
        at: root?.mark
      )
    }
    return (configuration, problems.diagnostics)
  }
}

extension ConfigurationReader {
  private static func read(
    _ fields: Fields,
    into configuration: inout ArchiveConfiguration,
    _ problems: inout Problems
  ) {
    configuration.languages = languages(fields, &problems)
    let language = configuration.languages[0]
    if let title = fields.localizedText(.title, main: language, &problems) {
      configuration.title = title
    }
    configuration.id = identifier(fields, &problems)
    configuration.description = fields.localizedText(
      .archiveDescription,
      main: language,
      &problems
    )
    configuration.baseURL = baseURL(fields, &problems)
    configuration.timeZone = timeZone(fields, &problems)
    configuration.license = fields.text(.license, &problems)?.value
    configuration.author = fields.text(.author, &problems)?.value
    configuration.eventTypes = eventTypes(fields, language: language, &problems)
    configuration.menu = fields.items(.menu).compactMap {
      menuItem($0, language: language, &problems)
    }
    configuration.footer = fields.localizedText(.footer, main: language, &problems)
    configuration.accentColor = fields.color(.accentColor, &problems)
    if let color = configuration.accentColor, let contrast = ColorContrast.onGround(color),
      contrast < ColorContrast.least
    {
      let tenths = Int(contrast * 10)
      problems.warning(
        "weak-color",
        "'accent_color' \(color) has a contrast of \(tenths / 10).\(tenths % 10) to 1 on the pages; text needs "
          + "4.5 to 1, so take a darker one",
        at: fields.node(.accentColor)?.mark
      )
    }
    configuration.logo = logo(fields, &problems)
    if let limit = number(fields, .listLimit, in: 10...1_000, &problems) {
      configuration.listLimit = limit
    }
    if let word = fields.word(.searchJSON, as: Truth.self, &problems) {
      configuration.writesSearchJSON = word == .true
    }
    configuration.digits = fields.word(
      .digits,
      as: ArchiveConfiguration.Digits.self,
      &problems
    )
    configuration.monthNames = fields.word(
      .monthNames,
      as: ArchiveConfiguration.MonthNames.self,
      &problems
    )
    if let limit = number(fields, .feedLimit, in: 0...200, &problems) {
      configuration.feedLimit = limit
    }
    configuration.deployTargets = fields.texts(.deploy, &problems).map(\.value)
    readLimits(fields, into: &configuration, &problems)
  }

  private enum Truth: String, CaseIterable {
    case `true`, `false`
  }

  /// Never empty.
  private static func languages(_ fields: Fields, _ problems: inout Problems) -> [LanguageTag] {
    let texts = fields.texts(.language, &problems) + fields.texts(.languages, &problems)
    if let mark = fields.keyMark(.language), fields.keyMark(.languages) != nil {
      problems.error(
        "contradicting-keys",
        "'language' and 'languages' say the same; write one of them",
        at: mark
      )
    }
    var languages: [LanguageTag] = []
    for text in texts {
      guard let language = text.language(&problems) else { continue }
      if languages.contains(language) {
        problems.error("duplicate-value", "the language '\(language)' stands twice", at: text.mark)
      } else {
        languages.append(language)
      }
    }
    return languages.isEmpty ? standard.languages : languages
  }

  private static func identifier(_ fields: Fields, _ problems: inout Problems) -> Slug? {
    guard let text = fields.text(.id, &problems) else { return nil }
    if let slug = Slug(exact: text.value) { return slug }
    problems.error(
      "invalid-slug",
      "'id' is made of a-z, 0-9 and hyphens; write '\(Slug(text.value))'",
      at: text.mark
    )
    return nil
  }

  /// With a slash at the end.
  private static func baseURL(_ fields: Fields, _ problems: inout Problems) -> String? {
    guard let url = fields.url(.baseURL, &problems) else { return nil }
    if url.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      problems.error(
        "invalid-url",
        "'base_url' is the address of a folder; leave out '?' and '#'",
        at: fields.node(.baseURL)?.mark
      )
      return nil
    }
    return url.utf8.last == UInt8(ascii: "/") ? url : url + "/"
  }

  private static func timeZone(_ fields: Fields, _ problems: inout Problems) -> String? {
    guard let text = fields.text(.timeZone, &problems) else { return nil }
    if text.value.isTimeZoneName { return text.value }
    problems.error(
      "invalid-time-zone",
      "'time_zone' must be a name of the IANA list such as Asia/Damascus, not '\(text.value)'",
      at: text.mark
    )
    return nil
  }

  private static func logo(_ fields: Fields, _ problems: inout Problems) -> String? {
    guard let text = fields.text(.logo, &problems) else { return nil }
    let parts = text.value.utf8.split(
      separator: UInt8(ascii: "/"),
      omittingEmptySubsequences: false
    )
    let isInside = parts.allSatisfy {
      !$0.isEmpty && $0.first != UInt8(ascii: ".") && !$0.contains(UInt8(ascii: "\\"))
    }
    if isInside { return text.value }
    problems.error(
      "invalid-path",
      "'logo' must be the path of a file in Content/Media such as logo.svg",
      at: text.mark
    )
    return nil
  }

  private static func number(
    _ fields: Fields,
    _ key: Key,
    in range: ClosedRange<Int>,
    _ problems: inout Problems
  ) -> Int? {
    guard let number = fields.integer(key, &problems) else { return nil }
    if range.contains(number) { return number }
    problems.error(
      "out-of-range",
      "'\(key)' must lie between \(range.lowerBound) and \(range.upperBound)",
      at: fields.node(key)?.mark
    )
    return nil
  }
}
