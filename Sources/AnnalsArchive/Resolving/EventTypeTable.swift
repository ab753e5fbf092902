internal import AnnalsContent
internal import AnnalsVocabulary

/// The event types that articles may write.
struct EventTypeTable {
  /// Those of the content format, then those of `annals.yaml`.
  let types: [EventTypeDefinition]
  /// Stands for every type that is not known.
  let other: Int
  private let positions: [FoldedName: Int]
  private var written: [ByteKey: Int?] = [:]

  init(_ configuration: ArchiveConfiguration) {
    let added = Dictionary(
      configuration.eventTypes.map { (ByteKey($0.id), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var types = EventTypeDefinition.standard.map {
      added[ByteKey($0)] ?? EventTypeDefinition(id: $0, names: [])
    }
    var positions: [FoldedName: Int] = [:]
    for (index, type) in types.enumerated() { positions[FoldedName(folding: type.id)] = index }
    for type in configuration.eventTypes where positions[FoldedName(folding: type.id)] == nil {
      positions[FoldedName(folding: type.id)] = types.count
      types.append(type)
    }
    self.types = types
    self.positions = positions
    other = positions[FoldedName(folding: "other")] ?? 0
  }

  /// The type called so; `other` for an unknown one.
  mutating func type(
    _ reference: Located<String>,
    diagnostics: inout [Diagnostic]
  ) -> Int {
    let key = ByteKey(reference.value)
    let known = written[key] ?? positions[FoldedName(folding: reference.value)]
    written[key] = .some(known)
    if let known { return known }
    let likely = suggestion(for: reference.value, among: types.map(\.id))
    diagnostics.append(
      Diagnostic(
        .error,
        "unknown-event-type",
        "'\(reference.value)' is no event type"
          + (likely.map { "; did you mean '\($0)'?" } ?? " of the archive"),
        at: reference.location
      )
    )
    return other
  }

  /// Whether an event of the type may be told before it happens.
  func isAnnounced(_ type: Int?) -> Bool {
    guard let type else { return false }
    return ["statement", "agreement", "ceasefire", "protest"].contains(types[type].id)
  }
}
