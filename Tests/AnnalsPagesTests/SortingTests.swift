import AnnalsVocabulary
import Testing

@testable import AnnalsPages

/// The alphabetical order of an edition's lists.
@Suite struct SortingTests {
  @Test(arguments: [
    (
      "en",
      ["al-Bab", "Čista", "Darat", "Elan", "Élan", "Lazy", "Łazy", "Zardana", "إدلب", "7 April"]
    ),
    (
      "ar",
      [
        "إدلب", "أريحا", "آفس", "الباب", "بنش", "حلب", "خان شيخون", "معرة النعمان", "يبرود",
        "Idlib",
      ]
    ),
  ])
  func namesStandInTheOrderOfTheAlphabet(language: String, names: [String]) throws {
    let tag = try #require(LanguageTag(language))
    for shuffled in [names.reversed(), names.sorted()] {
      let sorted = shuffled.map { (SortKey($0, tag), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
      #expect(sorted == names)
    }
  }
}
