public import AnnalsContent

/// One document of the archive and what the walk over its body found.
public struct ReadDocument: Sendable {
  public var document: Document
  public var prose: Prose

  public init(_ document: Document, prose: Prose = Prose()) {
    self.document = document
    self.prose = prose
  }
}

/// What was found in the prose of one document.
///
/// Ids of towns and factions are positions among the town and the faction documents, in the order the
/// archive is given them.
public struct Prose: Sendable {
  /// What names of one thing stand for; order and repetitions do not matter.
  public var mentions: [MentionMatcher.Target] = []
  /// What each name of several things can stand for; order and repetitions do not matter.
  public var ambiguousMentions: [[MentionMatcher.Target]] = []
  /// Files of `Content/Media/` that its links and images lead to, by their index in the `FileTree`.
  public var media: [Int] = []

  public init() {}

  /// Adds what a match stands for.
  public mutating func add(_ match: MentionMatcher.Match) {
    if match.targets.count == 1 {
      mentions.append(match.targets[0])
    } else if !match.targets.isEmpty {
      ambiguousMentions.append(match.targets)
    }
  }
}
