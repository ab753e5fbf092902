/// When a report was published: the day as written, and the time when one was given.
public struct Publication: Hashable, Comparable, Sendable {
  public let day: CalendarDay
  /// `14:30` or `14:30:05` with the offset as written (`Z`, `+03:00`); nil when only a day was given.
  public let time: String?

  public init(day: CalendarDay, time: String? = nil) {
    self.day = day
    self.time = time
  }

  public static func < (one: Publication, other: Publication) -> Bool {
    if one.day != other.day { return one.day < other.day }
    return (one.time ?? "").utf8.lexicographicallyPrecedes((other.time ?? "").utf8)
  }
}

/// What was put right in a report, and when.
public struct Correction: Hashable, Sendable {
  public let day: CalendarDay
  public let text: String

  public init(day: CalendarDay, text: String) {
    self.day = day
    self.text = text
  }
}
