/// The candidate most like what was written, when it is like enough to be meant; nil otherwise.
///
/// Distance is Damerau–Levenshtein over folded text (letters inserted, left out, replaced, or two
/// neighbours exchanged), at most a third of the longer length; ties go to the earlier candidate.
/// Candidates are folded on each call: keep a `SpellingList` for many questions.
public func suggestion(for written: String, among candidates: some Sequence<String>) -> String? {
  SpellingList(candidates).suggestion(for: written)
}

/// Known spellings, folded once, among which the one most like a misspelling is looked for.
public struct SpellingList: Sendable {
  private struct Spelling: Sendable {
    let text: String
    let scalars: [UInt32]
    let letters: UInt64
  }

  /// Longer texts are no names: nothing is suggested for or from them.
  private static let longest = 64

  private let spellings: [Spelling]

  public init(_ candidates: some Sequence<String>) {
    spellings = candidates.compactMap { text in
      let scalars = foldedScalars(text)
      guard scalars.count <= Self.longest else { return nil }
      return Spelling(text: text, scalars: scalars, letters: letterSet(scalars))
    }
  }

  /// As the function of the same name.
  public func suggestion(for written: String) -> String? {
    let scalars = foldedScalars(written)
    guard 1...Self.longest ~= scalars.count else { return nil }
    let letters = letterSet(scalars)
    var best: String?
    var bound = Int.max
    var distance = EditDistance(longest: Self.longest)
    for spelling in spellings {
      let limit = min(max(scalars.count, spelling.scalars.count) / 3, bound)
      // Each edit brings in or takes out one length and at most one letter that the other lacks.
      guard abs(scalars.count - spelling.scalars.count) <= limit,
        (letters & ~spelling.letters).nonzeroBitCount <= limit,
        (spelling.letters & ~letters).nonzeroBitCount <= limit,
        let found = distance.between(scalars, spelling.scalars, atMost: limit)
      else { continue }
      best = spelling.text
      if found == 0 { break }
      bound = found - 1
    }
    return best
  }
}

private func foldedScalars(_ text: String) -> [UInt32] {
  FoldedName(folding: text).text.unicodeScalars.map(\.value)
}

/// One bit for each scalar modulo 64.
private func letterSet(_ scalars: [UInt32]) -> UInt64 {
  scalars.reduce(0) { $0 | 1 << UInt64($1 % 64) }
}
