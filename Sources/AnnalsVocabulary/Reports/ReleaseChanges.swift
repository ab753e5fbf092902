/// What a release changed of the one before it.
///
/// It holds ids and the names of fields, never values: what a record said before may be what must not
/// be said any more.
public struct ReleaseChanges: Hashable, Sendable {
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case article, event
  }

  public enum Action: String, Hashable, Sendable, CaseIterable {
    case added
    /// Says something else, and no correction tells of it.
    case changed
    /// Its list of corrections has grown.
    case corrected
    case retracted
    case withdrawn
    /// Is not there any more, and no notice stands in its place.
    case removed
  }

  /// One record that differs.
  public struct Item: Hashable, Sendable {
    public let subject: Subject
    /// As exports name it.
    public let id: String
    public let action: Action
    /// The fields that differ, as exports name them, in byte order; `text` for the text of an article.
    public let fields: [String]
    /// The code of a withdrawal.
    public let reason: String?

    public init(
      _ subject: Subject,
      _ id: String,
      _ action: Action,
      fields: [String] = [],
      reason: String? = nil
    ) {
      self.subject = subject
      self.id = id
      self.action = action
      self.fields = fields
      self.reason = reason
    }
  }

  /// Of the release that brought the changes.
  public let sequence: Int
  public let date: CalendarDay
  /// Articles before events, each in the order of actions and then of ids.
  public let items: [Item]
  /// How many more there are than are listed.
  public let omitted: Int

  public init(sequence: Int, date: CalendarDay, items: [Item], omitted: Int = 0) {
    self.sequence = sequence
    self.date = date
    self.items = items
    self.omitted = omitted
  }
}
