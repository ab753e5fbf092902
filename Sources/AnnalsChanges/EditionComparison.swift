public import AnnalsVocabulary

/// What differs between two releases of an archive.
public struct EditionComparison: Sendable {
  /// A field of a record that differs, with what it was and is.
  public struct Difference: Hashable, Sendable {
    public let field: String
    /// As JSON; nil where there was nothing.
    public let old: String?
    /// As JSON; nil where there is nothing.
    public let new: String?
  }

  /// A record that differs, with its fields.
  public struct Change: Hashable, Sendable {
    public let item: ReleaseChanges.Item
    /// Empty unless the record stands in both releases.
    public let differences: [Difference]
  }

  /// Articles before events, each in the order of actions and then of ids.
  public let changes: [Change]

  public init(from old: EditionRecords, to new: EditionRecords) {
    let buried = Self.newTombstones(from: old, to: new)
    changes =
      Self.changes(.article, old.articles, new.articles, buried)
      + Self.changes(.event, old.events, new.events, buried)
  }

  /// Addresses at which a notice stands now, and with which code.
  private static func newTombstones(from old: EditionRecords, to new: EditionRecords)
    -> [String: EditionRecords.Tombstone]
  {
    let known = Set(old.tombstones)
    var buried: [String: EditionRecords.Tombstone] = [:]
    for tombstone in new.tombstones where !known.contains(tombstone) {
      for page in tombstone.pages { buried[page] = tombstone }
    }
    return buried
  }

  private static func changes(
    _ subject: ReleaseChanges.Subject,
    _ old: [EditionRecords.Record],
    _ new: [EditionRecords.Record],
    _ buried: [String: EditionRecords.Tombstone]
  ) -> [Change] {
    var before: [[UInt8]: EditionRecords.Record] = [:]
    for record in old { before[Array(record.id.utf8)] = record }
    var changes: [Change] = []
    for record in new {
      guard let known = before.removeValue(forKey: Array(record.id.utf8)) else {
        changes.append(Change(item: .init(subject, record.id, .added), differences: []))
        continue
      }
      if let change = change(subject, known, record) { changes.append(change) }
    }
    for record in before.values {
      changes.append(Change(item: gone(subject, record, buried), differences: []))
    }
    let ranks = ReleaseChanges.Action.allCases
    return changes.sorted { one, other in
      let first = ranks.firstIndex(of: one.item.action) ?? 0
      let second = ranks.firstIndex(of: other.item.action) ?? 0
      return first != second
        ? first < second : one.item.id.utf8.lexicographicallyPrecedes(other.item.id.utf8)
    }
  }

  private static func gone(
    _ subject: ReleaseChanges.Subject,
    _ record: EditionRecords.Record,
    _ buried: [String: EditionRecords.Tombstone]
  ) -> ReleaseChanges.Item {
    let pages = JSONValue(record.line)?["pages"]?.members.compactMap(\.value.string) ?? []
    guard let tombstone = pages.lazy.compactMap({ buried[$0] }).first else {
      return .init(subject, record.id, .removed)
    }
    guard let code = tombstone.code else { return .init(subject, record.id, .retracted) }
    return .init(subject, record.id, .withdrawn, reason: code)
  }

  private static func change(
    _ subject: ReleaseChanges.Subject,
    _ old: EditionRecords.Record,
    _ new: EditionRecords.Record
  ) -> Change? {
    var differences: [Difference] = []
    var isCorrected = false
    if old.line != new.line, let before = JSONValue(old.line), let after = JSONValue(new.line) {
      let names = Set((before.members + after.members).map(\.name)).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      for name in names where before[name] != after[name] {
        differences.append(
          Difference(field: name, old: before[name]?.json, new: after[name]?.json)
        )
      }
      isCorrected =
        (after["corrections"]?.array.count ?? 0) > (before["corrections"]?.array.count ?? 0)
    }
    if let one = old.text, let other = new.text, !one.utf8.elementsEqual(other.utf8) {
      differences.append(Difference(field: "text", old: nil, new: nil))
    }
    guard !differences.isEmpty else { return nil }
    let fields = differences.map(\.field).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let action: ReleaseChanges.Action = isCorrected ? .corrected : .changed
    return Change(
      item: .init(subject, new.id, action, fields: fields),
      differences: differences
    )
  }
}

extension JSONValue {
  /// The value as JSON without spaces.
  var json: String {
    var output = ByteWriter(capacity: 256)
    write(into: &output)
    return output.text
  }

  /// Recurs no deeper than the reader, which has a limit.
  private func write(into output: inout ByteWriter) {
    switch self {
    case .null: output.append("null")
    case .boolean(let isTrue): output.append(isTrue ? "true" : "false")
    case .number(let number): output.append("\(number)")
    case .numeral(let bytes): output.append(bytes)
    case .string(let bytes): output.append(jsonString: String(decoding: bytes, as: UTF8.self))
    case .array(let elements):
      output.append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(",") }
        element.write(into: &output)
      }
      output.append("]")
    case .object(let members):
      output.append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(",") }
        output.append(jsonString: member.name)
        output.append(":")
        member.value.write(into: &output)
      }
      output.append("}")
    }
  }
}
