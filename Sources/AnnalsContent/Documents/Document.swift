public import AnnalsVocabulary

/// One file of `Content/` as read: names are still as the author wrote them.
public enum Document: Sendable {
  case article(ArticleDocument)
  case eventRecord(EventRecordDocument)
  /// One town of a file, or of one row of a table.
  case town(TownDocument)
  case faction(FactionDocument)
  case page(PageDocument)
  /// A file of `Content/Media/`, copied as it is.
  case media(MediaDocument)
}

/// A value and where it was written.
public struct Located<Value: Sendable>: Sendable {
  public let value: Value
  public let location: SourceLocation

  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Equatable where Value: Equatable {}

/// Whether the public may see a document.
public enum Status: Hashable, Sendable {
  case draft
  /// Published from the start of this day on.
  case embargoed(until: CalendarDay)
  case published
  /// Never public, or no longer.
  case withheld
  /// Was public; a tombstone stands in its place. The reason is one the author chose to publish.
  case retracted(on: CalendarDay?, reason: String?)
  /// Was public and must not be known any more; a tombstone with a code stands in its place.
  case withdrawn(on: CalendarDay?, reason: WithdrawalReason?)
}
