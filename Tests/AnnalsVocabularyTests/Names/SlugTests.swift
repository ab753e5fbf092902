import AnnalsVocabulary
import Testing

struct SlugTests {
  @Test(arguments: [
    ("Khān Shaykhūn", "khan-shaykhun"), ("Khan Cheïkhoun", "khan-cheikhoun"),
    ("خان شيخون", "khan-shykhwn"), ("الرقة", "al-rqh"), ("خان العسل", "khan-al-asl"),
    ("Deir ez-Zor", "deir-ez-zor"), ("Київ", "kiiv"), ("Щукино", "shchukino"),
    ("Θεσσαλονίκη", "thessaloniki"), ("ירושלים", "yrvshlym"), ("Straße 5", "strasse-5"),
    ("2019-08-20-khan-sheikhun", "2019-08-20-khan-sheikhun"), ("-x-", "x"), (".hidden", "hidden"),
    ("../../etc/passwd", "etc-passwd"), ("a__b--c", "a-b-c"), ("١٢ آب", "12-ab"),
  ])
  func writesNamesInASCII(name: String, slug: String) {
    #expect(Slug(name).text == slug)
  }

  /// These addresses are cited for ever: a failure here is a broken promise, not a test to update.
  @Test(arguments: [
    ("", "n-cbf29ce484222325"), ("東京", "n-2f3c04f1ff1b2daf"), ("—", "n-5640541b8850a3f1"),
    ("Idlib 東京", "idlib-2e3c6090"), ("con", "con-f604f119"), ("LPT1", "lpt1-9815dead"),
  ])
  func neverChangesAHash(name: String, slug: String) {
    #expect(Slug(name).text == slug)
  }

  @Test func cutsLongNamesBetweenWordsAndKeepsThemApart() {
    let words = String(repeating: "khan shaykhun ", count: 20)
    let one = Slug(words + "one")
    let other = Slug(words + "other")
    #expect(one != other)
    #expect(
      one.text.dropLast(9)
        == "khan-shaykhun-khan-shaykhun-khan-shaykhun-khan-shaykhun-khan-shaykhun"
    )
    #expect(Slug(String(repeating: "x", count: 81)).text.utf8.count == 80)
    #expect(Slug(String(repeating: "x", count: 80)).text == String(repeating: "x", count: 80))
  }

  @Test func isAValidSlugOfItselfForAnyName() {
    var random = SeededGenerator(printedSeed: 11)
    for _ in 0..<4_000 {
      let name = String(decoding: random.text(upTo: 120), as: UTF8.self)
      let slug = Slug(name)
      #expect(Slug(slug.text) == slug, "\(name)")
      #expect(Slug(exact: slug.text) == slug, "\(name)")
      #expect(slug.text.utf8.count <= 80 && SitePath(slug.text + ".html") != nil, "\(name)")
    }
  }

  @Test func isTheSameForNamesThatFoldAlike() {
    for vector in FoldingTests.vectors where !vector[1].isEmpty {
      #expect(Slug(vector[0]) == Slug(vector[1]), "\(vector)")
    }
  }

  @Test(arguments: [
    "", "-a", "a-", "a--b", "A", "é", "a b", "a.b", ".", "con", "nul", "com1", "lpt9", "a/b",
    "a\u{0}",
    String(repeating: "a", count: 81),
  ])
  func refusesWhatIsNoSlug(text: String) {
    #expect(Slug(exact: text) == nil)
  }

  @Test(arguments: ["a", "a-b", "2019", "com10", "cons", String(repeating: "a", count: 80)])
  func takesWhatIsASlug(text: String) {
    #expect(Slug(exact: text)?.text == text)
  }
}
