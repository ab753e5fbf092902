internal import AnnalsVocabulary

/// The problems of one file, in the order they are met.
///
/// After `limit` of them one more says how many were left out: a hostile file cannot bury the others.
struct Problems {
  static let limit = 100

  let path: String
  private var kept: [Diagnostic] = []
  private(set) var count = 0
  /// What the file withholds from the public, in the order it is met.
  private(set) var withheld: [WithheldTerm] = []

  init(path: String) {
    self.path = path
  }

  var hasErrors: Bool { kept.contains { $0.severity == .error } }

  /// Everything reported, ready to be handed on.
  var diagnostics: [Diagnostic] {
    guard count > Self.limit else { return kept }
    return kept + [
      Diagnostic(
        .error,
        "too-many-problems",
        "\(count - Self.limit) more problems of this file are not shown",
        at: SourceLocation(path: path)
      )
    ]
  }

  func location(_ mark: SourceMark) -> SourceLocation {
    SourceLocation(path: path, line: Int(mark.line), column: Int(mark.column))
  }

  mutating func error(
    _ identifier: String,
    _ message: @autoclosure () -> String,
    at mark: SourceMark?,
    note: (String, SourceMark)? = nil
  ) {
    report(.error, identifier, message, at: mark, note: note)
  }

  mutating func warning(
    _ identifier: String,
    _ message: @autoclosure () -> String,
    at mark: SourceMark?
  ) {
    report(.warning, identifier, message, at: mark, note: nil)
  }

  mutating func withhold(_ text: String, at mark: SourceMark, isSharable: Bool) {
    withheld.append(WithheldTerm([text], at: location(mark), isSharable: isSharable))
  }

  mutating func add(_ diagnostic: Diagnostic) {
    count += 1
    if count <= Self.limit { kept.append(diagnostic) }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity,
    _ identifier: String,
    _ message: () -> String,
    at mark: SourceMark?,
    note: (String, SourceMark)?
  ) {
    count += 1
    guard count <= Self.limit else { return }
    kept.append(
      Diagnostic(
        severity,
        identifier,
        message(),
        at: mark.map(location) ?? SourceLocation(path: path),
        notes: note.map { [Diagnostic.Note($0.0, at: location($0.1))] } ?? []
      )
    )
  }
}
