/// How a language writes whole numbers.
struct NumberFormat: Sendable {
  /// Ten texts, zero first.
  let digits: [String]
  /// Between groups of three digits.
  let groupSeparator: String
  let decimalSeparator: String

  private var usesASCII: Bool { digits.first == "0" }

  /// `12 345` in French.
  func text(_ number: Int) -> String {
    if usesASCII, 0..<1000 ~= number { return String(number) }
    var text = number < 0 ? "-" : ""
    let plain = Array(String(number.magnitude).utf8)
    for (index, digit) in plain.enumerated() {
      if index > 0, (plain.count - index) % 3 == 0 { text += groupSeparator }
      text += self.digit(digit)
    }
    return text
  }

  /// Digits without groups: a year, a day of the month.
  func plainText(_ number: Int) -> String {
    let plain = String(number)
    return usesASCII ? plain : plain.utf8.reduce(into: "") { $0 += digit($1) }
  }

  /// One digit after the decimal separator, which is left out when it is 0.
  func text(tenths number: Int) -> String {
    let whole = text(number / 10)
    return number % 10 == 0 ? whole : whole + decimalSeparator + plainText(number % 10)
  }

  private func digit(_ byte: UInt8) -> String {
    let value = Int(byte) - 0x30
    return digits.indices.contains(value) ? digits[value] : "-"
  }
}
