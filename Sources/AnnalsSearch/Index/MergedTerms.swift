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
    let numbering = Numbering(collectors)
    terms = numbering.words.map { Term(key: $0, stems: [], postings: 0..<0) }
    collectPostings(collectors, numbering)
    collectStems(collectors, numbering)
  }

  /// Groups the postings of all collectors by term, by counting.
  private mutating func collectPostings(
    _ collectors: [TermCollector.Result],
    _ numbering: Numbering
  ) {
    var counts = [Int](repeating: 0, count: terms.count + 1)
    for (collector, terms) in zip(collectors, numbering.stems) {
      for entry in collector.entries { counts[Int(terms[Int(entry.stem)]) + 1] += 1 }
    }
    for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
    var next = counts
    postings = [Posting](repeating: Posting(document: 0, impact: 0), count: counts.last ?? 0)
    for (collector, terms) in zip(collectors, numbering.stems) {
      for entry in collector.entries {
        let term = Int(terms[Int(entry.stem)])
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
    _ numbering: Numbering
  ) {
    var pairs: [UInt64] = []
    for (index, collector) in collectors.enumerated() {
      for pair in collector.pairs {
        let form = numbering.forms[index][Int(pair.form)]
        let stem = numbering.stems[index][Int(pair.stem)]
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

/// Every word of all collectors in key order, and the place there of each collector's own numbers.
private struct Numbering {
  private(set) var words: [[UInt8]] = []
  /// By collector, then by its number of the form.
  private(set) var forms: [[UInt32]]
  /// By collector, then by its number of the stem.
  private(set) var stems: [[UInt32]]

  init(_ collectors: [TermCollector.Result]) {
    var table = WordTable()
    forms = collectors.map { Self.numbers(of: $0.forms, in: &table) }
    stems = collectors.map { Self.numbers(of: $0.stems, in: &table) }
    var places = [UInt32](repeating: 0, count: table.count)
    words.reserveCapacity(table.count)
    for (place, number) in Self.order(of: table).enumerated() {
      places[Int(number)] = UInt32(place)
      words.append(Array(table[Int(number)]))
    }
    forms = forms.map { numbers in numbers.map { places[Int($0)] } }
    stems = stems.map { numbers in numbers.map { places[Int($0)] } }
  }

  private static func numbers(of words: WordTable, in table: inout WordTable) -> [UInt32] {
    (0..<words.count).map { UInt32(table.number(of: words[$0])) }
  }

  /// The numbers of the words in key order; most words differ in their first eight bytes.
  private static func order(of table: WordTable) -> [UInt32] {
    var keys = (0..<table.count).map { number in
      (prefix: DictionaryRow.prefix(of: table[number]), number: UInt32(number))
    }
    keys.sort { one, other in
      one.prefix != other.prefix
        ? one.prefix < other.prefix
        : DictionaryRow.precedes(table[Int(one.number)], table[Int(other.number)])
    }
    return keys.map(\.number)
  }
}
