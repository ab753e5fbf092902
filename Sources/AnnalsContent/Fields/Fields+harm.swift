internal import AnnalsVocabulary

extension Fields {
  /// How many people, as a number, a range, a mapping, or words that stay words.
  func harm(_ measure: HarmMeasure, _ key: Key, _ problems: inout Problems) -> HarmReport? {
    guard let node = node(key) else { return nil }
    let count: HarmCount?
    switch node.content {
    case .mapping(let entries): count = Harm.count(entries, of: key, at: node.mark, &problems)
    default:
      count = node.text(of: key.rawValue, &problems).flatMap { Harm.count($0, of: key, &problems) }
    }
    return count.map { HarmReport(measure: measure, count: $0, at: problems.location(node.mark)) }
  }
}

/// Numbers of people as authors write them.
enum Harm {
  /// Which key counts what.
  static let measures: [(measure: HarmMeasure, key: Key)] = [
    (.fatalities, .fatalities), (.injured, .injured), (.missing, .missing),
    (.detained, .detained), (.displaced, .displaced), (.rescued, .rescued),
  ]
  static let keys: KeySet = [.min, .max, .best, .civilians]

  /// `4`, `2-5`, or words; text that is all digits and signs but neither number nor range is a problem.
  static func count(_ text: Text, of key: Key, _ problems: inout Problems) -> HarmCount? {
    let bytes = withASCIIDigits(text.value)
    if let number = Numbers.wholeNumber(bytes[...]) {
      return .number(low: number, high: number, best: nil, civilians: nil)
    }
    if let (low, high) = range(bytes) {
      guard low <= high else {
        problems.error("invalid-count", "'\(text.value)' ends below its beginning", at: text.mark)
        return nil
      }
      return .number(low: low, high: high, best: nil, civilians: nil)
    }
    if isFigure(bytes) {
      problems.error(
        "invalid-count",
        "'\(key)' must be a whole number such as 1200, a range such as 2-5, or words, not '\(text.value)'",
        at: text.mark
      )
      return nil
    }
    return .words(text.value)
  }

  /// `{min: 2, max: 5, best: 3, civilians: 1}`; `best` stands for a `min` or `max` that is absent.
  static func count(
    _ entries: [YAMLEntry],
    of key: Key,
    at mark: SourceMark,
    _ problems: inout Problems
  ) -> HarmCount? {
    let fields = Fields(entries, at: mark, known: keys, of: "'\(key)'", problems: &problems)
    let low = fields.integer(.min, &problems)
    let high = fields.integer(.max, &problems)
    let best = fields.integer(.best, &problems)
    let civilians = fields.integer(.civilians, &problems)
    guard let lower = low ?? best, let upper = high ?? best else {
      problems.error("invalid-count", "'\(key)' needs both 'min' and 'max', or 'best'", at: mark)
      return nil
    }
    let isOrdered = lower <= upper && (best.map { (lower...upper).contains($0) } ?? true)
    guard isOrdered, (civilians ?? 0) <= upper else {
      let rule = "'min' ≤ 'best' ≤ 'max' and 'civilians' ≤ 'max'"
      problems.error("invalid-count", "the numbers of '\(key)' must be in order: \(rule)", at: mark)
      return nil
    }
    return .number(low: lower, high: upper, best: best, civilians: civilians)
  }

  /// `2-5`, also with an en dash or spaces.
  private static func range(_ bytes: [UInt8]) -> (low: Int, high: Int)? {
    let text = String(decoding: bytes, as: UTF8.self)
    let ends = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "\u{2013}"
    }
    guard ends.count == 2 else { return nil }
    let numbers = ends.compactMap { Numbers.whole(String(Substring($0).trimmingSpaces)) }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }

  /// Whether it holds a digit, and nothing that words are made of; `20+`, `~20` and `>20` are words.
  private static func isFigure(_ bytes: [UInt8]) -> Bool {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let hasDigit = scalars.contains { ("0"..."9").contains($0) }
    let first = scalars.first ?? " "
    let isNotation = hasDigit && scalars.allSatisfy { notation.contains($0) }
    return isNotation && (("0"..."9").contains(first) || first == "-" || first == ".")
  }

  private static let notation: [Unicode.Scalar] = Array(
    "0123456789 .,:;/_'eE-\u{A0}\u{2009}\u{202F}\u{2019}\u{2013}\u{66B}\u{66C}".unicodeScalars
  )

  /// Arabic-Indic and Persian digits as 0 to 9.
  private static func withASCIIDigits(_ text: String) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return Array(text.utf8) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: result.append(Unicode.Scalar(UInt8(scalar.value - 0x660) + 0x30))
      case 0x6F0...0x6F9: result.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0) + 0x30))
      default: result.append(scalar)
      }
    }
    return Array(String(result).utf8)
  }
}
