import AnnalsArchive
import AnnalsVocabulary

/// Who says what: the accounts of one event side by side, field by field.
final class Comparison: Sendable {
  /// A field accounts can differ in.
  enum Aspect: Hashable, Sendable {
    case date
    case places
    case type
    case participants
    case harm(HarmMeasure)
    case confidence
  }

  struct Column: Sendable {
    let aspect: Aspect
    let title: String
    /// One for each account; nil where it says nothing.
    let cells: [DisplayText?]
    /// Accounts that say the same have one number, from 1 in the order first said; nil for silence.
    let versions: [Int?]
    /// Whether two accounts say different things.
    let isDisputed: Bool
    /// Of numbers: the range over independent sources.
    let range: String?
  }

  let edition: EditionArchive
  let accounts: [ID<Account>]
  /// Those in which accounts differ, and those in which all who speak say the same.
  let disputed: [Column]
  let agreed: [Column]

  init(_ event: ID<Event>, _ edition: EditionArchive) {
    self.edition = edition
    let archive = edition.archive
    let range = archive.events[event.index].accounts
    accounts = range.map { ID($0) }
    let accounts = range.map { archive.accounts[$0] }
    let aspects: [Aspect] =
      [.date, .places, .type, .participants] + HarmMeasure.allCases.map { .harm($0) }
      + [.confidence]
    let columns = aspects.compactMap { aspect -> Column? in
      let statements = accounts.map { edition.statement($0, on: aspect) }
      let keys = statements.compactMap { $0?.key }
      guard let first = keys.first else { return nil }
      var distinct: [[UInt8]] = []
      for key in keys where !distinct.contains(key) { distinct.append(key) }
      var total: String?
      if case .harm(let measure) = aspect {
        let numbers = archive.events[event.index].harm.first { $0.measure == measure }?.numbers
        total = numbers.map { edition.locale.text($0) }
      }
      return Column(
        aspect: aspect,
        title: edition.title(of: aspect),
        cells: statements.map { $0?.text },
        versions: statements.map { statement in
          statement.flatMap { distinct.firstIndex(of: $0.key) }.map { $0 + 1 }
        },
        isDisputed: keys.contains { $0 != first },
        range: total
      )
    }
    disputed = columns.filter(\.isDisputed)
    agreed = columns.filter { !$0.isDisputed }
  }
}

extension EditionArchive {
  fileprivate typealias Statement = (key: [UInt8], text: DisplayText)

  fileprivate func title(of aspect: Comparison.Aspect) -> String {
    switch aspect {
    case .date: locale[.whenItHappened]
    case .places: locale[.whereItHappened]
    case .type: locale[.whatHappened]
    case .participants: locale[.whoTookPart]
    case .harm(let measure): locale.measures[measure] ?? ""
    case .confidence: locale[.confidence]
    }
  }

  /// What an account says of a field, with bytes that are equal when two say the same.
  fileprivate func statement(_ account: Account, on aspect: Comparison.Aspect) -> Statement? {
    switch aspect {
    case .date:
      guard account.dateIsOwn else { return nil }
      let text = DisplayText(interface: locale.dates.text(account.date), language)
      return (Array(account.date.description.utf8), text)
    case .type:
      return account.type.map { (Array(archive.types[$0.index].id.utf8), types[$0.index]) }
    case .places: return placesStatement(account)
    case .participants: return participantsStatement(account)
    case .harm(let measure):
      guard let harm = account.harm.first(where: { $0.measure == measure }) else { return nil }
      let text = text(harm.count, in: account)
      return (Array(text.text.utf8), text)
    case .confidence:
      guard let confidence = account.confidence else { return nil }
      let text = DisplayText(interface: locale.confidences[confidence] ?? "", language)
      return (Array(confidence.rawValue.utf8), text)
    }
  }

  private func placesStatement(_ account: Account) -> Statement? {
    guard !account.places.isEmpty else { return nil }
    let keys = account.places.map { "\($0.town.rawValue) \($0.relation.rawValue)" }.sorted()
    var text = RichText()
    for (index, place) in account.places.enumerated() {
      if index > 0 { text.append(locale[.listSeparator]) }
      text.append(label(of: place))
    }
    return (Array(keys.joined(separator: ",").utf8), DisplayText(text, language))
  }

  private func participantsStatement(_ account: Account) -> Statement? {
    guard !account.participants.isEmpty else { return nil }
    let keys = account.participants
      .map { "\($0.faction.rawValue) \($0.role?.rawValue ?? "")" }.sorted()
    var text = RichText()
    for (index, participant) in account.participants.enumerated() {
      if index > 0 { text.append(locale[.listSeparator]) }
      text.append(factionName(participant.faction, on: account.date.first))
      if let role = participant.role.flatMap({ locale.roles[$0] }) { text.append(" (\(role))") }
    }
    return (Array(keys.joined(separator: ",").utf8), DisplayText(text, language))
  }
}
