import Foundation
import Testing

@testable import AnnalsPages

@Suite struct ChangedFieldTests {
  @Test func everyFieldOfAnExportHasAName() throws {
    let schema = try JSONDecoder().decode(
      Schema.self,
      from: Data(contentsOf: packageRoot.appending(path: "docs/archive.schema.json"))
    )
    let exported = ["article", "event"].flatMap { record in
      schema.definitions[record]?.properties?.keys.map { $0 } ?? []
    }
    let known = ChangedField.allCases.map(\.rawValue)
    #expect(Set(known) == Set(exported + ["text"]))
    #expect(known == known.sorted())
  }

  @Test(arguments: [
    ("en", "casualties, summary, title"), ("fr", "bilan humain, résumé, titre"),
    ("ar", "الخسائر البشرية، العنوان، الملخص"),
  ])
  func fieldsAreListedByTheirNames(language: String, expected: String) {
    let locale = Locale.checking(localeEntries(language)).0
    #expect(locale.names(ofFields: ["harm", "summary", "title"]) == expected)
  }

  @Test func aFieldOfALaterVersionKeepsItsName() {
    let locale = Locale.checking(localeEntries("fr")).0
    #expect(locale.names(ofFields: ["title", "zones"]) == "titre, zones")
  }

  /// As much of a JSON schema as is read here.
  private struct Schema: Decodable {
    struct Definition: Decodable {
      let properties: [String: Anything]?
    }
    struct Anything: Decodable {
      init(from decoder: any Decoder) {}
    }

    let definitions: [String: Definition]

    enum CodingKeys: String, CodingKey {
      case definitions = "$defs"
    }
  }
}
