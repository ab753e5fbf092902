import AnnalsVocabulary

/// Hands out the texts of a locale file by key and keeps account of what is missing, wrong or never
/// asked for.
struct LocaleChecker {
  private let path: String
  private var entries: [String: LocaleEntries.Entry] = [:]
  private var known: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: LocaleEntries) {
    path = file.path
    for entry in file.entries {
      if entries.updateValue(entry, forKey: entry.key) != nil {
        report("duplicate-message", "message '\(entry.key)' is given twice", at: entry.location)
      }
    }
  }

  /// The text of `key`; the key itself when it is missing, which is an error.
  mutating func text(_ key: String) -> String {
    guard let text = optionalText(key) else {
      report("missing-message", "message '\(key)' is missing", at: SourceLocation(path: path))
      return key
    }
    return text
  }

  mutating func optionalText(_ key: String) -> String? {
    known.insert(key)
    return entries[key]?.text
  }

  mutating func pattern(_ key: String, places: [String]) -> Pattern {
    let text = text(key)
    if let pattern = Pattern(text, places: places) { return pattern }
    let names = places.map { "{\($0)}" }.joined(separator: ", ")
    report(
      "bad-message",
      "message '\(key)' may hold \(names) and no other braces",
      at: location(key)
    )
    return Pattern(literal: text)
  }

  /// `key.1` … `key.count`.
  mutating func list(_ key: String, count: Int) -> [String] {
    (1...count).map { text("\(key).\($0)") }
  }

  /// Texts of a map that may hold any key.
  mutating func openMap(_ key: String) -> [String: String] {
    let prefix = key + "."
    var map: [String: String] = [:]
    for (name, entry) in entries where name.utf8.starts(with: prefix.utf8) {
      known.insert(name)
      map[String(name.dropFirst(prefix.count))] = entry.text
    }
    return map
  }

  mutating func report(_ identifier: String, _ message: String, at location: SourceLocation) {
    diagnostics.append(Diagnostic(.error, identifier, message, at: location))
  }

  func location(_ key: String) -> SourceLocation {
    entries[key]?.location ?? SourceLocation(path: path)
  }

  /// Reports every message nobody asked for.
  mutating func finish() -> [Diagnostic] {
    let candidates = known.sorted()
    for (key, entry) in entries where !known.contains(key) {
      let hint = suggestion(for: key, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
      report("unknown-message", "unknown message '\(key)'\(hint)", at: entry.location)
    }
    return diagnostics.sorted()
  }
}
