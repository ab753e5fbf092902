internal import AnnalsContent
internal import AnnalsPages
internal import AnnalsTemplates
internal import AnnalsVocabulary

/// The theme of one build: the built-in files under those of the archive's `Templates/`.
struct ThemeStage: Sendable {
  let sources: TemplateSources

  /// Reads the archive's own templates.
  static func reading(_ tree: FileTree) -> (ThemeStage, [Diagnostic]) {
    var overrides: [TemplateSources.File] = []
    var problems: [Diagnostic] = []
    for (index, file) in tree.files.enumerated() {
      guard let path = SiteTheme.path(below: file.path) else { continue }
      switch tree.bytes(at: index) {
      case .success(let bytes): overrides.append(TemplateSources.File(path: path, bytes: bytes))
      case .failure(let problem): problems.append(problem)
      }
    }
    let sources = TemplateSources(
      builtIn: BuiltInTheme.files(),
      overrides: overrides,
      folder: SiteTheme.folder
    )
    return (ThemeStage(sources: sources), problems)
  }

  /// The interface's texts in each language of the archive; the archive's own file takes the place of
  /// the built-in one.
  func locales(
    _ languages: [LanguageTag],
    _ configuration: ArchiveConfiguration
  ) -> ([Locale], [Diagnostic]) {
    var locales: [Locale] = []
    var problems: [Diagnostic] = []
    for language in languages {
      guard let (path, bytes) = file("locales/\(language.text).yaml") else {
        problems.append(missing(language))
        continue
      }
      let (entries, faults) = LocaleReader.entries(bytes, path: path)
      let file = LocaleEntries(
        language: language,
        path: path,
        entries: entries.flatMap(\.pageEntries)
      )
      let (locale, lacks) = Locale.checking(
        file,
        digits: configuration.digits,
        monthNames: configuration.monthNames
      )
      locales.append(locale)
      problems += faults + lacks
    }
    return (locales, problems)
  }

  /// The file that counts, and its path as the author finds it.
  private func file(_ path: String) -> (path: String, bytes: [UInt8])? {
    if let own = sources.overrides.first(where: { $0.isAt(path) }) {
      return ("\(sources.folder)/\(path)", own.bytes)
    }
    return sources.builtIn.first { $0.isAt(path) }.map { ("builtin:\(path)", $0.bytes) }
  }

  /// The languages that the built-in theme has texts in.
  var builtInLanguages: [String] {
    sources.builtIn.compactMap { file -> String? in
      guard file.path.utf8.starts(with: "locales/".utf8) else { return nil }
      return file.path.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    }
  }

  private func missing(_ language: LanguageTag) -> Diagnostic {
    Diagnostic(
      .error,
      "no-locale",
      "there are no texts in the language '\(language)'; the theme has \(builtInLanguages.joined(separator: ", ")), "
        + "and Templates/locales/\(language.text).yaml would add it",
      at: SourceLocation(path: ConfigurationReader.path)
    )
  }
}

extension LocaleEntry {
  /// As pages take them: plural forms by the name of their category, `counts.events.one`.
  fileprivate var pageEntries: [LocaleEntries.Entry] {
    switch message {
    case .text(let text): [LocaleEntries.Entry(key: key, text: text, at: location)]
    case .plural(let forms):
      forms.map { form in
        LocaleEntries.Entry(key: "\(key).\(form.category.rawValue)", text: form.text, at: location)
      }
    }
  }
}
