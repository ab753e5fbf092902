internal import AnnalsVocabulary

extension Fields {
  /// A BCP 47 language tag.
  func language(_ key: Key, _ problems: inout Problems) -> LanguageTag? {
    guard let text = text(key, &problems) else { return nil }
    return text.language(&problems)
  }

  /// An http or https URL.
  func url(_ key: Key, _ problems: inout Problems) -> String? {
    guard let text = text(key, &problems) else { return nil }
    if text.value.isWebAddress { return text.value }
    problems.error(
      "invalid-url",
      "'\(key)' must be an address that begins with http:// or https:// and holds no space",
      at: text.mark
    )
    return nil
  }

  /// The address an author asks for.
  func slug(_ key: Key, _ problems: inout Problems) -> Located<String>? {
    guard let text = text(key, &problems) else { return nil }
    if text.value.isSlug { return text.located(problems) }
    problems.error(
      "invalid-slug",
      "a slug is 1 to 80 lower-case letters a to z, digits and hyphens, and begins and ends with a "
        + "letter or a digit",
      at: text.mark
    )
    return nil
  }

  /// 64 hexadecimal digits, in lower case.
  func sha256(_ key: Key, _ problems: inout Problems) -> String? {
    guard let text = text(key, &problems) else { return nil }
    let lower = text.value.lowercased()
    let isDigest =
      lower.utf8.count == 64
      && lower.utf8.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
    if isDigest { return lower }
    problems.error("invalid-digest", "'\(key)' must be 64 hexadecimal digits", at: text.mark)
    return nil
  }

  /// `#rrggbb`, in lower case.
  func color(_ key: Key, _ problems: inout Problems) -> String? {
    guard let text = text(key, &problems) else { return nil }
    let lower = text.value.lowercased()
    let digits = lower.utf8.dropFirst()
    let isColor =
      lower.utf8.first == UInt8(ascii: "#") && digits.count == 6
      && digits.allSatisfy {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0
      }
    if isColor { return lower }
    problems.error(
      "invalid-color",
      "'\(key)' must be '#' and six hexadecimal digits, in quotes, such as \"#b04a3c\"",
      at: text.mark
    )
    return nil
  }

  /// Names by language: `{fr: Alep, ar: حلب}`, in the order they are written.
  func names(_ key: Key, _ problems: inout Problems) -> [LocalizedName] {
    guard let node = node(key) else { return [] }
    return node.names(of: key.rawValue, &problems)
  }

  /// One text, or one for each language: `{en: Annals, ar: حوليات}`.
  ///
  /// The main one is that in the `main` language, or else the first.
  func localizedText(
    _ key: Key,
    main: LanguageTag,
    _ problems: inout Problems
  ) -> LocalizedText? {
    guard let node = node(key), case .mapping(let entries) = node.content else {
      return text(key, &problems).map { LocalizedText($0.value) }
    }
    if entries.isEmpty {
      problems.error(
        "wrong-shape",
        "'\(key)' must be a text or a mapping of languages to texts, not an empty mapping",
        at: node.mark
      )
    }
    let texts = node.names(of: key.rawValue, &problems)
    guard let first = texts.first(where: { $0.language == main }) ?? texts.first else { return nil }
    return LocalizedText(first.name, translations: texts)
  }

  /// The same of a key that must not be absent.
  func requiredLocalizedText(
    _ key: Key,
    main: LanguageTag,
    of thing: String,
    _ problems: inout Problems
  ) -> LocalizedText? {
    guard let node = node(key), case .mapping = node.content else {
      return requiredText(key, of: thing, &problems).map { LocalizedText($0.value) }
    }
    return localizedText(key, main: main, &problems)
  }
}

extension YAMLNode {
  /// Names by language, in the order they are written.
  func names(of key: String, _ problems: inout Problems) -> [LocalizedName] {
    guard case .mapping(let entries) = content else {
      problems.error(
        "wrong-shape",
        "'\(key)' must be a mapping of languages to names such as {fr: Alep}, not \(shape)",
        at: mark
      )
      return []
    }
    return entries.compactMap { entry in
      let language = Text(value: entry.key, mark: entry.keyMark).language(&problems)
      let name = entry.value.text(of: "\(key).\(entry.key)", &problems)
      guard let language, let name else { return nil }
      return LocalizedName(language: language, name: name.value)
    }
  }
}

extension Text {
  func language(_ problems: inout Problems) -> LanguageTag? {
    if let tag = LanguageTag(value) { return tag }
    problems.error(
      "invalid-language",
      "'\(value)' is not a language; write a tag such as fr, ar or zh-Hant",
      at: mark
    )
    return nil
  }
}

extension String {
  /// Whether it begins with http:// or https://, names a host and holds no white space or control.
  var isWebAddress: Bool {
    let lower = utf8.prefix(8).map { $0 | 0x20 }
    let scheme =
      lower.starts(with: "http://".utf8) ? 7 : lower.starts(with: "https://".utf8) ? 8 : 0
    guard scheme > 0, let first = utf8.dropFirst(scheme).first else { return false }
    let isHostless =
      first == UInt8(ascii: "/") || first == UInt8(ascii: "?") || first == UInt8(ascii: "#")
    if isHostless { return false }
    if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return true }
    return unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace
    }
  }

  /// Whether it can be the name of a file of the site as it is.
  var isSlug: Bool {
    guard 1...80 ~= utf8.count, utf8.first != UInt8(ascii: "-"), utf8.last != UInt8(ascii: "-"),
      utf8.allSatisfy({ isLowerOrDigit($0) || $0 == UInt8(ascii: "-") })
    else { return false }
    return !reservedOnWindows.contains { $0.hasSameBytes(as: self) }
  }

  /// Whether it can be the id of an event: letters, digits, `.`, `_` and `-` within.
  var isEventID: Bool {
    guard 1...80 ~= utf8.count, let first = utf8.first, let last = utf8.last else { return false }
    return isLetterOrDigit(first) && isLetterOrDigit(last)
      && utf8.allSatisfy {
        isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: ".")
      }
  }
}

private func isLowerOrDigit(_ byte: UInt8) -> Bool {
  UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isLowerOrDigit(byte) || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
}

/// Names that no file can have on Windows, whatever its extension.
private let reservedOnWindows: [String] =
  ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] }
