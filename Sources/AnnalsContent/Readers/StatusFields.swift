internal import AnnalsVocabulary

/// The keys that say whether the public may see a document; whatever is not clear stays withheld.
enum StatusFields {
  static let keys: KeySet = [
    .status, .embargoUntil, .retractedOn, .retractionReason, .withdrawnOn, .withdrawalReason,
  ]

  private enum Word: String, CaseIterable {
    case draft
    case embargoed
    case published
    case withheld
    case retracted
    case withdrawn
  }

  static func read(_ fields: Fields, _ problems: inout Problems) -> Status {
    let hasKey = fields.keyMark(.status) != nil
    let word = fields.word(.status, as: Word.self, &problems)
    if hasKey, word == nil, fields.node(.status) == nil {
      _ = fields.require(.status, of: "a document that names it", &problems)
    }
    let embargo = fields.day(.embargoUntil, &problems)
    let retraction = fields.day(.retractedOn, &problems)
    let reason = fields.text(.retractionReason, &problems)?.value
    let withdrawal = fields.day(.withdrawnOn, &problems)
    let code = fields.word(.withdrawalReason, as: WithdrawalReason.self, &problems)
    report(
      fields,
      [.withdrawnOn, .withdrawalReason],
      unless: word == .withdrawn,
      status: "withdrawn",
      &problems
    )
    report(fields, [.embargoUntil], unless: word == .embargoed, status: "embargoed", &problems)
    report(
      fields,
      [.retractedOn, .retractionReason],
      unless: word == .retracted,
      status: "retracted",
      &problems
    )
    switch word {
    case .published: return published(fields, embargo: embargo)
    case nil: return hasKey ? .withheld : published(fields, embargo: embargo)
    case .draft: return .draft
    case .withheld: return .withheld
    case .retracted: return .retracted(on: retraction, reason: reason)
    case .withdrawn: return .withdrawn(on: withdrawal, reason: code)
    case .embargoed:
      guard fields.require(.embargoUntil, of: "an embargoed document", &problems), let embargo
      else {
        return .withheld
      }
      return .embargoed(until: embargo)
    }
  }

  /// A document that names an embargo or a retraction is not public, whatever its status says.
  private static func published(_ fields: Fields, embargo: CalendarDay?) -> Status {
    let keys: [Key] = [.retractedOn, .retractionReason, .withdrawnOn, .withdrawalReason]
    if keys.contains(where: { fields.keyMark($0) != nil }) { return .withheld }
    if fields.keyMark(.embargoUntil) == nil { return .published }
    return embargo.map { .embargoed(until: $0) } ?? .withheld
  }

  private static func report(
    _ fields: Fields,
    _ keys: [Key],
    unless isMatched: Bool,
    status: String,
    _ problems: inout Problems
  ) {
    if isMatched { return }
    for key in keys {
      guard let mark = fields.keyMark(key) else { continue }
      problems.error("contradicting-status", "'\(key)' needs 'status: \(status)'", at: mark)
    }
  }
}
