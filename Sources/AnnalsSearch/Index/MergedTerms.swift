import AnnalsVocabulary

/// What the collectors of all workers gathered, given one term after another in key order.
///
/// The result does not depend on how documents were shared out.
struct MergedTerms {
  private let collectors: [TermCollector.Result]
  private let numbering: Numbering
  /// The place of a form above, that of its stem below, in order, each pair once.
  private let pairs: [UInt64]

  /// Leaves an empty list: what the collectors need no more is to be held by nobody.
  init(taking collectors: inout [TermCollector.Result]) {
    numbering = Numbering(taking: &collectors)
    pairs = Self.pairs(collectors, numbering)
    self.collectors = collectors
    collectors = []
  }

  /// Calls `body` with each word in key order: its stems, and the postings it has as a stem, in order of
  /// their documents.
  func forEach(_ body: (ArraySlice<UInt8>, DictionaryWriter.Stems, [Posting]) -> Void) {
    var postings: [Posting] = []
    var stems: [ArraySlice<UInt8>] = []
    var pair = 0
    for place in 0..<numbering.count {
      stems.removeAll(keepingCapacity: true)
      let first = pair
      while pair < pairs.count, pairs[pair] >> 32 == UInt64(place) {
        stems.append(numbering[Int(pairs[pair] & 0xFFFF_FFFF)])
        pair += 1
      }
      collectPostings(place, into: &postings)
      let isOwn = pair == first + 1 && pairs[first] & 0xFFFF_FFFF == UInt64(place)
      body(numbering[place], pair == first ? .noWord : isOwn ? .own : .others(stems), postings)
    }
  }

  private func collectPostings(_ place: Int, into postings: inout [Posting]) {
    postings.removeAll(keepingCapacity: true)
    // By index: an element taken out of its array is five references to count, for every word.
    for index in collectors.indices {
      let stem = numbering.stemOfPlace[index][place]
      if stem == 0 { continue }
      let start = postings.count
      collectors[index].postings.append(postingsOf: Int(stem) - 1, to: &postings)
      if start > 0 && postings[start] < postings[start - 1] { postings.sort() }
    }
  }

  private static func pairs(
    _ collectors: [TermCollector.Result],
    _ numbering: Numbering
  ) -> [UInt64] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(collectors.reduce(0) { $0 + $1.pairs.count })
    for (index, collector) in collectors.enumerated() {
      for pair in collector.pairs {
        let form = numbering.forms[index][Int(pair.form)]
        let stem = numbering.stems[index][Int(pair.stem)]
        pairs.append(UInt64(form) << 32 | UInt64(stem))
      }
    }
    pairs.sort()
    pairs.removeRepeated()
    return pairs
  }
}

/// Every word of all collectors in key order, and the place there of each collector's own numbers.
private struct Numbering {
  private let table: WordTable
  /// By place: the number in the table.
  private let order: [UInt32]
  /// By collector, then by its number of the form: the place.
  let forms: [[UInt32]]
  /// By collector, then by its number of the stem: the place.
  let stems: [[UInt32]]
  /// By collector, then by place: its number of the stem plus one, 0 where it has none.
  let stemOfPlace: [[UInt32]]

  /// Takes the words of all collectors.
  init(taking collectors: inout [TermCollector.Result]) {
    var table = WordTable()
    var forms: [[UInt32]] = []
    var stems: [[UInt32]] = []
    for index in collectors.indices {
      let words = collectors[index].takeWords()
      if index == 0 {
        // The table goes on from the first.
        table = words.forms
        forms.append(Array(0..<UInt32(table.count)))
      } else {
        forms.append(Self.numbers(of: words.forms, in: &table))
      }
      stems.append(Self.numbers(of: words.stems, in: &table))
    }
    self.table = table
    order = Self.order(of: table)
    var places = [UInt32](repeating: 0, count: table.count)
    for (place, number) in order.enumerated() { places[Int(number)] = UInt32(place) }
    self.forms = forms.map { numbers in numbers.map { places[Int($0)] } }
    self.stems = stems.map { numbers in numbers.map { places[Int($0)] } }
    stemOfPlace = self.stems.map { stems in
      var numbers = [UInt32](repeating: 0, count: places.count)
      for (stem, place) in stems.enumerated() { numbers[Int(place)] = UInt32(stem + 1) }
      return numbers
    }
  }

  var count: Int { order.count }

  subscript(place: Int) -> ArraySlice<UInt8> { table[Int(order[place])] }

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
