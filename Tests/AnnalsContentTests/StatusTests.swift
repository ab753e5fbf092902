import AnnalsVocabulary
import Testing

@testable import AnnalsContent

@Suite struct StatusTests {
  @Test(
    arguments: [
      ("tags: [a]", "published"),
      ("status: published", "published"),
      ("status: draft", "draft"),
      ("status: withheld", "withheld"),
      ("status: embargoed\nembargo_until: 2019-09-01", "embargoed 2019-09-01"),
      ("status: retracted", "retracted"),
      (
        "status: retracted\nretracted_on: 2019-09-01\nretraction_reason: An error",
        "retracted 2019-09-01 An error"
      ),
    ] as [(String, String)]
  )
  func isReadFromItsKeys(lines: String, status: String) {
    let reading = Reading(article(lines))
    #expect(reading.problems == [])
    #expect(reading.articles.map(\.status).map(outline) == [status])
  }

  /// Whatever is not clear is an error, and nobody who ignores it can see the document.
  @Test(
    arguments: [
      ("status: publishd", "4:9 unknown-word", "withheld"),
      ("status: Published", "4:9 unknown-word", "withheld"),
      ("status: no", "4:9 unknown-word", "withheld"),
      ("status: [published]", "4:9 wrong-shape", "withheld"),
      ("status: {a: b}", "4:9 wrong-shape", "withheld"),
      ("status:", "4:1 missing-value", "withheld"),
      ("status: ' '", "4:9 missing-value", "withheld"),
      ("status: !!str published", "4:9 yaml-tag", "withheld"),
      ("status: embargoed", "1:1 missing-key", "withheld"),
      ("status: embargoed\nembargo_until:", "5:1 missing-value", "withheld"),
      ("status: embargoed\nembargo_until: soon", "5:16 invalid-date", "withheld"),
      ("status: embargoed\nembargo_until: 2019-02-30", "5:16 invalid-date", "withheld"),
      ("embargo_until: 2019-09-01", "4:1 contradicting-status", "embargoed 2019-09-01"),
      (
        "status: published\nembargo_until: 2019-09-01", "5:1 contradicting-status",
        "embargoed 2019-09-01"
      ),
      ("status: draft\nembargo_until: 2019-09-01", "5:1 contradicting-status", "draft"),
      ("retracted_on: 2019-09-01", "4:1 contradicting-status", "withheld"),
      ("status: published\nretraction_reason: x", "5:1 contradicting-status", "withheld"),
    ] as [(String, String, String)]
  )
  func failsClosed(lines: String, problem: String, status: String) {
    let reading = Reading(article(lines))
    #expect(reading.places == [problem])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .error })
    #expect(reading.articles.map(\.status).map(outline) == [status])
  }

  @Test func theFirstOfTwoStatusesIsNotTrusted() {
    let reading = Reading(article("status: published\nstatus: draft"))
    #expect(reading.places == ["5:1 duplicate-key"])
    #expect(reading.articles.map(\.status).map(outline) == ["withheld"])
  }
}

private func outline(_ status: Status) -> String {
  switch status {
  case .draft: "draft"
  case .embargoed(let day): "embargoed \(day)"
  case .published: "published"
  case .withheld: "withheld"
  case .withdrawn(let day, let reason):
    "withdrawn \(day?.description ?? "-") \(reason?.rawValue ?? "-")"
  case .retracted(nil, nil): "retracted"
  case .retracted(let day, let reason):
    "retracted \(day?.description ?? "") \(reason ?? "")"
  }
}
