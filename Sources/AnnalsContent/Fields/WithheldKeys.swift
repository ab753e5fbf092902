internal import AnnalsVocabulary

/// The key `withheld`: keys of the same mapping whose values the public must not get.
///
/// Their values leave the fields before anything reads them, so that no later stage can show them.
enum WithheldKeys {
  /// What a document is found and shown by, and what says what is withheld.
  private static let refused: KeySet =
    [
      .id, .title, .date, .slug, .name, .kind, .events, .withheld, .publicLocation, .placeInText,
    ] + StatusFields.keys
  /// Words that many documents share: they are dropped, and not looked for.
  private static let shared: KeySet =
    [.town, .towns, .factions, .type, .confidence, .tags, .language, .parents, .country]
    + [.governorate, .district, .relations, .color, .pattern, .precision]
    + KeySet(Harm.measures.map(\.key))
  /// Names that other documents may say in public.
  private static let sharable: KeySet = [.source, .author, .attribution]

  /// The entries without those withheld; their texts are noted in `problems`.
  static func removed(
    from entries: [YAMLEntry],
    known: KeySet,
    of thing: String,
    _ problems: inout Problems
  ) -> [YAMLEntry] {
    guard let index = entries.index(of: .withheld) else { return entries }
    var kept = entries
    for node in items(of: entries[index].value) {
      guard let name = node.text(of: Key.withheld.rawValue, &problems) else { continue }
      let key = Key(written: name.value)
      guard let key, known.contains(key), !refused.contains(key) else {
        let allowed = known.keys.filter { !refused.contains($0) }.map(\.rawValue)
        problems.error(
          "cannot-withhold",
          "'withheld' names keys of \(thing) such as \(allowed.prefix(4).joined(separator: ", ")), not "
            + "'\(name.value)'",
          at: name.mark
        )
        continue
      }
      guard let place = kept.index(of: key) else { continue }
      if !shared.contains(key) {
        note(kept[place].value, isSharable: sharable.contains(key), &problems)
      }
      kept.remove(at: place)
    }
    return kept
  }

  private static func items(of node: YAMLNode) -> [YAMLNode] {
    if case .sequence(let items) = node.content { items } else { [node] }
  }

  /// Notes every text in a value.
  private static func note(_ node: YAMLNode, isSharable: Bool, _ problems: inout Problems) {
    var open = [node]
    while let node = open.popLast() {
      switch node.content {
      case .scalar(let text, _): problems.withhold(text, at: node.mark, isSharable: isSharable)
      case .sequence(let items): open += items
      case .mapping(let entries): open += entries.map(\.value)
      case .refused: break
      }
    }
  }
}
