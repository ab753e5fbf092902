import Testing

@testable import AnnalsSearch

@Suite struct DocumentWordsTests {
  @Test func eachWordIsCountedByField() {
    var words = DocumentWords()
    words.add("Shelling of Morek", "Shelling went on near Morek; the shelling of L’Attaque")
    #expect(words.titleLength == 3)
    #expect(words.bodyLength == 9)
    #expect(
      words.all == [
        "shelling 1 2", "of 1 1", "morek 1 1", "went 0 1", "on 0 1", "near 0 1", "the 0 1",
        "attaque 0 1",
      ]
    )
  }

  @Test func theLastDocumentIsForgotten() {
    var words = DocumentWords()
    words.add("Morek", "a reconnaissance flight")
    words.removeAll()
    words.add("", "Reconnaissance")
    #expect(words.titleLength == 0)
    #expect(words.bodyLength == 1)
    #expect(words.all == ["reconnaissance 0 1"])
  }

  @Test func runsOfMoreThan64BytesAreNoWords() {
    let longest = String(repeating: "a", count: 64)
    var words = DocumentWords()
    words.add("", "\(longest) \(longest)a")
    #expect(words.bodyLength == 1)
    #expect(words.all == ["\(longest) 0 1"])
  }

  /// Long words are found by a hash and then compared; more words than the table has room for at first.
  @Test func manyWordsOfEveryLengthAreToldApart() {
    let expected = (0..<5_000).map { number in
      String(repeating: "w", count: number % 40) + String(number, radix: 36)
    }
    var words = DocumentWords()
    words.add("", (expected + expected.reversed()).joined(separator: " "))
    var counts: [String: Int] = [:]
    for word in expected { counts[word, default: 0] += 2 }
    #expect(words.bodyLength == 10_000)
    #expect(words.all.sorted() == counts.map { "\($0) 0 \($1)" }.sorted())
  }
}

extension DocumentWords {
  fileprivate mutating func add(_ title: String, _ body: String) {
    var splitter = WordSplitter()
    add(Array(title.utf8).span, isTitle: true, splitter: &splitter)
    add(Array(body.utf8).span, isTitle: false, splitter: &splitter)
  }

  /// Each word with its counts in title and body, in order of first sight.
  fileprivate var all: [String] {
    entries.map { "\(String(decoding: word($0), as: UTF8.self)) \($0.inTitle) \($0.inBody)" }
  }
}
