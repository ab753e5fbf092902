internal import AnnalsVocabulary
internal import ArgumentParser
internal import Glibc

/// The day that embargoes are compared with when none is given.
///
/// It decides what is public and is never printed, so that a site does not depend on when it is built.
enum Today {
  /// The day of SOURCE_DATE_EPOCH (see reproducible-builds.org) or else of the clock, in UTC.
  static func day() throws -> CalendarDay {
    try statedDay() ?? day(at: time(nil))
  }

  /// The day of SOURCE_DATE_EPOCH; nil when it is not set.
  static func statedDay() throws -> CalendarDay? {
    guard let text = environment("SOURCE_DATE_EPOCH"), !text.isEmpty else { return nil }
    guard let seconds = Int(text) else {
      throw ValidationError("SOURCE_DATE_EPOCH is '\(escapedForTerminal(text))', not a number.")
    }
    return try day(at: seconds)
  }

  private static func day(at seconds: Int) throws -> CalendarDay {
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
    guard let day = CalendarDay(dayNumber: remainder < 0 ? quotient - 1 : quotient) else {
      throw ValidationError("The time \(seconds) is in none of the years an archive may speak of.")
    }
    return day
  }
}
