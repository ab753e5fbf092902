/// One day of the Gregorian calendar, without a time or a time zone.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The years an archive may speak of; anything else is taken for a slip of the keyboard.
  public static let years = 1500...2500

  /// `20190821`: compares as the calendar does.
  private let packed: Int32

  /// Nil when there is no such day, or its year is outside `years`.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month,
      1...Self.days(inMonth: month, of: year) ~= day
    else { return nil }
    packed = Int32(year * 10_000 + month * 100 + day)
  }

  /// Reads `2019-08-21` and nothing else.
  public init?(_ text: some StringProtocol) {
    self.init(text.utf8)
  }

  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let year = decimalNumber(parts[0]),
      let month = decimalNumber(parts[1]), let day = decimalNumber(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day this many days after 1970-01-01 (Howard Hinnant's civil_from_days); nil outside `years`.
  public init?(dayNumber: Int) {
    guard -1_000_000...1_000_000 ~= dayNumber else { return nil }
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  public var year: Int { Int(packed) / 10_000 }
  public var month: Int { Int(packed) / 100 % 100 }
  public var day: Int { Int(packed) % 100 }

  /// ISO 8601: `2019-08-21`.
  public var description: String {
    var writer = ByteWriter(capacity: 10)
    writer.append(self)
    return writer.text
  }

  /// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
  public var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// ISO 8601 number of the weekday: 1 is Monday, 7 is Sunday.
  public var weekday: Int {
    // 1970-01-01 was a Thursday.
    let sinceMonday = (dayNumber + 3) % 7
    return sinceMonday < 0 ? sinceMonday + 8 : sinceMonday + 1
  }

  /// The next day; nil at the end of `years`.
  public var next: CalendarDay? {
    CalendarDay(year: year, month: month, day: day + 1)
      ?? CalendarDay(year: year, month: month + 1, day: 1)
      ?? CalendarDay(year: year + 1, month: 1, day: 1)
  }

  public static func < (one: CalendarDay, other: CalendarDay) -> Bool {
    one.packed < other.packed
  }

  /// How many days a month has, 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension ByteWriter {
  /// Writes `2019-08-21`.
  public mutating func append(_ day: CalendarDay) {
    append(decimal: UInt(day.year), width: 4)
    append(UInt8(ascii: "-"))
    append(decimal: UInt(day.month), width: 2)
    append(UInt8(ascii: "-"))
    append(decimal: UInt(day.day), width: 2)
  }
}

/// The value of a run of ASCII digits; nil for anything else, for nothing, and past nine digits.
func decimalNumber(_ digits: some Collection<UInt8>) -> Int? {
  guard 1...9 ~= digits.count else { return nil }
  var value = 0
  for byte in digits {
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}
