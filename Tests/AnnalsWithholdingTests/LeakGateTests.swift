import AnnalsVocabulary
import HostileBytes
import Testing

@testable import AnnalsWithholding

@Suite struct LeakGateTests {
  private static let place = SourceLocation(path: "withheld.yaml", line: 2)

  private static func found(_ secrets: [String], in text: String, isMarkup: Bool = false) -> [Int] {
    let gate = LeakGate(secrets.map { WithheldTerm([$0], at: place) })
    let bytes = Array(text.utf8)
    return Array(Set(gate.leaks(in: bytes.span, isMarkup: isMarkup).map(\.term))).sorted()
  }

  @Test(arguments: [
    "Sami Haddad", "SAMI HADDAD", "Sámi Ḥaddād", "sami-haddad", "sami_haddad.html", "samihaddad",
    "Sami%20Haddad", "Sami+Haddad", "S&#97;mi Haddad", "S&#x61;mi&nbsp;Haddad", "Sami&#32;Haddad",
    #"S\u0061mi Haddad"#, #"Sami\nHaddad"#, "%53ami%20Haddad", "%2553ami Haddad",
    #"\u0025\u0035\u0033ami Haddad"#, "&amp;#83;ami Haddad", "Sami Haddad's house",
    "Sami\u{00AD} Had\u{200B}dad", "x=Sami Haddad&y", "Sa\u{301}mi Haddad", "ＳＡＭＩ Haddad",
    "C/O:Sami.Haddad", #"\\u0053ami Haddad"#,
  ])
  func findsANameInEverySpelling(text: String) {
    #expect(Self.found(["Sami Haddad"], in: "a \(text) b") == [0])
  }

  @Test(arguments: [
    "سامي حداد", "سَامِي حَدَّاد", "ســامي حداد", "وسامي حداد", "لسامي حداد", "سامى حداد",
    "&#x633;&#x627;&#x645;&#x64A; حداد", "%D8%B3%D8%A7%D9%85%D9%8A%20%D8%AD%D8%AF%D8%A7%D8%AF",
    #"\u0633\u0627\u0645\u064a \u062d\u062f\u0627\u062f"#, "samy-hdad",
  ])
  func findsAnArabicNameInEverySpelling(text: String) {
    #expect(Self.found(["سامي حداد"], in: "في \(text)، ثم") == [0])
  }

  @Test(arguments: ["Samira Haddad", "Sami Haddadin", "unsami haddad", "Sami said Haddad", "Sami"])
  func doesNotTakeAnotherNameForIt(text: String) {
    #expect(Self.found(["Sami Haddad"], in: "a \(text) b") == [])
  }

  @Test func seesThroughTags() {
    let page = "<p><strong>Sami</strong> <a href=\"x\">Had</a>dad</p>"
    #expect(Self.found(["Sami Haddad"], in: page, isMarkup: true) == [0])
    #expect(Self.found(["Sami Haddad"], in: "<p>Sami</p><p>Haddad</p>", isMarkup: true) == [0])
    #expect(Self.found(["Sami Haddad"], in: "<img alt='Sami Haddad'>", isMarkup: true) == [0])
  }

  @Test(arguments: 0..<3)
  func findsItInsideBase64(shift: Int) {
    let text = String(repeating: "x", count: shift) + "Sami Haddad was here"
    #expect(Self.found(["Sami Haddad"], in: "data:\(base64(text))") == [0])
  }

  @Test func findsAPhoneNumberInAnyGrouping() {
    for text in ["+963933123456", "+963 933 123 456", "963-933-123-456", "(963) 933.123.456"] {
      #expect(Self.found(["+963 933 123 456"], in: "call \(text) now") == [0])
    }
  }

  @Test func doesNotLookForWhatIsTooShort() {
    let gate = LeakGate([
      WithheldTerm(["12"], at: Self.place), WithheldTerm(["al"], at: Self.place),
    ])
    #expect(gate.unsought.count == 2)
    #expect(gate.isOpen)
  }

  @Test func namesTheLongestOfSecretsThatEndTogether() {
    let secrets = ["Omar Najjar", "Najjar Bakery", "Bakery", "Abu Omar Najjar"]
    #expect(Self.found(secrets, in: "Abu Omar Najjar Bakery") == [1, 3])
  }

  @Test func tellsWhereItStands() {
    let gate = LeakGate([WithheldTerm(["Sami Haddad"], at: Self.place)])
    let text = Array("To Sami Haddad.".utf8)
    #expect(gate.leaks(in: text.span, isMarkup: false) == [Leak(term: 0, end: 15, form: .text)])
  }

  @Test func readsMarkupAsItStandsAndWithoutItsTags() {
    let seed = UInt64.random(in: 1 ... .max)
    var random = Xorshift(state: seed)
    let gate = LeakGate(
      ["ab ba", "aab", "ba b", "abba", "b aa bb"].map { WithheldTerm([$0], at: Self.place) }
    )
    let pieces = ["a", "b", "a", "b", " ", "<i>", "</i>", "<p>", "<b a>", "&#97;", "%62", "<", ">"]
    func terms(_ text: String) -> Set<Int> {
      Set(gate.leaks(in: Array(text.utf8).span, isMarkup: false).map(\.term))
    }
    for _ in 0..<2_000 {
      let parts = (0..<Int.random(in: 1...24, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      // A "<" or ">" of its own would be the beginning or the end of another tag.
      let text = parts.filter { $0 != "<" && $0 != ">" }
      let seen = text.map { $0 == "<p>" ? " " : $0.hasPrefix("<") ? "" : $0 }.joined()
      let markup = text.joined()
      let found = gate.leaks(in: Array(markup.utf8).span, isMarkup: true)
      #expect(
        Set(found.map(\.term)) == terms(markup).union(terms(seen)),
        "seed \(seed): \(markup)"
      )
      // What is no markup at all is looked through to its end all the same.
      let broken = parts.joined() + " aab "
      #expect(gate.leaks(in: Array(broken.utf8).span, isMarkup: true).contains { $0.term == 1 })
    }
  }

  @Test func leapsOverNothingThatMatters() {
    let seed = UInt64.random(in: 1 ... .max)
    var random = Xorshift(state: seed)
    for round in 0..<300 {
      func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 65...(round % 2 == 0 ? 66 : 70), using: &random) }
      }
      let patterns = (0..<Int.random(in: 1...40, using: &random)).map { number in
        (bytes: bytes(Int.random(in: 3...12, using: &random)), term: number)
      }
      let text = bytes(Int.random(in: 0...300, using: &random))
      var found: Set<Int> = []
      SkippingScan(patterns).scan(text.span) { _, end in found.insert(end) }
      let ends = text.indices.map { $0 + 1 }.filter { end in
        patterns.contains { text[..<end].suffix($0.bytes.count).elementsEqual($0.bytes) }
      }
      #expect(found.sorted() == ends, "seed \(seed), round \(round)")
    }
  }

  private func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    var output = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
      let bits = group[0] << 16 | group[1] << 8 | group[2]
      for shift in [18, 12, 6, 0] { output.append(alphabet[bits >> shift & 63]) }
    }
    return output
  }
}
