internal import AnnalsVocabulary

/// Reads one faction.
struct FactionReader {
  static let keys: KeySet = [
    .name, .language, .names, .aliases, .kind, .active, .parent, .relations, .color, .pattern,
    .slug,
  ]
  static let relationKeys: KeySet = [.type, .of, .from, .to]
  private static let thing = "a faction"

  /// The faction; nil, with a problem, when it has no name.
  func faction(_ source: DocumentSource, _ problems: inout Problems) -> FactionDocument? {
    guard let fields = source.requiredFields(known: Self.keys, of: Self.thing, &problems) else {
      return nil
    }
    source.reportEventBlocks(&problems)
    let name = fields.requiredText(.name, of: Self.thing, &problems)
    var faction = FactionDocument(
      at: problems.location(fields.mark),
      name: name?.value ?? "",
      body: source.body
    )
    faction.language = fields.language(.language, &problems)
    faction.names = fields.names(.names, &problems)
    faction.aliases = fields.texts(.aliases, &problems).map(\.value)
    faction.kind = fields.word(.kind, as: FactionKind.self, &problems) ?? .unidentified
    if let active = active(fields, &problems) {
      faction.activeFrom = active.from
      faction.activeTo = active.to
    }
    faction.relations = relations(fields, &problems)
    faction.color = fields.color(.color, &problems)
    faction.pattern = fields.text(.pattern, &problems)?.value
    faction.slug = fields.slug(.slug, &problems)
    return name == nil ? nil : faction
  }
}

extension FactionReader {
  /// `2017-01-28/..`: from a date to a date, `..` for an open end.
  private func active(
    _ fields: Fields,
    _ problems: inout Problems
  ) -> (from: ArchiveDate?, to: ArchiveDate?)? {
    guard let text = fields.text(.active, &problems) else { return nil }
    let ends = text.value.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0).trimmingSpaces) }
    let dates = ends.map { Self.isOpen($0) ? nil : ArchiveDate($0) }
    let isRead = zip(ends, dates).allSatisfy { Self.isOpen($0) || $1 != nil }
    guard isRead, 1...2 ~= ends.count, ends.count == 2 || dates[0] != nil else {
      problems.error(
        "invalid-date",
        "'active' is a date or an interval such as 2017-01-28/.., not '\(text.value)'",
        at: text.mark
      )
      return nil
    }
    let (from, to) = (dates[0], dates[dates.count - 1])
    reportReversed(from, to, of: "active", at: text.mark, &problems)
    return (from, to)
  }

  private func relations(
    _ fields: Fields,
    _ problems: inout Problems
  ) -> [FactionDocument.Relation] {
    var relations: [FactionDocument.Relation] = []
    if let parent = fields.text(.parent, &problems) {
      relations.append(
        FactionDocument.Relation(
          kind: .partOf,
          of: parent.value,
          from: nil,
          to: nil,
          at: problems.location(parent.mark)
        )
      )
    }
    return relations + fields.items(.relations).compactMap { relation($0, &problems) }
  }

  private func relation(
    _ node: YAMLNode,
    _ problems: inout Problems
  ) -> FactionDocument.Relation? {
    let thing = "a relation of a faction"
    guard case .mapping(let entries) = node.content else {
      problems.error(
        "wrong-shape",
        "a relation must be a mapping such as {type: part-of, of: X}, not \(node.shape)",
        at: node.mark
      )
      return nil
    }
    let fields = Fields(
      entries,
      at: node.mark,
      known: Self.relationKeys,
      of: thing,
      problems: &problems
    )
    let isTyped = fields.require(.type, of: thing, &problems)
    let kind = isTyped ? fields.word(.type, as: FactionRelationKind.self, &problems) : nil
    let other = fields.requiredText(.of, of: thing, &problems)
    let from = fields.date(.from, &problems)?.value
    let to = fields.date(.to, &problems)?.value
    reportReversed(from, to, of: "to", at: fields.node(.to)?.mark, &problems)
    guard let kind, let other else { return nil }
    return FactionDocument.Relation(
      kind: kind,
      of: other.value,
      from: from,
      to: to,
      at: problems.location(other.mark)
    )
  }

  private static func isOpen(_ end: String) -> Bool {
    end.utf8.isEmpty || end.hasSameBytes(as: "..")
  }

  private func reportReversed(
    _ from: ArchiveDate?,
    _ to: ArchiveDate?,
    of key: String,
    at mark: SourceMark?,
    _ problems: inout Problems
  ) {
    guard let from, let to, to.last < from.first else { return }
    problems.error("invalid-date", "'\(key)' ends on \(to), before it begins on \(from)", at: mark)
  }
}
