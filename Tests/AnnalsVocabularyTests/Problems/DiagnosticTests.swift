import AnnalsVocabulary
import Testing

struct DiagnosticTests {
  @Test func areReportedByPathThenPlace() {
    func diagnostic(_ path: String, _ line: Int?, _ column: Int?, _ message: String = "m")
      -> Diagnostic
    {
      Diagnostic(.error, "x", message, at: SourceLocation(path: path, line: line, column: column))
    }
    let sorted = [
      diagnostic("Z.md", 9, 9), diagnostic("a.md", nil, nil), diagnostic("a.md", 2, nil),
      diagnostic("a.md", 2, 1), diagnostic("a.md", 10, 1, "a"), diagnostic("a.md", 10, 1, "b"),
      diagnostic("e\u{301}", 1, 1), diagnostic("é", 1, 1),
    ]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
