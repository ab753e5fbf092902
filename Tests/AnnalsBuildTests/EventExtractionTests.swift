import Testing

@testable import AnnalsBuild

@Suite struct EventExtractionTests {
  private struct Taken: Equatable {
    let rest: String
    let fields: String
  }

  private func take(_ id: String, from text: String) -> Taken? {
    EventExtraction(of: id, from: Array(text.utf8)).map {
      Taken(
        rest: String(decoding: $0.bytes, as: UTF8.self),
        fields: String(decoding: Array($0.fields.joined(separator: [0x0A])), as: UTF8.self)
      )
    }
  }

  @Test(arguments: [
    // The only one, the first, the last, without indentation, with another key after them.
    ("---\nevents:\n  - id: a\n    town: X\n---\n", "---\n---\n", "id: a\ntown: X"),
    (
      "---\nevents:\n  - id: a\n    town: X\n  - id: b\n---\n", "---\nevents:\n  - id: b\n---\n",
      "id: a\ntown: X"
    ),
    (
      "---\nevents:\n- id: b\n- town: X\n  id: 'a'\ntitle: T\n---\nid: a\n",
      "---\nevents:\n- id: b\ntitle: T\n---\nid: a\n", "town: X\nid: 'a'"
    ),
    // What is nested stays nested; a blank line within goes too.
    (
      "---\nevents:\n  -   id: \"a\"\n      factions:\n        - {name: F}\n\n      town: X\n---\n",
      "---\n---\n", "id: \"a\"\nfactions:\n  - {name: F}\n\ntown: X"
    ),
    // Line ends of Windows.
    (
      "---\r\nevents:\r\n  - id: a\r\n    town: X\r\n---\r\nText\r\n", "---\r\n---\r\nText\r\n",
      "id: a\ntown: X"
    ),
    // A block of the text, and none that only looks like one.
    (
      "---\n---\n````\n```event\nid: a\n```\n````\n~~~ event\nid: a\n~~~\nEnd\n",
      "---\n---\n````\n```event\nid: a\n```\n````\nEnd\n", "id: a"
    ),
  ])
  func takesOutTheEventAndNothingElse(text: String, rest: String, fields: String) {
    #expect(take("a", from: text) == Taken(rest: rest, fields: fields))
  }

  @Test(arguments: [
    "", "Text\n", "---\nevents:\n  - id: b\n---\n", "---\nevents: [{id: a}]\n---\n",
    "---\nevents:\n  - {id: a, town: X}\n---\n", "---\nevents:\n  -\n    id: a\n---\n",
    "---\n---\n```event\nid: a\n", "---\nid: a\n---\n", "---\nevents:\n  - id: aa\n---\n",
    "---\nevents:\n  - id: a\n  - id: a\n---\n",
  ])
  func leavesToTheAuthorWhatItDoesNotKnow(text: String) {
    #expect(take("a", from: text) == nil)
  }
}
