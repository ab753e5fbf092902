import AnnalsVocabulary

/// How a language writes whole numbers.
struct NumberFormat: Sendable {
  /// ٠ to ٩.
  private static let arabicDigits = (0x660...0x669).compactMap { Unicode.Scalar($0) }
    .map { String($0) }

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

  /// Writes what `plainText` says.
  func write(plain number: Int, into writer: inout ByteWriter) {
    if usesASCII { writer.append(decimal: number) } else { writer.append(plainText(number)) }
  }

  /// One digit after the decimal separator, which is left out when it is 0.
  func text(tenths number: Int) -> String {
    let whole = text(number / 10)
    return number % 10 == 0 ? whole : whole + decimalSeparator + plainText(number % 10)
  }

  /// The same with the digits an archive asks for, and the separators CLDR has beside them; Arabic
  /// digits are for Arabic only.
  func writing(
    _ wish: ArchiveConfiguration.Digits?,
    in language: LanguageTag
  ) -> NumberFormat {
    switch wish {
    case .latn where !usesASCII:
      return NumberFormat(
        digits: (0...9).map { String($0) },
        groupSeparator: ",",
        decimalSeparator: "."
      )
    case .arab where usesASCII && language.primary == "ar":
      return NumberFormat(
        digits: Self.arabicDigits,
        groupSeparator: "\u{066C}",
        decimalSeparator: "\u{066B}"
      )
    case .latn, .arab, nil: return self
    }
  }

  /// A text that has digits of another format in it, with those of this one.
  func rewriting(_ text: String, from other: NumberFormat) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      let value = other.digits.firstIndex { $0.unicodeScalars.elementsEqual([scalar]) }
      if let value { written += digits[value] } else { written.unicodeScalars.append(scalar) }
    }
    return written
  }

  private func digit(_ byte: UInt8) -> String {
    let value = Int(byte) - 0x30
    return digits.indices.contains(value) ? digits[value] : "-"
  }
}
