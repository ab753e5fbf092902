public import AnnalsVocabulary

/// Something to tell the author about a body, placed in the body.
public struct MarkdownProblem: Hashable, Sendable {
  public let severity: Diagnostic.Severity
  public let identifier: String
  public let message: String
  public let location: MarkdownLocation

  init(
    _ severity: Diagnostic.Severity,
    _ identifier: String,
    _ message: String,
    at location: MarkdownLocation
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.location = location
  }

  /// The diagnostic for the file whose line `firstLine` is the first of the body.
  public func diagnostic(in path: String, firstLine: Int) -> Diagnostic {
    Diagnostic(
      severity,
      identifier,
      message,
      at: location.sourceLocation(in: path, firstLine: firstLine)
    )
  }
}
