extension Locale {
  /// The phrase that says "near" of a place.
  func near(_ name: String) -> Pattern {
    pattern(beginsWithVowel(name) ? .placeNearVowel : .placeNear)
  }
}

/// Whether a name in Latin letters begins with a vowel; `h` and `y` count as consonants, as they do in
/// the names of most places.
private func beginsWithVowel(_ name: String) -> Bool {
  guard let first = name.unicodeScalars.first else { return false }
  return "aeiouàáâãäåæèéêëìíîïòóôõöøœùúûüāēīōū".unicodeScalars
    .contains { $0 == first || $0.properties.uppercaseMapping.unicodeScalars.first == first }
}
