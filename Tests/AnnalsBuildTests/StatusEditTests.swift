import AnnalsVocabulary
import Testing

@testable import AnnalsBuild

@Suite struct StatusEditTests {
  private func edit(_ text: String) throws -> StatusEdit? {
    let day = try #require(CalendarDay("2020-02-03"))
    return StatusEdit(Array(text.utf8), on: day, reason: .consent)
  }

  private static let lines =
    "status: withdrawn\nwithdrawn_on: 2020-02-03\nwithdrawal_reason: consent\n"

  @Test(arguments: [
    ("---\ntitle: A\n---\nstatus: x\n", "---\n\(lines)title: A\n---\nstatus: x\n"),
    ("---\nstatus: draft\ntitle: A\n---", "---\n\(lines)title: A\n---"),
    ("---\nstatuses: 1\n---\n", "---\n\(lines)statuses: 1\n---\n"),
    (
      "---\nstatus : embargoed\nembargo_until: 2030-01-01\ntitle: A\n--- \nText\n---\n",
      "---\n\(lines)title: A\n--- \nText\n---\n"
    ),
  ])
  func onlyTheStatusChanges(before: String, after: String) throws {
    #expect(try edit(before).map { String(decoding: $0.bytes, as: UTF8.self) } == after)
  }

  @Test(arguments: ["", "Text\n", "---\ntitle: A\n", "---\nstatus:\n  withdrawn\n---\n"])
  func whatItCannotChangeItLeavesToTheAuthor(text: String) throws {
    #expect(try edit(text) == nil)
  }

  @Test func theLinesThatGoAreTold() throws {
    let edit = try #require(try edit("---\nstatus: draft\r\ntitle: A\n---\n"))
    #expect(edit.removed == ["status: draft"])
  }
}
