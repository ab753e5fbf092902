import AnnalsArchive
import AnnalsVocabulary
import Testing

struct MentionMatcherTests {
  static let names = [
    "Idlib", "إدلب", "Khan Sheikhun", "خان شيخون", "Khan", "al-Latamna", "الرقة", "حلب", "اللطامنة",
    "Homs",
    "SDF", "IS", "PYD", "government forces", "St. John", "Armée de l’air", "Kafr Zita",
    "Ma’arrat al-Nu’man",
    "٢٠١٩", "12", "Al", "تل", "Qal’at", "M5", "Hama", "Hama",
  ]

  @Test(arguments: [
    ("in Idlib, near Khan Sheikhun.", ["Idlib", "Khan Sheikhun"]),
    ("Khan\nSheikhun, khan-sheikhun, KHAN SHEIKHUN", ["Khan\nSheikhun", "KHAN SHEIKHUN"]),
    ("Khān Shēikhūn; Khan Shaykhun", ["Khān Shēikhūn", "Khan"]),
    ("Khan. Sheikhun", ["Khan"]), ("Khan, Sheikhun (Khan) Sheikhun", ["Khan", "Khan"]),
    ("Idlibs Idlibi idlib xIdlib 2Idlib Idlib2", []),
    ("Idlib-based ‘Idlib’ “Idlib” (Idlib) *Idlib*", ["Idlib", "Idlib", "Idlib", "Idlib", "Idlib"]),
    ("d’Idlib, l'Idlib, jusqu’Idlib, x’Idlib", ["Idlib", "Idlib", "Idlib"]),
    ("Idlib’s and Idlib's, Idlib’t", ["Idlib", "Idlib"]),
    ("l’Armée de l’air, Armée de l'air’s", ["Armée de l’air", "Armée de l'air"]),
    ("al-Latamna Al Latamna al-latamna Latamna", ["al-Latamna", "Al Latamna"]),
    ("les homs et Homs", ["Homs"]),
    ("SDF sdf Sdf SDF’s IS is Is PYD M5 m5", ["SDF", "SDF", "IS", "PYD", "M5"]),
    ("Government forces and government forces", ["Government forces", "government forces"]),
    ("St. John, St John", ["St. John", "St John"]),
    ("Ma'arrat al-Nu'man, Maarrat al Numan", ["Ma'arrat al-Nu'man", "Maarrat al Numan"]),
    ("12 ٢٠١٩ 2019 Al تل", []),
    ("في خان شيخون، وخان شيخون", ["خان شيخون", "وخان شيخون"]),
    ("وبإدلب ولادلب بِإِدْلِب كإدلب", ["وبإدلب", "ولادلب", "بِإِدْلِب", "كإدلب"]),
    (
      "الرقة والرقة بالرقة للرقة وللرقه فالرقّة",
      ["الرقة", "والرقة", "بالرقة", "للرقة", "وللرقه", "فالرقّة"]
    ),
    ("للطامنة واللطامنة", ["للطامنة", "واللطامنة"]),
    ("بحلب الحلب حلبي سحلب", ["بحلب", "الحلب"]),
    ("Qal’at Qalat", ["Qal’at", "Qalat"]),
    ("e\u{301} Idlib\u{301} d", ["Idlib\u{301}"]),
    ("‎Idlib‏", ["Idlib"]),
  ])
  func findsNamesAsTheyAreWritten(text: String, found: [String]) {
    #expect(
      matches(matcher(), text).map { slice(text, $0.range) }
        == found.map { Array($0.utf8) }
    )
  }

  @Test func givesAllThatAreCalledSo() {
    let matcher = MentionMatcher(names: [
      ("Suran", .faction(ID(0))), ("Suran", .town(ID(9))), ("Sūrān", .town(ID(2))),
      ("suran", .town(ID(2))),
      ("SURAN", .town(ID(1))),
    ])
    #expect(
      matches(matcher, "Suran suran") == [
        .init(range: 0..<5, targets: [.town(ID(1)), .town(ID(2)), .town(ID(9)), .faction(ID(0))]),
        .init(range: 6..<11, targets: [.town(ID(2))]),
      ]
    )
  }

  @Test func takesASettlementForWhatItsNameMeans() {
    let matcher = MentionMatcher(
      names: [
        ("Hama", .town(ID(0))), ("Hama", .town(ID(1))), ("Hama", .town(ID(2))),
        ("Suran", .town(ID(3))),
        ("Suran", .town(ID(4))),
      ],
      areasAround: { $0 == ID(2) ? [ID(1), ID(0)] : [] }
    )
    #expect(
      matches(matcher, "Hama Suran").map(\.targets) == [
        [.town(ID(2))], [.town(ID(3)), .town(ID(4))],
      ]
    )
  }

  @Test func prefersTheLongestNameAndGoesOnBehindIt() {
    let matcher = MentionMatcher(names: [
      ("Khan", .town(ID(0))), ("Khan al-Asal", .town(ID(1))), ("Asal Hill", .town(ID(2))),
      ("Khan al-Asal Hill Road", .town(ID(3))),
    ])
    let text = "Khan al-Asal Hill, Asal Hill, Khan al-Asal Hill Road"
    #expect(
      matches(matcher, text).map(\.targets) == [
        [.town(ID(1))], [.town(ID(2))], [.town(ID(3))],
      ]
    )
  }

  @Test func findsNothingWithoutNamesOrText() {
    #expect(matches(MentionMatcher(names: []), "Idlib") == [])
    #expect(matches(matcher(), "") == [])
    #expect(
      MentionMatcher(names: [("", .town(ID(0))), ("—", .town(ID(1)))]).matches(
        in: Array("— ".utf8).span
      ) == []
    )
  }

  @Test func agreesWithTryingEveryNameAtEveryWord() {
    var random = SeededGenerator(printedSeed: 20_190_821)
    for _ in 0..<200 {
      let names = (0..<Int.random(in: 1...12, using: &random)).map {
        index -> (name: String, target: MentionMatcher.Target) in
        let id = Int.random(in: 0...5, using: &random)
        return (phrase(&random, upTo: 3), index % 3 == 0 ? .faction(ID(id)) : .town(ID(id)))
      }
      let matcher = MentionMatcher(names: names)
      let model = MentionModel(names)
      for _ in 0..<10 {
        let text = Array(phrase(&random, upTo: 12).utf8)
        let found = matcher.matches(in: text.span).map {
          "\($0.range) \(Set($0.targets).sorted { "\($0)" < "\($1)" })"
        }
        let expected = model.matches(in: text).map { "\($0.range) \($0.targets)" }
        #expect(found == expected, "\(String(decoding: text, as: UTF8.self)) of \(names)")
      }
    }
  }

  @Test func givesOrderedRangesOfWholeScalarsInAnyBytes() {
    var random = SeededGenerator(printedSeed: 99)
    let matcher = matcher()
    for _ in 0..<2_000 {
      var text = random.text(upTo: 10)
      text += Array((Self.names.randomElement(using: &random) ?? "").utf8) + random.text(upTo: 10)
      var last = 0
      for match in matcher.matches(in: text.span) {
        #expect(
          match.range.lowerBound >= last && !match.range.isEmpty
            && match.range.upperBound <= text.count
        )
        last = match.range.upperBound
        for end in [match.range.lowerBound, match.range.upperBound] where end < text.count {
          #expect(text[end] & 0xC0 != 0x80 || String(validating: text, as: UTF8.self) == nil)
        }
      }
    }
  }

  @Test func staysLinearInTextsMadeToBeSlow() {
    let names = (1...60).map {
      (String(repeating: "al ", count: $0) + "Bab", MentionMatcher.Target.town(ID($0)))
    }
    let matcher = MentionMatcher(names: names)
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      for text in [
        String(repeating: "al ", count: 3_000), String(repeating: "l'", count: 20_000),
        "al " + String(repeating: "x", count: 20_000),
        "al" + String(repeating: ".", count: 20_000) + " al",
        String(repeating: "ل", count: 20_000), String(repeating: "\u{64B}", count: 20_000),
      ] {
        _ = matcher.matches(in: Array(text.utf8).span)
      }
    }
    // Some tenths of a second in a debug build on a busy machine; quadratic work takes minutes.
    #expect(elapsed < .seconds(20))
  }

  private func matcher() -> MentionMatcher {
    MentionMatcher(names: Self.names.enumerated().map { ($1, .town(ID($0))) })
  }

  private func matches(_ matcher: MentionMatcher, _ text: String) -> [MentionMatcher.Match] {
    let bytes = Array(text.utf8)
    return matcher.matches(in: bytes.span)
  }

  private func slice(_ text: String, _ range: Range<Int>) -> [UInt8] {
    Array(Array(text.utf8)[range])
  }

  /// Words and gaps drawn from few, so that names and texts meet often.
  private func phrase(_ random: inout SeededGenerator, upTo count: Int) -> String {
    let words = [
      "khan", "Khan", "KHAN", "KH", "kh", "Bab", "al", "Al", "d’Bab", "l'Khan", "jusqu’al", "Bab’s",
      "Khan's", "s",
      "é", "Éa", "e\u{301}a", "12", "٣", "حلب", "بحلب", "وحلب", "الحلب", "للحلب", "وبالحلب", "بَحَلب",
      "لل", "اللحلب", "و",
      "ول", "ا", "x’y", "’", "حلـب", "Ba\u{AD}b", "ﬁa", "½", "가", "ǅa",
    ]
    let gaps = [" ", " ", " ", "-", "\n", ", ", "", "’ ", " 🙂 "]
    var text = ""
    for _ in 0..<Int.random(in: 1...count, using: &random) {
      text += words.randomElement(using: &random) ?? ""
      text += gaps.randomElement(using: &random) ?? ""
    }
    return text
  }
}
