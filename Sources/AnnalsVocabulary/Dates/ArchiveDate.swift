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
  }

  /// The first day it can mean.
  public let first: CalendarDay
  /// The last day it can mean; equal to `first` for a day.
  public let last: CalendarDay
  public let certainty: Certainty
  private let start: Unit
  /// How the end of an interval is written; nil for a date that is none.
  private let end: Unit?

  /// A date of one day.
  public init(day: CalendarDay, certainty: Certainty = .certain) {
    self.init(Stretch(unit: .day, first: day, last: day), certainty: certainty)
  }

  /// Reads one date of the content format.
  ///
  /// Nil when it is not one, when the day does not exist, or when an interval ends before it begins.
  public init?(_ text: String) {
    let certainty = Certainty.allCases.dropFirst().first { $0.sign == text.utf8.last } ?? .certain
    let ends = text.utf8.dropLast(certainty == .certain ? 0 : 1)
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let stretches = ends.compactMap { Stretch($0) }
    guard stretches.count == ends.count, let start = stretches.first, let end = stretches.last
    else {
      return nil
    }
    switch stretches.count {
    case 1: self.init(start, certainty: certainty)
    // `2019-08/2019-08` says no more than `2019-08`.
    case 2 where start == end: self.init(start, certainty: certainty)
    case 2 where start.first <= end.last: self.init(from: start, to: end, certainty: certainty)
    default: return nil
    }
  }

  /// What the date is; an interval keeps how precisely each of its ends is known.
  public var precision: Precision {
    if end != nil { return .interval }
    return switch start {
    case .day: .day
    case .month: .month
    case .year: .year
    }
  }

  /// EDTF, as it is read: `2019-08-19/2019-08-21?`.
  public var description: String {
    var writer = ByteWriter(capacity: 24)
    writer.append(first, upTo: start)
    if let end {
      writer.append(UInt8(ascii: "/"))
      writer.append(last, upTo: end)
    }
    if let sign = certainty.sign { writer.append(sign) }
    return writer.text
  }

  /// Whether it can mean the day.
  public func contains(_ day: CalendarDay) -> Bool {
    first <= day && day <= last
  }

  public static func < (one: ArchiveDate, other: ArchiveDate) -> Bool {
    if one.first != other.first { return one.first < other.first }
    if one.last != other.last { return one.last < other.last }
    return one.finerPoints.lexicographicallyPrecedes(other.finerPoints)
  }
}

extension ArchiveDate {
  /// What a date, or the end of an interval, is given to.
  fileprivate enum Unit: Int {
    case day
    case month
    case year
  }

  /// The days that `2019`, `2019-08` or `2019-08-21` covers.
  fileprivate struct Stretch: Hashable {
    let unit: Unit
    let first: CalendarDay
    let last: CalendarDay
  }

  private init(_ span: Stretch, certainty: Certainty) {
    first = span.first
    last = span.last
    start = span.unit
    end = nil
    self.certainty = certainty
  }

  private init(from start: Stretch, to end: Stretch, certainty: Certainty) {
    first = start.first
    last = end.last
    self.start = start.unit
    self.end = end.unit
    self.certainty = certainty
  }

  /// Orders dates of the same days, so that unequal dates are never in the same place.
  private var finerPoints: [Int] {
    [
      end == nil ? 0 : 1, start.rawValue, end?.rawValue ?? 0,
      Certainty.allCases.firstIndex(of: certainty) ?? 0,
    ]
  }
}

extension ArchiveDate.Stretch {
  init?(_ bytes: some Collection<UInt8>) {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let year = parts.first, year.count == 4, let year = decimalNumber(year) else {
      return nil
    }
    switch parts.count {
    case 1: self.init(.year, CalendarDay(year: year, month: 1, day: 1), year: year, month: 12)
    case 2:
      guard parts[1].count == 2, let month = decimalNumber(parts[1]) else { return nil }
      self.init(.month, CalendarDay(year: year, month: month, day: 1), year: year, month: month)
    default:
      guard let day = CalendarDay(bytes) else { return nil }
      self.init(unit: .day, first: day, last: day)
    }
  }

  /// From `first` to the end of a month; nil when `first` is.
  private init?(_ unit: ArchiveDate.Unit, _ first: CalendarDay?, year: Int, month: Int) {
    let length = CalendarDay.days(inMonth: month, of: year)
    guard let first, let last = CalendarDay(year: year, month: month, day: length) else {
      return nil
    }
    self.init(unit: unit, first: first, last: last)
  }
}

extension ArchiveDate.Certainty {
  /// How EDTF writes it.
  fileprivate var sign: UInt8? {
    switch self {
    case .certain: nil
    case .uncertain: UInt8(ascii: "?")
    case .approximate: UInt8(ascii: "~")
    case .uncertainAndApproximate: UInt8(ascii: "%")
    }
  }
}

extension ByteWriter {
  fileprivate mutating func append(_ day: CalendarDay, upTo unit: ArchiveDate.Unit) {
    append(decimal: UInt(day.year), width: 4)
    if unit == .year { return }
    append(UInt8(ascii: "-"))
    append(decimal: UInt(day.month), width: 2)
    if unit == .month { return }
    append(UInt8(ascii: "-"))
    append(decimal: UInt(day.day), width: 2)
  }
}
