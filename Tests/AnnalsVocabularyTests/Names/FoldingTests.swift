import AnnalsVocabulary
import Foundation
import Testing

struct FoldingTests {
  /// The vectors that scripts/make-fold-table writes beside the table: text and fold.
  static let vectors: [[String]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "fold-vectors.json"
    )
    do {
      return try JSONDecoder().decode([[String]].self, from: Data(contentsOf: file))
    } catch {
      Issue.record("\(file.path): \(error)")
      return []
    }
  }()

  @Test func foldsEveryVectorAsTheTablesAuthorDoes() {
    #expect(Self.vectors.count > 400)
    for vector in Self.vectors {
      let folded = fold(Array(vector[0].utf8))
      #expect(folded == Array(vector[1].utf8), "\(vector[0].unicodeScalars.map(\.value))")
    }
  }

  @Test func foldsTheSameWhereverATextIsCutIntoItsComposedOrDecomposedForm() {
    for vector in Self.vectors {
      for text in [
        vector[0].precomposedStringWithCanonicalMapping,
        vector[0].decomposedStringWithCanonicalMapping,
        vector[1],
      ] {
        #expect(
          fold(Array(text.utf8)) == Array(vector[1].utf8),
          "\(text.unicodeScalars.map(\.value))"
        )
      }
    }
  }

  @Test(arguments: [
    ("Khān Shaykhūn", "khan shaykhun"), ("KHAN  SHAYKHUN!", "khan shaykhun"),
    ("Ma`arrat an-Nu’man", "maarrat an numan"), ("الرقّة", "الرقه"), ("إدلب", "ادلب"),
    ("«‎كفر زيتا»", "كفر زيتا"), ("Œuvre_n° 12", "oeuvre n 12"),
    // Nothing to fold: the name stays what it was.
    ("—", "—"), ("??", "??"), ("ء", "ء"), ("", ""),
  ])
  func foldsNames(name: String, folded: String) {
    #expect(Array(FoldedName(folding: name).text.utf8) == Array(folded.utf8))
  }

  @Test(arguments: [
    ("al-Latamna", "latamna"), ("Deir ez-Zor", "deir zor"), ("Dayr az Zawr", "dayr zawr"),
    ("Jisr ash-Shughur", "jisr shughur"), ("Jisr al-Choughour", "jisr choughour"),
    ("As-Suwayda", "suwayda"), ("El Bab", "bab"), ("الرقة", "رقه"), ("دير الزور", "دير زور"),
    ("The White Helmets", "white helmets"), ("Les Casques blancs", "casques blancs"),
    // Not articles here.
    ("Ar Manbij", "ar manbij"), ("Al", "al"), ("El", "el"), ("The", "the"), ("الله", "الله"),
    ("Tell En Al", "tell en al"), ("Almaty", "almaty"),
  ])
  func leavesArticlesOut(name: String, folded: String) {
    #expect(FoldedName(folding: name).withoutArticles.text == folded)
  }

  @Test func separatesWordsAtBytesThatAreNotUTF8() {
    let broken: [[UInt8]] = [
      [0x61, 0xFF, 0x62], [0x61, 0xC3], [0xC3, 0x61], [0x61, 0xC0, 0xAF, 0x62],
      [0x61, 0xED, 0xA0, 0x80, 0x62], [0x61, 0xF4, 0x90, 0x80, 0x80, 0x62], [0xE2, 0x82],
    ]
    #expect(
      broken.map { String(decoding: fold($0), as: UTF8.self) }
        == ["a b", "a", "a", "a b", "a b", "a b", ""]
    )
  }

  @Test func foldsAnyBytesToWordsAndFoldsThemNoFurther() {
    var random = SeededGenerator(printedSeed: 7)
    for _ in 0..<4_000 {
      let bytes = random.text(upTo: 40)
      let folded = fold(bytes)
      #expect(fold(folded) == folded, "\(bytes)")
      #expect(String(validating: folded, as: UTF8.self) != nil, "\(bytes)")
      #expect(!folded.starts(with: [0x20]) && folded.last != 0x20, "\(bytes)")
    }
  }

  @Test func appendsAfterWhatIsThereWithoutASpace() {
    var writer = ByteWriter()
    writer.append("<")
    writer.append(folding: Array(" A  é".utf8).span)
    #expect(writer.text == "<a e")
  }

  private func fold(_ bytes: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(folding: bytes.span)
    return writer.bytes
  }
}
