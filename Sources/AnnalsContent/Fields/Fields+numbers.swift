internal import AnnalsVocabulary

extension Fields {
  /// A whole number, not negative.
  func integer(_ key: Key, _ problems: inout Problems) -> Int? {
    guard let text = text(key, &problems) else { return nil }
    if let number = Numbers.whole(text.value) { return number }
    problems.error(
      "invalid-number",
      "'\(key)' must be a whole number of at most nine digits such as 1524, not '\(text.value)'",
      at: text.mark
    )
    return nil
  }

  /// A number with a fraction.
  func decimal(_ key: Key, _ problems: inout Problems) -> (value: Double, mark: SourceMark)? {
    guard let text = text(key, &problems) else { return nil }
    if let number = Numbers.decimal(text.value) { return (number, text.mark) }
    let advice = text.value.utf8.contains(UInt8(ascii: ",")) ? "; write a point, not a comma" : ""
    problems.error(
      "invalid-number",
      "'\(key)' must be a number such as 35.4408, not '\(text.value)'\(advice)",
      at: text.mark
    )
    return nil
  }
}

/// Numbers as authors write them; nothing is guessed, `012` and `1e3` are none.
enum Numbers {
  /// Up to nine digits, without a zero in front.
  static func whole(_ text: String) -> Int? {
    wholeNumber(Array(text.utf8)[...])
  }

  static func wholeNumber(_ digits: ArraySlice<UInt8>) -> Int? {
    guard 1...9 ~= digits.count, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
      return nil
    }
    var value = 0
    for byte in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// Up to nine digits, perhaps a `-` before and a point and up to fifteen digits after.
  static func decimal(_ text: String) -> Double? {
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let parts = rest.split(
      separator: UInt8(ascii: "."),
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard wholeNumber(parts[0]) != nil else { return nil }
    if parts.count == 2 {
      let digits = parts[1]
      guard 1...15 ~= digits.count,
        digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
      else { return nil }
    }
    return Double(text)
  }
}
