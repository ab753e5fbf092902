import AnnalsVocabulary

/// The words of shards of a dictionary that must be made, gathered from what is known of all documents.
struct WordPatch {
  /// By number of the shard.
  let touched: [Bool]
  /// The words of touched shards, and the stems of those.
  private var words = WordTable()
  /// By number of the known pair, whether a document has it.
  private(set) var used: [Bool]
  /// The number of a form above, that of its stem below, in order, each pair once.
  private var pairs: [UInt64] = []
  /// By number of the word, when it is a stem of a touched shard.
  private var postings = PostingPool()
  /// By number of the shard: its words in key order, and where their pairs begin.
  private var rows: [[Row]]

  private struct Row {
    let word: UInt32
    let firstPair: UInt32
  }

  /// What is wanted of a pair of known words.
  private struct Mark {
    let form: UInt32
    let stem: UInt32
    var isSeen = false
  }

  /// - Parameters:
  ///   - known: Of all documents.
  ///   - former: How the dictionary was cut.
  ///   - touched: By number of the shard, whether its rows are wanted.
  init(_ known: KnownWords, _ former: DictionaryRecord, _ touched: [Bool]) {
    self.touched = touched
    rows = Array(repeating: [], count: touched.count)
    used = Array(repeating: false, count: known.pairCount)
    var (marks, markOfPair) = mark(known, former)
    for number in 0..<known.documentCount {
      known.forEachPair(ofDocument: number) { pair, impact in
        used[pair] = true
        let mark = Int(markOfPair[pair])
        if mark == 0 { return }
        marks[mark - 1].isSeen = true
        if impact > 0 {
          let posting = Posting(document: UInt32(number), impact: impact)
          postings.append(posting, to: Int(marks[mark - 1].stem))
        }
      }
    }
    gather(marks, former)
  }

  /// Calls `body` with each word of a touched shard in key order: its stems, and the postings it has as
  /// a stem.
  func forEach(
    inShard shard: Int,
    _ body: (ArraySlice<UInt8>, DictionaryWriter.Stems, [Posting]) -> Void
  ) {
    var postings: [Posting] = []
    for row in rows[shard] {
      let number = Int(row.word)
      postings.removeAll(keepingCapacity: true)
      self.postings.append(postingsOf: number, to: &postings)
      let own = pairs[Int(row.firstPair)...].prefix { $0 >> 32 == UInt64(number) }
      if own.isEmpty {
        body(words[number], .noWord, postings)
      } else if own.count == 1, own[own.startIndex] & 0xFFFF_FFFF == UInt64(number) {
        body(words[number], .own, postings)
      } else {
        var stems = own.map { words[Int($0 & 0xFFFF_FFFF)] }
        stems.sort { DictionaryRow.precedes($0, $1) }
        body(words[number], .others(stems), postings)
      }
    }
  }

  /// Gives a mark to each pair whose form or stem lies in a touched shard; 0 is none, by number of the
  /// pair.
  private mutating func mark(_ known: KnownWords, _ former: DictionaryRecord) -> ([Mark], [UInt32])
  {
    var marks: [Mark] = []
    var markOfPair = [UInt32](repeating: 0, count: known.pairCount)
    for run in known.runs {
      let isTouched = (0..<run.wordCount).map {
        touched[former.shard(of: run.word(UInt32($0)))]
      }
      for (pair, (form, stem)) in run.pairs.enumerated()
      where isTouched[Int(form)] || isTouched[Int(stem)] {
        marks.append(Mark(form: number(of: run.word(form)), stem: number(of: run.word(stem))))
        markOfPair[run.firstPair + pair] = UInt32(marks.count)
      }
    }
    return (marks, markOfPair)
  }

  private mutating func number(of word: ArraySlice<UInt8>) -> UInt32 {
    let number = words.number(of: word)
    if number == postings.count { postings.addTerm() }
    return UInt32(number)
  }

  /// Puts the words that are left into the rows of their shards.
  private mutating func gather(_ marks: [Mark], _ former: DictionaryRecord) {
    pairs.reserveCapacity(marks.count)
    for mark in marks where mark.isSeen {
      pairs.append(UInt64(mark.form) << 32 | UInt64(mark.stem))
    }
    pairs.sort()
    pairs.removeRepeated()
    var found: [(prefix: UInt64, row: Row)] = []
    var pair = 0
    for number in 0..<words.count {
      let first = pair
      while pair < pairs.count, pairs[pair] >> 32 == UInt64(number) { pair += 1 }
      if pair == first && postings.count(of: number) == 0 { continue }
      let row = Row(word: UInt32(number), firstPair: UInt32(first))
      found.append((DictionaryRow.prefix(of: words[number]), row))
    }
    found.sort { one, other in
      one.prefix != other.prefix
        ? one.prefix < other.prefix
        : DictionaryRow.precedes(words[Int(one.row.word)], words[Int(other.row.word)])
    }
    for (_, row) in found {
      let shard = former.shard(of: words[Int(row.word)])
      if touched[shard] { rows[shard].append(row) }
    }
  }
}

extension [UInt64] {
  /// Leaves one of equal neighbours.
  mutating func removeRepeated() {
    var kept = 0
    for number in self where kept == 0 || self[kept - 1] != number {
      self[kept] = number
      kept += 1
    }
    removeSubrange(kept...)
  }
}

extension KnownWords {
  /// The forms and stems of the pairs of a document that it had not before, or has no more, or that weigh
  /// another way.
  func words(ofDocument document: Int, thatDifferFrom before: KnownWords)
    -> [ArraySlice<UInt8>]
  {
    var weights: [[UInt8]: Weights] = [:]
    func note(_ known: KnownWords, _ note: (inout Weights, UInt8) -> Void) {
      known.forEachPair(ofDocument: document) { pair, impact in
        let (form, stem) = known.words(of: pair)
        // No word has a space in it.
        let key = Array(form + [UInt8(ascii: " ")] + stem)
        note(&weights[key, default: Weights(words: [form, stem])], impact)
      }
    }
    // A form can be noted twice: for itself, and for the word it is with its article.
    note(before) { $0.before = max($0.before ?? 0, $1) }
    note(self) { $0.now = max($0.now ?? 0, $1) }
    return weights.values.filter { $0.before != $0.now }.flatMap(\.words)
  }

  /// What the stem of a pair weighs in one document; nil where the document has not the pair.
  private struct Weights {
    let words: [ArraySlice<UInt8>]
    var before: UInt8?
    var now: UInt8?
  }
}
