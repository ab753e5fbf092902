import AnnalsArchive
import AnnalsExports
import AnnalsVocabulary
import Foundation
import Testing

@Suite struct ArchiveExportTests {
  @Test func writesEveryRecordOnALine() {
    let literal = LiteralArchive(completeTree)
    #expect(literal.diagnostics.filter { $0.severity == .error } == [])
    let expected = #"""
      {"format":"annals-archive","version":1,"title":"An archive","languages":["en"],
      "articles":[
      {"id":"2019/08/22-retrait","title":"Retrait de \u003cKhan Sheikhun\u003e \u0026 \"alentours\"","language":"fr","published":"2019-08-22","time":"14:30Z","source":"diyaruna","author":"A. Journalist","url":"https://example.org/a?b=1\u0026c=2","archived_url":"https://archive.example.org/a","sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","tags":["idlib"],"corrections":[{"date":"2019-08-23","text":"The number was put right"}],"events":["2019-08-20-khan-sheikhun-withdrawal"],"towns":["khan-sheikhun"],"factions":["tahrir-al-sham","unknown-brigade"],"pages":{"en":"articles/2019/08/22-retrait.html"}}
      ],
      "events":[
      """#
    #expect(literal.json().hasPrefix(expected + "\n"))
  }

  @Test func putsEachEditionInAFolderWhenThereAreSeveral() {
    let json = LiteralArchive(completeTree, languages: ["fr", "ar"]).json()
    #expect(
      json.contains(
        #""pages":{"fr":"fr/towns/khan-sheikhun.html","ar":"ar/towns/khan-sheikhun.html"}"#
      )
    )
  }

  @Test func leavesATombstoneWithoutItsText() {
    let json = LiteralArchive(completeTree).json()
    #expect(
      json.contains(
        #"""
        "tombstones":[
        {"date":"2019-09-01","reason":"The source took it back","pages":{"en":"articles/2019/08/23-retraction.html"}}
        ]
        """#
      )
    )
    #expect(!json.contains("Something that was wrong"))
  }

  @Test(arguments: [["en"], ["fr", "en", "ar"]])
  func fulfilsItsSchema(languages: [String]) throws {
    let json = LiteralArchive(completeTree, languages: languages).json()
    try expectValid(json)
  }

  @Test func isValidWithoutAnyContent() throws {
    try expectValid(LiteralArchive([:]).json())
  }

  @Test func isValidInAPreviewOfDrafts() throws {
    let json = LiteralArchive([
      "Content/Articles/2019-08-22-draft.md": """
      ---
      title: A draft
      date: 2019-08-22
      status: draft
      events: [{id: e1, date: 2019-08, town: Morek}]
      ---
      """
    ])
    .json(showDrafts: true)
    #expect(json.contains(#""preview":true"#))
    #expect(json.contains(#""unpublished":true"#))
    try expectValid(json)
  }
}

/// Holds JSON against docs/archive.schema.json with Python's jsonschema.
private func expectValid(_ json: String) throws {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let schema = root.appending(path: "docs/archive.schema.json")
  let file = FileManager.default.temporaryDirectory
    .appending(path: "annals-export-\(UUID().uuidString).json")
  try Data(json.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let program = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        print("SKIPPED: no jsonschema for python3, so no export was held against its schema")
        sys.exit(0)
    schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    problems = list(validator.iter_errors(document))
    for problem in problems:
        print(problem.json_path, problem.message)
    sys.exit(1 if problems else 0)
    """
  let python = Process()
  python.executableURL = URL(filePath: "/usr/bin/env")
  python.arguments = ["python3", "-c", program, schema.path, file.path]
  let output = Pipe()
  python.standardOutput = output
  try python.run()
  let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  python.waitUntilExit()
  if text.hasPrefix("SKIPPED") { print(text) }
  #expect(python.terminationStatus == 0, "\(text)\n\(json)")
}
