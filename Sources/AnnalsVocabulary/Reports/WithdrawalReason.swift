/// Why something was taken from the public, as far as that may be said.
public enum WithdrawalReason: String, Hashable, Sendable, CaseIterable {
  /// Somebody is in danger.
  case safety
  /// Somebody took back their consent.
  case consent
  case privacy
  /// A court or a law demands it.
  case legal
  /// It was not true.
  case error
}
