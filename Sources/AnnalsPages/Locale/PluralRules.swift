/// A category of plural forms, as CLDR names them.
enum PluralCategory: String, CaseIterable, Sendable {
  case zero
  case one
  case two
  case few
  case many
  case other
}

/// Which category a whole number of a language belongs to, by rules in the syntax of CLDR
/// (UTS 35, part 3, section 5.1): `n % 100 = 3..10`.
struct PluralRules: Sendable {
  /// Every relation of one of the conjunctions must hold.
  private let rules: [(category: PluralCategory, condition: [[PluralRelation]])]

  /// The categories that have forms of their own, `other` last.
  let categories: [PluralCategory]

  /// Rules in the order of `PluralCategory`; nil when one cannot be read.
  init?(_ texts: [PluralCategory: String]) {
    var rules: [(category: PluralCategory, condition: [[PluralRelation]])] = []
    for category in PluralCategory.allCases where category != .other {
      guard let text = texts[category] else { continue }
      guard let condition = Self.condition(text) else { return nil }
      rules.append((category, condition))
    }
    self.rules = rules
    categories = rules.map(\.category) + [.other]
  }

  /// One form for every number.
  init() {
    rules = []
    categories = [.other]
  }

  func category(of number: Int) -> PluralCategory {
    let magnitude = number == Int.min ? Int.max : abs(number)
    for (category, condition) in rules
    where condition.contains(where: { $0.allSatisfy { $0.holds(for: magnitude) } }) {
      return category
    }
    return .other
  }

  private static func condition(_ text: String) -> [[PluralRelation]]? {
    var alternatives: [[PluralRelation]] = [[]]
    var words: [String] = []
    for word in text.split(separator: " ").map(String.init) + ["or"] {
      guard word == "or" || word == "and" else {
        words.append(word)
        continue
      }
      guard let relation = PluralRelation(words) else { return nil }
      alternatives[alternatives.count - 1].append(relation)
      words = []
      if word == "or" { alternatives.append([]) }
    }
    return alternatives.dropLast()
  }
}

/// `n % 100 = 3..10`, for whole numbers: `n` and `i` are the number, the operands of fractions and
/// exponents are 0.
private struct PluralRelation: Sendable {
  let isNumber: Bool
  let modulus: Int?
  let isNegated: Bool
  let ranges: [ClosedRange<Int>]

  init?(_ words: [String]) {
    var words = words[...]
    guard let operand = words.popFirst() else { return nil }
    switch operand {
    case "n", "i": isNumber = true
    case "v", "w", "f", "t", "c", "e": isNumber = false
    default: return nil
    }
    if words.first == "%" {
      guard let number = words.dropFirst().first.flatMap({ Int($0) }), number > 0 else {
        return nil
      }
      modulus = number
      words = words.dropFirst(2)
    } else {
      modulus = nil
    }
    guard let sign = words.popFirst(), sign == "=" || sign == "!=", !words.isEmpty else {
      return nil
    }
    isNegated = sign == "!="
    var ranges: [ClosedRange<Int>] = []
    for item in words.joined().split(separator: ",") {
      let ends = item.split(separator: ".").map { Int($0) }
      guard ends.count <= 2, let first = ends.first, let first, let last = ends.last, let last,
        first <= last
      else { return nil }
      ranges.append(first...last)
    }
    self.ranges = ranges
  }

  func holds(for number: Int) -> Bool {
    let operand = isNumber ? number : 0
    let value = modulus.map { operand % $0 } ?? operand
    return ranges.contains { $0.contains(value) } != isNegated
  }
}
