import AnnalsVocabulary
import Testing

struct SuggestionTests {
  static let keys = ["title", "date", "language", "source", "events", "town", "towns"]

  @Test(arguments: [
    ("titel", "title"), ("tilte", "title"), ("Title", "title"), ("dates", "date"), ("lang", nil),
    ("langage", "language"), ("sorce", "source"), ("xyz", nil), ("", nil), ("t", nil),
    ("towms", "towns"), ("tows", "town"), ("événts", "events"),
  ])
  func suggestsTheNearestKey(written: String, meant: String?) {
    #expect(suggestion(for: written, among: Self.keys) == meant)
  }

  @Test func prefersTheEarlierOfTwoAsNear() {
    #expect(suggestion(for: "abcd", among: ["abcx", "abcy"]) == "abcx")
    #expect(suggestion(for: "abcd", among: ["abcxy", "abcy"]) == "abcy")
  }

  @Test(arguments: [
    ("Khan Cheikhoun", "Khan Sheikhun"), ("ادلب المدينه", nil), ("خان شيخن", "خان شيخون"),
  ])
  func suggestsNamesInAnyScript(written: String, meant: String?) {
    #expect(suggestion(for: written, among: ["Khan Sheikhun", "خان شيخون", "Idlib"]) == meant)
  }

  @Test func agreesWithTheDistanceAsItIsDefined() {
    var random = SeededGenerator(printedSeed: 3)
    for _ in 0..<3_000 {
      let written = word(&random)
      let candidates = (0..<6).map { _ in word(&random) }
      let nearest = candidates.enumerated()
        .map { (distance(written, $1), $0, $1) }
        .filter { $0.0 * 3 <= max(written.count, $0.2.count) }
        .min { ($0.0, $0.1) < ($1.0, $1.1) }
      #expect(suggestion(for: written, among: candidates) == nearest?.2, "\(written) \(candidates)")
    }
  }

  @Test func endsSoonForVeryLongTexts() {
    let long = String(repeating: "ab", count: 1 << 20)
    #expect(suggestion(for: long, among: [long]) == nil)
  }

  private func word(_ random: inout SeededGenerator) -> String {
    String(
      (0..<Int.random(in: 1...9, using: &random)).map { _ in
        "abc".randomElement(using: &random) ?? "a"
      }
    )
  }

  private func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var table = Array(repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
    for row in 0...one.count {
      for column in 0...other.count {
        if row == 0 || column == 0 {
          table[row][column] = row + column
          continue
        }
        let replaced = one[row - 1] == other[column - 1] ? 0 : 1
        var least = min(table[row - 1][column], table[row][column - 1]) + 1
        least = min(least, table[row - 1][column - 1] + replaced)
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1]
        {
          least = min(least, table[row - 2][column - 2] + 1)
        }
        table[row][column] = least
      }
    }
    return table[one.count][other.count]
  }
}
