import AnnalsVocabulary

/// What the collectors of all workers gathered, as one table in key order.
///
/// The result does not depend on how documents were shared out.
struct MergedTerms {
  /// A word that is written, a stem that has postings, or both.
  struct Term {
    let key: [UInt8]
    /// Stems of the word, in key order; empty when it is only its own stem.
    var stems: [[UInt8]]
    var postings: Range<Int>
  }

  private(set) var terms: [Term] = []
  /// Of one term together, in order of documents.
  private(set) var postings: [Posting] = []

  init(_ collectors: [TermCollector.Result]) {
    let words = Self.sortedWords(collectors)
    var numbers: [[UInt8]: Int] = [:]
    numbers.reserveCapacity(words.count)
    for (number, word) in words.enumerated() { numbers[word] = number }
    terms = words.map { Term(key: $0, stems: [], postings: 0..<0) }
    collectPostings(collectors, numbers)
    collectStems(collectors, numbers)
  }

  private static func sortedWords(_ collectors: [TermCollector.Result]) -> [[UInt8]] {
    var words: Set<[UInt8]> = []
    for collector in collectors {
      for number in 0..<collector.forms.count { words.insert(Array(collector.forms[number])) }
      for number in 0..<collector.stems.count { words.insert(Array(collector.stems[number])) }
    }
    return words.sorted { DictionaryRow.precedes($0[...], $1[...]) }
  }

  /// Groups the postings of all collectors by term, by counting.
  private mutating func collectPostings(
    _ collectors: [TermCollector.Result],
    _ numbers: [[UInt8]: Int]
  ) {
    var counts = [Int](repeating: 0, count: terms.count + 1)
    let maps = collectors.map { collector in
      (0..<collector.stems.count).map { numbers[Array(collector.stems[$0])] ?? 0 }
    }
    for (collector, map) in zip(collectors, maps) {
      for entry in collector.entries { counts[map[Int(entry.stem)] + 1] += 1 }
    }
    for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
    var next = counts
    postings = [Posting](repeating: Posting(document: 0, impact: 0), count: counts.last ?? 0)
    for (collector, map) in zip(collectors, maps) {
      for entry in collector.entries {
        let term = map[Int(entry.stem)]
        postings[next[term]] = entry.posting
        next[term] += 1
      }
    }
    for index in terms.indices {
      terms[index].postings = counts[index]..<counts[index + 1]
      postings[terms[index].postings].sort()
    }
  }

  /// Notes the stems of each form, unless the form is its own only stem.
  private mutating func collectStems(
    _ collectors: [TermCollector.Result],
    _ numbers: [[UInt8]: Int]
  ) {
    var pairs: [UInt64] = []
    for collector in collectors {
      for pair in collector.pairs {
        let form = numbers[Array(collector.forms[Int(pair.form)])] ?? 0
        let stem = numbers[Array(collector.stems[Int(pair.stem)])] ?? 0
        pairs.append(UInt64(form) << 32 | UInt64(stem))
      }
    }
    pairs.sort()
    var previous: UInt64?
    for pair in pairs where pair != previous {
      previous = pair
      terms[Int(pair >> 32)].stems.append(terms[Int(pair & 0xFFFF_FFFF)].key)
    }
    for index in terms.indices where terms[index].stems == [terms[index].key] {
      terms[index].stems = []
    }
  }
}
