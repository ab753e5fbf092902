internal import AnnalsVocabulary

extension Fields {
  /// A date as precise as the author knows it.
  func date(_ key: Key, _ problems: inout Problems) -> Located<ArchiveDate>? {
    guard let text = text(key, &problems) else { return nil }
    guard let date = text.date(of: key.rawValue, &problems) else { return nil }
    return Located(date, at: problems.location(text.mark))
  }

  /// One day of the calendar.
  func day(_ key: Key, _ problems: inout Problems) -> CalendarDay? {
    guard let text = text(key, &problems) else { return nil }
    if let day = CalendarDay(text.value) { return day }
    problems.error(
      "invalid-date",
      "\(Dates.fault(text.value)); '\(key)' is a day such as 2019-08-22",
      at: text.mark
    )
    return nil
  }

  /// A day, perhaps with a time and an offset.
  func publication(_ key: Key, _ problems: inout Problems) -> Publication? {
    guard let text = text(key, &problems) else { return nil }
    if let publication = Dates.publication(text.value) { return publication }
    problems.error(
      "invalid-date",
      "\(Dates.fault(text.value)); '\(key)' is a day or a time such as 2019-08-22T14:30:00+03:00",
      at: text.mark
    )
    return nil
  }
}

extension Text {
  /// A date as precise as the author knows it.
  func date(of key: String, _ problems: inout Problems) -> ArchiveDate? {
    if let date = Dates.day(value[...]).map({ ArchiveDate(day: $0) }) ?? ArchiveDate(value) {
      return date
    }
    problems.error(
      "invalid-date",
      "\(Dates.fault(value)); '\(key)' is a day, month, year or interval such as 2019-08-21, 2019-08, "
        + "2019 or 2019-08-19/2019-08-21, with '?' when it is uncertain",
      at: mark
    )
    return nil
  }
}

/// Dates as authors write them.
enum Dates {
  /// `2019-08-22`, or with a time `2019-08-22T14:30`, seconds and an offset; nil for anything else.
  ///
  /// Fractions of a second are left out.
  static func publication(_ text: String) -> Publication? {
    guard let day = day(Substring(text.utf8.prefix(10))) else { return nil }
    let rest = text.utf8.dropFirst(10)
    guard let separator = rest.first else { return Publication(day: day) }
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
      let time = time(Array(rest.dropFirst()))
    else { return nil }
    return Publication(day: day, time: time)
  }

  /// `2019-08-22` and nothing else, without making the parts that `CalendarDay` splits it into.
  static func day(_ text: Substring) -> CalendarDay? {
    guard text.utf8.count == 10 else { return nil }
    var numbers = (year: 0, month: 0, day: 0)
    for (position, byte) in text.utf8.enumerated() {
      if position == 4 || position == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      switch position {
      case ..<4: numbers.year = numbers.year * 10 + digit
      case ..<7: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    return CalendarDay(year: numbers.year, month: numbers.month, day: numbers.day)
  }

  /// `14:30`, `14:30:05`, with `Z`, `+03:00` or `+0300`, as `14:30:05+03:00`.
  private static func time(_ bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    guard let hour = number(&rest, atMost: 23), take(":", from: &rest),
      let minute = number(&rest, atMost: 59)
    else { return nil }
    var writer = ByteWriter(capacity: 16)
    writer.append(decimal: hour, width: 2)
    writer.append(":")
    writer.append(decimal: minute, width: 2)
    if take(":", from: &rest) {
      guard let second = number(&rest, atMost: 59) else { return nil }
      writer.append(":")
      writer.append(decimal: second, width: 2)
      if take(".", from: &rest) {
        let fraction = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard 1...9 ~= fraction.count else { return nil }
        rest = rest.dropFirst(fraction.count)
      }
    }
    return writeOffset(rest, to: &writer) ? writer.text : nil
  }

  private static func writeOffset(_ bytes: ArraySlice<UInt8>, to writer: inout ByteWriter) -> Bool {
    var rest = bytes
    if rest.isEmpty { return true }
    if take("Z", from: &rest) {
      writer.append("Z")
      return rest.isEmpty
    }
    guard let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hour = number(&rest, atMost: 14)
    else { return false }
    _ = take(":", from: &rest)
    guard let minute = number(&rest, atMost: 59), rest.isEmpty else { return false }
    writer.append(sign)
    writer.append(decimal: hour, width: 2)
    writer.append(":")
    writer.append(decimal: minute, width: 2)
    return true
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>, atMost limit: UInt) -> UInt? {
    var value: UInt = 0
    for _ in 0..<2 {
      guard let byte = bytes.popFirst(), UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else {
        return nil
      }
      value = value * 10 + UInt(byte - UInt8(ascii: "0"))
    }
    return value <= limit ? value : nil
  }

  private static func take(_ sign: Unicode.Scalar, from bytes: inout ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, UInt32(first) == sign.value else { return false }
    bytes.removeFirst()
    return true
  }

  /// What is wrong with a date: `there is no 2019-02-30`.
  static func fault(_ text: String) -> String {
    if looksLikeDay(text) { return "there is no day \(text) in the calendar" }
    return "'\(text)' is not a date"
  }

  /// Digits where a day has digits and hyphens where it has hyphens.
  private static func looksLikeDay(_ text: String) -> Bool {
    guard text.utf8.count == 10 else { return false }
    return text.utf8.enumerated().allSatisfy { position, byte in
      position == 4 || position == 7
        ? byte == UInt8(ascii: "-") : UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
  }
}
