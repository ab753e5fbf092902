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
  }

  /// What has been gathered, for merging with that of other collectors.
  struct Result: Sendable {
    let forms: WordTable
    let stems: WordTable
    /// By number of the stem.
    let postings: PostingPool
    let pairs: [(form: UInt32, stem: UInt32)]
  }

  consuming func finish() -> Result {
    Result(forms: forms, stems: stems, postings: postings, pairs: pairs)
  }

  private var forms = WordTable()
  private var stems = WordTable()
  private var postings = PostingPool()
  /// Pairs of a form and a stem it has in some language, each once.
  private var pairs: [(form: UInt32, stem: UInt32)] = []
  /// By language, then by form: the number of the stem plus one, 0 where not known yet.
  private var stemOfForm: [[UInt32]] = []
  private var languages: [LanguageTag] = []
  private var splitter = WordSplitter()
  /// Weighted frequency of each stem in the document at hand; 0 for the others.
  private var frequencies: [Double] = []
  private var seen: [UInt32] = []
  /// Of the field at hand.
  private var words: [UInt32] = []

  /// Takes in a document; documents must come in ascending order, each once.
  mutating func add(document: UInt32, language: LanguageTag, title: String, body: Span<UInt8>) {
    let stemmer = Stemmer(language)
    let languageNumber = number(of: language)
    collect(title.utf8Span.span, .title, stemmer, languageNumber)
    collect(body, .body, stemmer, languageNumber)
    for stem in seen {
      let frequency = frequencies[Int(stem)]
      frequencies[Int(stem)] = 0
      // k1 = 1.4; the share of the greatest possible weight, in fifteenths.
      let impact = 1 + Int(frequency / (1.4 + frequency) * 14.99)
      postings.append(Posting(document: document, impact: UInt8(impact)), to: Int(stem))
    }
    seen.removeAll(keepingCapacity: true)
  }

  private mutating func collect(
    _ text: Span<UInt8>,
    _ field: FieldWeights,
    _ stemmer: borrowing Stemmer?,
    _ language: Int
  ) {
    splitWords(of: text)
    let discounted = 1 - field.discount + field.discount * Double(words.count) / field.usualLength
    let weight = field.weight / discounted
    for index in words.indices {
      let stem = stem(of: words[index], stemmer, language)
      if frequencies[Int(stem)] == 0 { seen.append(stem) }
      frequencies[Int(stem)] += weight
    }
  }

  private mutating func splitWords(of text: Span<UInt8>) {
    words.removeAll(keepingCapacity: true)
    // Out of `self` meanwhile, which the closure may not change.
    var numbers: [UInt32] = []
    var table = WordTable()
    swap(&table, &forms)
    swap(&numbers, &words)
    splitter.forEachWordSpan(in: text) { word in
      // Longer runs are no words: addresses, encoded bytes.
      if word.count <= 64 { numbers.append(UInt32(table.number(of: word))) }
    }
    swap(&table, &forms)
    swap(&numbers, &words)
  }

  private mutating func stem(
    of form: UInt32,
    _ stemmer: borrowing Stemmer?,
    _ language: Int
  ) -> UInt32 {
    if stemOfForm[language].count <= Int(form) {
      let missing = forms.count - stemOfForm[language].count
      stemOfForm[language].append(contentsOf: repeatElement(0, count: missing))
    }
    let known = stemOfForm[language][Int(form)]
    if known != 0 { return known - 1 }
    let word = Array(forms[Int(form)])
    let bare = ArabicArticle.removed(from: word[...])
    let stemmed = stemmer?.stem(bare) ?? Array(bare)
    let stem = UInt32(stems.number(of: stemmed[...]))
    if stem == frequencies.count {
      frequencies.append(0)
      postings.addTerm()
    }
    stemOfForm[language][Int(form)] = stem + 1
    pairs.append((form, stem))
    // Typed without its article, the word leads to the same stem.
    if bare.count < word.count { pairs.append((UInt32(forms.number(of: bare)), stem)) }
    return stem
  }

  private mutating func number(of language: LanguageTag) -> Int {
    if let number = languages.firstIndex(of: language) { return number }
    languages.append(language)
    stemOfForm.append([])
    return languages.count - 1
  }
}
