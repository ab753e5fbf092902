internal import AnnalsVocabulary

extension ConfigurationReader {
  /// `siege: {en: Siege, fr: Siège}`, or `siege: Siege` in the archive's first language.
  static func eventTypes(
    _ fields: Fields,
    language: LanguageTag,
    _ problems: inout Problems
  ) -> [EventTypeDefinition] {
    guard let node = fields.node(.eventTypes) else { return [] }
    guard case .mapping(let entries) = node.content else {
      problems.error(
        "wrong-shape",
        "'event_types' must be a mapping such as 'siege: {en: Siege, fr: Siège}', not \(node.shape)",
        at: node.mark
      )
      return []
    }
    return entries.compactMap { eventType($0, language: language, &problems) }
  }

  private static func eventType(
    _ entry: YAMLEntry,
    language: LanguageTag,
    _ problems: inout Problems
  ) -> EventTypeDefinition? {
    guard entry.key.isSlug else {
      problems.error(
        "invalid-slug",
        "an event type is called by lower-case letters a to z, digits and hyphens, not '\(entry.key)'",
        at: entry.keyMark
      )
      return nil
    }
    if EventTypeDefinition.standard.contains(where: { $0.hasSameBytes(as: entry.key) }) {
      problems.error(
        "duplicate-value",
        "'\(entry.key)' is an event type already; its names stand in the locale files",
        at: entry.keyMark
      )
      return nil
    }
    if case .scalar = entry.value.content {
      guard let name = entry.value.text(of: entry.key, &problems) else { return nil }
      let names = [LocalizedName(language: language, name: name.value)]
      return EventTypeDefinition(id: entry.key, names: names)
    }
    return EventTypeDefinition(id: entry.key, names: entry.value.names(of: entry.key, &problems))
  }

  static func menuItem(
    _ node: YAMLNode,
    language: LanguageTag,
    _ problems: inout Problems
  ) -> ArchiveConfiguration.MenuItem? {
    let thing = "an item of the menu"
    guard case .mapping(let entries) = node.content else {
      problems.error(
        "wrong-shape",
        "an item of the menu must be a mapping such as {title: Towns, target: towns.html}, not "
          + node.shape,
        at: node.mark
      )
      return nil
    }
    let fields = Fields(entries, at: node.mark, known: menuKeys, of: thing, problems: &problems)
    let title = fields.requiredLocalizedText(.title, main: language, of: thing, &problems)
    let target = fields.requiredText(.target, of: thing, &problems)
    guard let title, let target else { return nil }
    let address = target.value.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
    guard target.value.isWebAddress || SitePath(String(Substring(address))) != nil else {
      problems.error(
        "invalid-target",
        "'target' must be a page of the site such as towns.html, or begin with http:// or https://",
        at: target.mark
      )
      return nil
    }
    return ArchiveConfiguration.MenuItem(title: title, target: target.value)
  }

  static func readLimits(
    _ fields: Fields,
    into configuration: inout ArchiveConfiguration,
    _ problems: inout Problems
  ) {
    guard let node = fields.node(.limits) else { return }
    guard case .mapping(let entries) = node.content else {
      problems.error(
        "wrong-shape",
        "'limits' must be a mapping such as {file_size: 4 MiB}, not \(node.shape)",
        at: node.mark
      )
      return
    }
    let limits = Fields(
      entries,
      at: node.mark,
      known: limitKeys,
      of: "'limits'",
      problems: &problems
    )
    guard let text = limits.text(.fileSize, &problems) else { return }
    guard let size = byteCount(text.value), (512...64 << 20).contains(size) else {
      problems.error(
        "out-of-range",
        "'file_size' must lie between 512 bytes and 64 MiB, written such as '4 MiB', not '\(text.value)'",
        at: text.mark
      )
      return
    }
    configuration.fileSizeLimit = size
  }

  /// `4 MiB`, `512 KiB`, or bytes without a unit.
  private static func byteCount(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: " "))
    guard let first = parts.first, parts.count <= 2,
      let number = Numbers.wholeNumber(Array(first)[...])
    else { return nil }
    guard parts.count == 2 else { return number }
    if parts[1].elementsEqual("KiB".utf8) { return number << 10 }
    return parts[1].elementsEqual("MiB".utf8) ? number << 20 : nil
  }
}

extension String {
  /// Whether it is written as the names of the IANA time zone list are: `Asia/Damascus`, `UTC`.
  var isTimeZoneName: Bool {
    let parts = utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard utf8.count <= 40, 1...3 ~= parts.count else { return false }
    return parts.allSatisfy { part in
      guard let first = part.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first else {
        return false
      }
      return part.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
      }
    }
  }
}
