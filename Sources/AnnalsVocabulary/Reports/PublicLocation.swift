/// How exactly the public may know where an event was.
public enum PublicLocation: String, Hashable, Comparable, Sendable, CaseIterable {
  /// As the accounts say it.
  case exact
  /// The town, and nothing within or beside it.
  case town
  case district
  case governorate
  /// Not at all.
  case withheld

  /// From the finest to the coarsest.
  public static func < (one: PublicLocation, other: PublicLocation) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int {
    switch self {
    case .exact: 0
    case .town: 1
    case .district: 2
    case .governorate: 3
    case .withheld: 4
    }
  }
}
