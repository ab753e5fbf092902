import AnnalsVocabulary
import Testing

struct WordScannerTests {
  @Test(arguments: [
    ("Khan-Sheikhun, l’été", ["Khan", "Sheikhun", "l’été"]),
    ("‘Idlib’ 'x' x'", ["Idlib", "x", "x"]),
    ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]), ("\u{200F}خَان\u{200F}", ["خَان"]),
    ("حلبـ ءا", ["حلبـ", "ا"]),
    ("", []), (" — 🙂 ", []), ("a\u{0}b", ["a", "b"]), ("서울 東京", ["서울", "東京"]),
  ])
  func findsWordsWhereTheyStand(text: String, words: [String]) {
    #expect(
      scan(Array(text.utf8)).map { Array(text.utf8)[$0.range] }.map(Array.init)
        == words.map { Array($0.utf8) }
    )
  }

  @Test(arguments: [
    ("l’été", true), ("été", false), ("e\u{301}te", false), ("‘été’", false), ("a\u{AD}b", true),
  ])
  func knowsWordsWithSomethingInside(text: String, isBroken: Bool) {
    #expect(scan(Array(text.utf8)).map(\.isBroken) == [isBroken])
  }

  @Test func hashesWhatTheFoldWrites() {
    var random = SeededGenerator(printedSeed: 23)
    for _ in 0..<3_000 {
      // Scalars that fold to words with a space between them are one word here.
      let text = random.text(upTo: 30).map { $0 == 0xC2 || $0 == 0xE2 || $0 == 0xEF ? 0x78 : $0 }
      var writer = ByteWriter()
      writer.append(folding: text.span)
      let folded = writer.bytes.split(separator: 0x20).map { WordHash(folded: $0) }
      #expect(scan(text).map(\.hash) == folded, "\(text)")
    }
  }

  @Test func takesHashesApartAndPutsThemTogether() {
    let whole = WordHash(folded: "وبالرقه".utf8)
    let prefix = WordHash(folded: "وبال".utf8)
    let rest = WordHash(folded: "رقه".utf8)
    #expect(whole.removing(prefix: prefix) == rest)
    #expect(rest.adding(prefix: prefix) == whole)
    #expect(whole.removing(prefix: WordHash()) == whole)
    #expect(whole.removing(prefix: whole) == WordHash())
  }

  private func scan(_ text: [UInt8]) -> [WordScanner.Word] {
    let scanner = WordScanner()
    var words: [WordScanner.Word] = []
    while let word = scanner.word(in: text.span, from: words.last?.range.upperBound ?? 0) {
      words.append(word)
    }
    return words
  }
}
