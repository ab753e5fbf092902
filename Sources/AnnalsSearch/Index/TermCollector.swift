import AnnalsVocabulary

/// Gathers the words of documents, one document after another, and what they weigh in each.
///
/// Each worker of a build has one. Words are kept as forms; a form is stemmed once per language, and
/// postings belong to stems.
struct TermCollector: ~Copyable {
  /// Weights of BM25F: how much one occurrence counts, how far the length of a field is discounted, and
  /// the length (in words) that counts as usual.
  ///
  /// The usual lengths are fixed, not averages of the archive,
  /// so that a new article does not change what every other says.
  struct FieldWeights {
    let weight: Double
    let discount: Double
    let usualLength: Double

    static let title = FieldWeights(weight: 5, discount: 0.3, usualLength: 8)
    static let body = FieldWeights(weight: 1, discount: 0.75, usualLength: 250)

    /// What one occurrence weighs in a field of so many words.
    ///
    /// Of the length only the three highest binary digits count: a sentence more in a report then mostly
    /// leaves the weight of its other words as it was, and the files that hold them.
    func weight(amid length: Int) -> Double {
      let step = max(1, 1 << (Int.bitWidth - length.leadingZeroBitCount - 3))
      let rounded = length / step * step + step / 2
      return weight / (1 - discount + discount * Double(rounded) / usualLength)
    }
  }

  /// What has been gathered, for merging with that of other collectors.
  struct Result: Sendable {
    private(set) var forms: WordTable
    private(set) var stems: WordTable
    /// By number of the stem.
    let postings: PostingPool
    let pairs: [(form: UInt32, stem: UInt32)]

    /// The words, which are then gone from here.
    mutating func takeWords() -> (forms: WordTable, stems: WordTable) {
      var words = (forms: WordTable(), stems: WordTable())
      swap(&words.forms, &forms)
      swap(&words.stems, &stems)
      return words
    }
  }

  consuming func finish() -> Result {
    keepTables()
    return Result(forms: forms, stems: stems, postings: postings, pairs: pairs)
  }

  private var forms = WordTable()
  private var stems = WordTable()
  private var postings = PostingPool()
  /// Pairs of a form and a stem it has in some language.
  private var pairs: [(form: UInt32, stem: UInt32)] = []
  /// By language, then by form: its pairs.
  private var pairsOfForm: [[FormPairs]] = []
  private let known: KnownWords?
  /// By number of a known pair: that of the pair here plus one, 0 where it has none yet.
  private var pairOfKnown: [UInt32]
  /// Takes what `KnownWords` is to find.
  private let keep: Keeping?
  /// What is not yet kept, and how much is.
  private var log = ByteWriter(capacity: 1 << 12)
  private var keptCount = 0
  /// The pairs of the document at hand.
  private var entries = ByteWriter(capacity: 1 << 12)
  private var languages: [LanguageTag] = []
  private var splitter = WordSplitter()
  /// Of the forms of the document at hand, in their order.
  private var numbers: [UInt32] = []
  /// Stems of the document at hand.
  private var seen: [UInt32] = []
  /// Pairs of the document at hand, each once, since each form comes once.
  private var seenPairs: [(pair: UInt32, stem: UInt32)] = []
  private var words = DocumentWords()

  typealias Keeping = @Sendable (Span<UInt8>) -> Void

  /// - Parameters:
  ///   - known: Of documents whose words need not be found again.
  ///   - keep: Called with the bytes of `KnownWords`, part by part, the last by `finish`; nil where no
  ///     words are to be remembered.
  init(_ known: KnownWords? = nil, keep: Keeping? = nil) {
    self.known = known
    self.keep = keep
    pairOfKnown = Array(repeating: 0, count: known?.pairCount ?? 0)
  }

  /// The first of the pairs of a form in one language, and how many they are; 0 where not known yet.
  private struct FormPairs {
    var first: UInt32 = 0
    /// Of them all.
    var stem: UInt32 = 0
    var count: UInt32 = 0
  }

  /// Takes in a document; documents must come in ascending order, each once.
  ///
  /// The digest is of everything its words are made from; nil where they are not to be remembered.
  mutating func add(
    document: UInt32,
    language: LanguageTag,
    title: String,
    body: Span<UInt8>,
    digest: Digest? = nil
  ) {
    let stemmer = Stemmer(language)
    let languageNumber = number(of: language)
    words.removeAll()
    words.add(title.utf8Span.span, isTitle: true, splitter: &splitter)
    words.add(body, isTitle: false, splitter: &splitter)
    let titleWeight = FieldWeights.title.weight(amid: words.titleLength)
    let bodyWeight = FieldWeights.body.weight(amid: words.bodyLength)
    // One thing at a time for all words: what the processor must fetch for the next few it then fetches
    // together.
    numbers.removeAll(keepingCapacity: true)
    for index in words.entries.indices {
      let entry = words.entries[index]
      let form = words.withWord(entry) { forms.number(of: entry.key, spelled: $0) }
      numbers.append(UInt32(form))
    }
    for index in words.entries.indices {
      let entry = words.entries[index]
      let own = pairs(of: entry, Int(numbers[index]), stemmer, languageNumber)
      let weight = Double(entry.inTitle) * titleWeight + Double(entry.inBody) * bodyWeight
      if postings.add(weight, to: Int(own.stem)) { seen.append(own.stem) }
      for pair in own.first..<own.first + own.count { seenPairs.append((pair, own.stem)) }
    }
    for stem in seen { postings.close(Int(stem), in: document) }
    if let digest {
      for (pair, stem) in seenPairs {
        let impact = postings.takeImpact(of: Int(stem))
        entries.append(varint: UInt64(pair) << 4 | UInt64(impact))
      }
      keepEntries(of: document, digest)
    }
    seen.removeAll(keepingCapacity: true)
    seenPairs.removeAll(keepingCapacity: true)
  }

  /// Takes in a document whose words are known; false, and nothing, when they are not.
  mutating func add(document: UInt32, known digest: Digest) -> Bool {
    guard let known, known.has(digest) else { return false }
    known.forEachPair(of: digest) { number, impact in
      let pair = pair(ofKnown: number, known)
      entries.append(varint: UInt64(pair) << 4 | UInt64(impact))
      if impact > 0 {
        let stem = Int(pairs[Int(pair)].stem)
        postings.append(Posting(document: document, impact: impact), to: stem)
      }
    }
    keepEntries(of: document, digest)
    return true
  }

  private mutating func keepEntries(of document: UInt32, _ digest: Digest) {
    if let keep {
      log.append(varint: UInt64(document))
      log.append(littleEndian: digest.first)
      log.append(littleEndian: digest.second)
      log.append(varint: UInt64(entries.count))
      entries.withSpan { log.append($0) }
      if log.count > 1 << 16 { keepLog(keep) }
    }
    entries.removeAll()
  }

  /// Ends what is kept with the words and pairs that the documents before have by number.
  private mutating func keepTables() {
    guard let keep else { return }
    keepLog(keep)
    log.append(varint: UInt64(forms.count + stems.count))
    for table in [forms, stems] {
      for number in 0..<table.count {
        log.append(varint: UInt64(table[number].count))
        log.append(table[number])
      }
    }
    log.append(varint: UInt64(pairs.count))
    for pair in pairs {
      log.append(varint: UInt64(pair.form))
      log.append(varint: UInt64(forms.count + Int(pair.stem)))
    }
    log.append(littleEndian: UInt64(keptCount))
    keepLog(keep)
  }

  private mutating func keepLog(_ keep: Keeping) {
    log.withSpan { keep($0) }
    keptCount += log.count
    log.removeAll()
  }

  private mutating func pair(ofKnown number: Int, _ known: KnownWords) -> UInt32 {
    if pairOfKnown[number] != 0 { return pairOfKnown[number] - 1 }
    let (form, stem) = known.words(of: number)
    let pair = UInt32(pairs.count)
    pairs.append((UInt32(forms.number(of: form)), self.number(ofStem: stem)))
    pairOfKnown[number] = pair + 1
    return pair
  }

  /// The pairs of a form, which has been seen in the language or not.
  private mutating func pairs(
    of entry: DocumentWords.Entry,
    _ form: Int,
    _ stemmer: borrowing Stemmer?,
    _ language: Int
  ) -> FormPairs {
    if pairsOfForm[language].count <= form {
      let missing = forms.count - pairsOfForm[language].count
      pairsOfForm[language].append(contentsOf: repeatElement(FormPairs(), count: missing))
    }
    let known = pairsOfForm[language][form]
    if known.count != 0 { return known }
    let word = words.word(entry)
    let bare = ArabicArticle.removed(from: word[...])
    let stemmed = stemmer?.stem(bare) ?? Array(bare)
    let stem = number(ofStem: stemmed[...])
    var own = FormPairs(first: UInt32(pairs.count), stem: stem, count: 1)
    pairs.append((UInt32(form), stem))
    // Typed without its article, the word leads to the same stem.
    if bare.count < word.count {
      pairs.append((UInt32(forms.number(of: bare)), stem))
      own.count = 2
    }
    pairsOfForm[language][form] = own
    return own
  }

  private mutating func number(ofStem word: ArraySlice<UInt8>) -> UInt32 {
    let stem = UInt32(stems.number(of: word))
    if stem == postings.count { postings.addTerm() }
    return stem
  }

  private mutating func number(of language: LanguageTag) -> Int {
    if let number = languages.firstIndex(of: language) { return number }
    languages.append(language)
    pairsOfForm.append([])
    return languages.count - 1
  }
}
