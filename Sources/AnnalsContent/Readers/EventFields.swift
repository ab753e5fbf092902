internal import AnnalsVocabulary

/// Reads what one document says of one event: from front matter, a fenced block or an event record.
struct EventFields {
  static let keys: KeySet =
    [.id, .date, .type, .town, .towns, .factions]
    + KeySet(Harm.measures.map(\.key))
    + [.attribution, .quote, .confidence, .summary, .withheld, .publicLocation, .placeInText]
  static let townKeys: KeySet = [.name, .relation, .within]
  static let factionKeys: KeySet = [.name, .role]

  let eventTypes: [String]

  init(_ configuration: ArchiveConfiguration) {
    eventTypes = EventTypeDefinition.standard + configuration.eventTypes.map(\.id)
  }

  /// The account that `node` holds; nil, with a problem, when it is no mapping.
  func account(
    _ node: YAMLNode,
    placement: EventAccount.Placement,
    _ problems: inout Problems
  ) -> EventAccount? {
    guard case .mapping(let entries) = node.content else {
      if case .refused = node.content { return nil }
      problems.error("wrong-shape", "an event must be a mapping, not \(node.shape)", at: node.mark)
      return nil
    }
    let fields = Fields(
      entries,
      at: node.mark,
      known: Self.keys,
      of: "an event",
      problems: &problems
    )
    return account(fields, placement: placement, &problems)
  }

  /// The account in fields that may have others beside it.
  func account(
    _ fields: Fields,
    placement: EventAccount.Placement,
    _ problems: inout Problems
  ) -> EventAccount {
    var account = EventAccount(at: problems.location(fields.mark), placement: placement)
    account.id = id(fields, &problems)
    account.date = fields.date(.date, &problems)
    account.type = type(fields, &problems)
    account.towns = (fields.items(.town) + fields.items(.towns)).compactMap {
      town($0, &problems)
    }
    account.factions = fields.items(.factions).compactMap { faction($0, &problems) }
    account.harm = Harm.measures.compactMap { fields.harm($0.measure, $0.key, &problems) }
    account.attribution = fields.text(.attribution, &problems)?.value
    account.quote = fields.text(.quote, &problems)?.located(problems)
    account.confidence = fields.word(.confidence, as: Confidence.self, &problems)
    account.summary = fields.text(.summary, &problems)?.value
    account.publicLocation = publicLocation(fields, &problems)
    account.allowsPlaceInText = fields.word(.placeInText, as: Allowed.self, &problems) != nil
    return account
  }
}

extension EventFields {
  private enum Allowed: String, CaseIterable {
    case allowed
  }

  /// A word that is not understood withholds the place altogether.
  private func publicLocation(_ fields: Fields, _ problems: inout Problems) -> PublicLocation {
    guard fields.keyMark(.publicLocation) != nil else { return .exact }
    return fields.word(.publicLocation, as: PublicLocation.self, &problems) ?? .withheld
  }

  private func id(_ fields: Fields, _ problems: inout Problems) -> Located<String>? {
    guard let text = fields.text(.id, &problems) else { return nil }
    if text.value.isEventID { return text.located(problems) }
    problems.error(
      "invalid-id",
      "an event id is 1 to 80 letters a to z, digits, '.', '_' and '-', and begins and ends with a "
        + "letter or a digit",
      at: text.mark
    )
    return nil
  }

  private func type(_ fields: Fields, _ problems: inout Problems) -> Located<String>? {
    guard let text = fields.text(.type, &problems) else { return nil }
    if eventTypes.contains(where: { $0.hasSameBytes(as: text.value) }) {
      return text.located(problems)
    }
    let advice =
      suggestion(for: text.value, among: eventTypes).map { "; did you mean '\($0)'?" }
      ?? "; annals.yaml may add types under 'event_types'"
    problems.error(
      "unknown-event-type",
      "'\(text.value)' is not an event type\(advice)",
      at: text.mark
    )
    return nil
  }

  private func town(_ node: YAMLNode, _ problems: inout Problems) -> TownReference? {
    guard case .mapping(let entries) = node.content else {
      return node.text(of: "town", &problems).map {
        TownReference(name: $0.value, at: problems.location($0.mark))
      }
    }
    let fields = Fields(
      entries,
      at: node.mark,
      known: Self.townKeys,
      of: "a town of an event",
      problems: &problems
    )
    let relation = fields.word(.relation, as: TownRelation.self, &problems)
    let within = fields.text(.within, &problems)?.value
    guard let name = fields.requiredText(.name, of: "a town of an event", &problems) else {
      return nil
    }
    return TownReference(
      name: name.value,
      relation: relation ?? .in,
      within: within,
      at: problems.location(name.mark)
    )
  }

  private func faction(_ node: YAMLNode, _ problems: inout Problems) -> FactionReference? {
    guard case .mapping(let entries) = node.content else {
      return node.text(of: "factions", &problems).map {
        FactionReference(name: $0.value, role: nil, at: problems.location($0.mark))
      }
    }
    let fields = Fields(
      entries,
      at: node.mark,
      known: Self.factionKeys,
      of: "a faction of an event",
      problems: &problems
    )
    let role = fields.word(.role, as: FactionRole.self, &problems)
    guard let name = fields.requiredText(.name, of: "a faction of an event", &problems) else {
      return nil
    }
    return FactionReference(name: name.value, role: role, at: problems.location(name.mark))
  }
}
