import AnnalsVocabulary
import Testing

@testable import AnnalsPages

@Suite struct PointPrecisionTests {
  @Test(arguments: [
    ("en", "accurate to the settlement"), ("fr", "à la localité près"),
    ("ar", "بدقة البلدة أو القرية"),
  ])
  func aKnownWordIsSaidInTheReadersLanguage(language: String, expected: String) {
    let locale = Locale.checking(localeEntries(language)).0
    #expect(locale.name(ofPrecision: "Settlement") == expected)
  }

  @Test func anotherWordStaysAsItIs() {
    let locale = Locale.checking(localeEntries("fr")).0
    #expect(locale.name(ofPrecision: "800 m") == "800 m")
  }

  @Test(
    arguments: [
      (nil, 0), ("exact", 0), ("400 m", 0), ("800 m", 0.8), ("2 km", 2), ("near", 5),
      ("who knows", 10),
      ("district", 15), ("country", 40), ("withheld", nil),
    ] as [(String?, Double?)]
  )
  func aPointIsAsWideAsItIsUncertain(precision: String?, radius: Double?) {
    #expect(PointPrecision.radius(of: precision) == radius)
  }
}
