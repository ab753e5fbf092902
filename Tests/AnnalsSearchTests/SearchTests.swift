import AnnalsVocabulary
import Testing

@testable import AnnalsSearch

@Suite struct SearchTests {
  @Test(arguments: [
    "khan cheikhoun", "Khan Shaykhun", "خان شيخون", "Jan Sheijun", "Khan Sheikhoun",
  ])
  func everySpellingFindsTheTown(query: String) throws {
    let found = try addresses(query)
    #expect(
      Set(found) == [
        "articles/2019/08/22-retrait.html", "events/2019/08/withdrawal.html",
        "articles/2019/08/24-ar.html",
      ],
      "\(query): \(found)"
    )
  }

  @Test(arguments: [
    ("attaques", ["articles/2019/08/22-retrait.html"]),
    // One unknown word of seven letters alone is like too many; beside a known one it is read as a slip.
    ("secouru", []),
    ("civils secouru", ["articles/2019/08/22-retrait.html"]),
    ("retraits khan cheikhoun", ["articles/2019/08/22-retrait.html"]),
    ("\"quatre civils\"", ["articles/2019/08/22-retrait.html"]),
    ("\"civils quatre\"", []),
    ("fighters -morek", []),
    ("fightesr", ["articles/2019/08/23-held.html"]),
    ("طائرات", ["articles/2019/08/24-ar.html"]),
    ("الطايرات", ["articles/2019/08/24-ar.html"]),
    ("<img src=x onerror=alert(1)>", []),
    ("__proto__ constructor", []),
    ("", []),
  ])
  func wordsFindTheirForms(query: String, expected: [String]) throws {
    #expect(try addresses(query) == expected)
  }

  @Test func anIndexDoesNotDependOnTheNumberOfWorkers() {
    #expect(
      LiteralArchive.sample.index(collectors: 1) == LiteralArchive.sample.index(collectors: 3)
    )
  }

  @Test func anUnknownSpellingSaysWhatItWasTakenFor() throws {
    let index = try LiteralArchive.sample.reader()
    let guesses = index.search(SearchRequest("Jan Sheijun")).guesses
    #expect(guesses.map(\.words) == ["jan sheijun"])
    #expect(guesses.map { $0.entities.map(index.name(ofEntity:)) } == [["Khan Shaykhun"]])
  }

  /// A newer article names both, but of different events; its title has the rarest words.
  @Test func anEventOfATownAndATypeComesBeforeAnArticleThatTellsOfEachApart() throws {
    let index = try LiteralArchive([
      "Content/Towns/morek.md": "---\nname: Morek\n---\n",
      "Content/Towns/teh.md": "---\nname: Teh\n---\n",
      "Content/Articles/2019-08-21-old.md": """
      ---
      title: Wednesday
      date: 2019-08-21
      language: en
      events:
        - {id: wanted, date: 2019-08-20, type: shelling, town: Morek}
      ---
      Text.
      """,
      "Content/Articles/2019-08-23-new.md": """
      ---
      title: Morek shelling
      date: 2019-08-23
      language: en
      events:
        - {id: one, date: 2019-08-22, type: shelling, town: Teh}
        - {id: two, date: 2019-08-22, type: clashes, town: Morek}
      ---
      Text.
      """,
    ]).reader()
    let hits = index.search(SearchRequest("morek shelling")).hits
    #expect(
      hits.map { index.store[$0.document]?[1]?.string }
        == ["events/2019/08/wanted.html", "articles/2019/08/23-new.html"]
    )
  }

  /// Numbers in the list of the languages there are, written as gaps like those of entities.
  @Test(arguments: [
    (["ar", "en", "fr"], [0, 1, 2]), (["ar", "fr"], [0, 1]), (["en", "fr"], [0, 1]), (["fr"], [0]),
  ])
  func anEventIsOfEveryLanguageItIsToldIn(tellings: [String], expected: [Int]) throws {
    var files = ["Content/Towns/morek.md": "---\nname: Morek\n---\n"]
    for language in tellings {
      files["Content/Articles/2019-08-21-\(language).md"] = """
        ---
        title: Morek
        date: 2019-08-21
        language: \(language)
        events:
          - {id: shared, date: 2019-08-20, type: shelling, town: Morek}
        ---
        Text.
        """
    }
    let archive = LiteralArchive(FileTree(files))
    let index = try archive.reader()
    #expect(index.languages == tellings)
    for language in expected {
      var filters = SearchFilters()
      filters.languages = [language]
      let found = index.search(SearchRequest("morek", filters: filters)).hits
        .flatMap { [$0.document] + $0.others }
        .filter { index.store[$0]?[0]?.string == "e" }
      #expect(found.count == 1, "\(tellings), language \(language)")
    }
  }

  private func addresses(_ query: String) throws -> [String] {
    let index = try LiteralArchive.sample.reader()
    return index.search(SearchRequest(query)).hits.flatMap { [$0.document] + $0.others }.map {
      index.store[$0]?[1]?.string ?? ""
    }
  }
}
