/// How an event stands to a town that an account names.
public enum TownRelation: String, Sendable, CaseIterable {
  case `in`
  case near
  case between
  case road
}

/// The part an account gives to a faction.
public enum FactionRole: String, Sendable, CaseIterable {
  case actor
  case opponent
  case target
  case ally
  case responder
  case claimedBy = "claimed-by"
  case accusedBy = "accused-by"
  case mediator
}

/// What happened to the people counted.
public enum HarmMeasure: String, Sendable, CaseIterable {
  case fatalities
  case injured
  case missing
  case detained
  case displaced
  case rescued
}

/// A number of people.
///
/// Words ("dozens") stay words and are never turned into a number.
public enum HarmCount: Hashable, Sendable {
  /// `low` and `high` are equal for a plain number; `best` and `civilians` when given.
  case number(low: Int, high: Int, best: Int?, civilians: Int?)
  case words(String)
}

/// The editor's grade of one account.
public enum Confidence: String, Sendable, CaseIterable {
  case confirmed
  case fair
  case weak
  case contested
}
