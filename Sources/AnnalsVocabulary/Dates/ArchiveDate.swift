/// When something happened, as precisely as a source says and no more: the part of EDTF level 1 that
/// the content format takes.
///
/// `2019-08-21`, `2019-08`, `2019`, `2019-08-19/2019-08-21`, each with `?` (uncertain), `~`
/// (approximate) or `%` (both) at the end. Dates are ordered by their first day, then by their
/// last, so that what is known to the day comes before what is known to the month.
public struct ArchiveDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  public enum Precision: String, Sendable, CaseIterable {
    case day
    case interval
    case month
    case year
  }

  /// How sure the source is.
  public enum Certainty: String, Sendable, CaseIterable {
    case certain
    case uncertain
    case approximate
    case uncertainAndApproximate = "uncertain-and-approximate"

    var sign: StaticString {
      switch self {
      case .certain: ""
      case .uncertain: "?"
      case .approximate: "~"
      case .uncertainAndApproximate: "%"
      }
    }
  }

  public let precision: Precision
  /// The first day it can mean.
  public let first: CalendarDay
  /// The last day it can mean; equal to `first` for a day.
  public let last: CalendarDay
  public let certainty: Certainty

  public init(day: CalendarDay, certainty: Certainty = .certain) {
    self.init(.day, day, day, certainty)
  }

  /// Reads one date of the content format; nil when it is not one, when the day does not exist, or
  /// when an interval ends before it begins.
  public init?(_ text: String) {
    var bytes = text.utf8[...]
    var certainty = Certainty.certain
    switch bytes.last {
    case UInt8(ascii: "?"): certainty = .uncertain
    case UInt8(ascii: "~"): certainty = .approximate
    case UInt8(ascii: "%"): certainty = .uncertainAndApproximate
    default: break
    }
    if certainty != .certain { bytes = bytes.dropLast() }
    guard let body = Substring(bytes) as Substring? else { return nil }
    let ends = body.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    switch ends.count {
    case 1:
      guard let (precision, first, last) = Self.span(Substring(ends[0])) else { return nil }
      self.init(precision, first, last, certainty)
    case 2:
      guard let (_, first, _) = Self.span(Substring(ends[0])),
        let (_, _, last) = Self.span(Substring(ends[1])), first <= last
      else { return nil }
      self.init(first == last ? .day : .interval, first, last, certainty)
    default: return nil
    }
  }

  private init(
    _ precision: Precision,
    _ first: CalendarDay,
    _ last: CalendarDay,
    _ certainty: Certainty
  ) {
    self.precision = precision
    self.first = first
    self.last = last
    self.certainty = certainty
  }

  /// EDTF, as it is read: `2019-08-19/2019-08-21?`.
  public var description: String {
    var writer = ByteWriter(capacity: 24)
    switch precision {
    case .day: writer.append(first)
    case .month:
      writer.append(decimal: UInt(first.year), width: 4)
      writer.append("-")
      writer.append(decimal: UInt(first.month), width: 2)
    case .year: writer.append(decimal: UInt(first.year), width: 4)
    case .interval:
      writer.append(first)
      writer.append("/")
      writer.append(last)
    }
    writer.append(certainty.sign)
    return writer.text
  }

  public func contains(_ day: CalendarDay) -> Bool {
    first <= day && day <= last
  }

  public static func < (one: ArchiveDate, other: ArchiveDate) -> Bool {
    if one.first != other.first { return one.first < other.first }
    if one.last != other.last { return one.last < other.last }
    return one.certainty.rawValue < other.certainty.rawValue
  }

  /// The days that `2019`, `2019-08` or `2019-08-21` covers.
  private static func span(_ text: Substring) -> (Precision, CalendarDay, CalendarDay)? {
    if let day = CalendarDay(text) { return (.day, day, day) }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let year = parts.first, year.count == 4, let year = decimalNumber(year) else {
      return nil
    }
    if parts.count == 1 {
      guard let first = CalendarDay(year: year, month: 1, day: 1),
        let last = CalendarDay(year: year, month: 12, day: 31)
      else { return nil }
      return (.year, first, last)
    }
    guard parts.count == 2, parts[1].count == 2, let month = decimalNumber(parts[1]),
      1...12 ~= month,
      let first = CalendarDay(year: year, month: month, day: 1),
      let last = CalendarDay(
        year: year,
        month: month,
        day: CalendarDay.days(inMonth: month, of: year)
      )
    else { return nil }
    return (.month, first, last)
  }
}
