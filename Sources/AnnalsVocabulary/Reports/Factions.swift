/// What kind of group a faction is.
public enum FactionKind: String, Sendable, CaseIterable {
  case state
  case foreignState = "foreign-state"
  case armedGroup = "armed-group"
  case militia
  case coalition
  case police
  case responders
  case civil
  case ngo
  case media
  case unidentified
}

/// How one faction stands to another.
public enum FactionRelationKind: String, Sendable, CaseIterable {
  case partOf = "part-of"
  case alliedWith = "allied-with"
  case opposedTo = "opposed-to"
  case renamedTo = "renamed-to"
  case mergedInto = "merged-into"
  case splitFrom = "split-from"
  case successorOf = "successor-of"
}
