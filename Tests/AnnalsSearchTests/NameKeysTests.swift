import Testing

@testable import AnnalsSearch

@Suite struct NameKeysTests {
  @Test func spellingsOfOneNameShareAKey() {
    for spelling in [
      "Khan Sheikhun", "Khan Shaykhun", "Khan Cheikhoun", "Khān Shaykhūn", "Khâne Cheïkhoûn",
      "خان شيخون", "Jan Sheijun",
    ] {
      #expect(NameKeys(spelling).keys.contains("xncxn"), "\(spelling)")
    }
  }

  @Test(arguments: [
    ("Raqqa", ["rk"]), ("الرقة", ["rk"]), ("Ar-Raqqah", ["rk"]), ("Deir ez-Zor", ["drzr"]),
    ("دير الزور", ["drzr"]), ("Kafr Zita", ["kfrzt"]), ("كفر زيتا", ["kfrzt"]),
    ("Jisr ash-Shughur", ["jsrcgr", "srcgr", "xsrcgr"]), ("", []), ("أوي", []),
  ])
  func keysAreTheConsonants(name: String, keys: [String]) {
    #expect(Array(NameKeys(name).keys.prefix(keys.count)) == keys)
  }
}
