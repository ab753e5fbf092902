public import AnnalsVocabulary

/// Finds every known name in running text in one pass.
public struct MentionMatcher: Sendable {
  /// What a name stands for.
  public enum Target: Hashable, Sendable {
    case town(ID<Town>)
    case faction(ID<Faction>)
  }

  public struct Match: Hashable, Sendable {
    /// In bytes of the text searched.
    public let range: Range<Int>
    /// One, or several for a name of several places.
    public let targets: [Target]
  }

  /// A matcher of these names, each with what it stands for.
  ///
  /// A name may come more than once, for several targets.
  public init(names: [(name: String, target: Target)]) {}

  /// The longest matches of `text`, from left to right, none overlapping another.
  public func matches(in text: Span<UInt8>) -> [Match] {
    []
  }
}
