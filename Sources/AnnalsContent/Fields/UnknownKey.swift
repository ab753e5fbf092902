internal import AnnalsVocabulary

/// What to say of a key that a schema does not have.
enum UnknownKey {
  /// The end of the sentence: the key that was probably meant, or nothing.
  static func advice(for key: String, known: [String]) -> String {
    let lower = key.lowercased()
    let habit = habits.first { habit in
      habit.theirs.hasSameBytes(as: lower) && known.contains { $0.hasSameBytes(as: habit.ours) }
    }
    if let habit { return "; write '\(habit.instead ?? habit.ours)'" }
    return suggestion(for: key, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Keys of other tools, and what they are called here.
  private static let habits: [(theirs: String, ours: String, instead: String?)] = [
    ("draft", "status", "status: draft"),
    ("published", "status", "status: published"),
    ("publish", "status", "status: published"),
    ("private", "status", "status: withheld"),
    ("lang", "language", nil),
    ("locale", "language", nil),
    ("categories", "tags", nil),
    ("keywords", "tags", nil),
    ("permalink", "slug", nil),
    ("authors", "author", nil),
    ("publisher", "source", nil),
    ("link", "url", nil),
    ("location", "town", nil),
    ("place", "town", nil),
    ("places", "towns", nil),
    ("actors", "factions", nil),
    ("killed", "fatalities", nil),
    ("deaths", "fatalities", nil),
    ("wounded", "injured", nil),
    ("lat", "latitude", nil),
    ("lon", "longitude", nil),
    ("lng", "longitude", nil),
    ("baseurl", "base_url", nil),
    ("timezone", "time_zone", nil),
  ]
}
