/// A place in a file the author wrote.
public struct SourceLocation: Hashable, Sendable {
  /// Relative to the root of the archive, as the author sees it: `Content/Articles/a.md`.
  public let path: String
  /// From 1; nil when the whole file is meant.
  public let line: Int?
  /// In UTF-8 bytes from 1, as compilers count.
  public let column: Int?

  public init(path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }
}

/// Something to tell the author about what they wrote.
///
/// A stage returns its diagnostics beside its value and never throws for bad input. The message is
/// one sentence without a full stop that names the specific thing and the rule, and ends with
/// `; did you mean 'x'?` when there is a likely intention.
public struct Diagnostic: Error, Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// Further places that matter, such as the first of two equal keys.
  public struct Note: Hashable, Sendable {
    public let message: String
    public let location: SourceLocation

    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  public let severity: Severity
  /// Stable, lower-case, hyphenated, listed in docs/diagnostics.md: `unknown-key`.
  public let identifier: String
  public let message: String
  public let location: SourceLocation
  public let notes: [Note]

  public init(
    _ severity: Severity,
    _ identifier: String,
    _ message: String,
    at location: SourceLocation,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.location = location
    self.notes = notes
  }
}

extension Diagnostic: Comparable {
  /// By path, line, column, then identifier and message: the order problems are reported in.
  public static func < (one: Diagnostic, other: Diagnostic) -> Bool {
    if !one.location.path.utf8.elementsEqual(other.location.path.utf8) {
      return one.location.path.utf8.lexicographicallyPrecedes(other.location.path.utf8)
    }
    let places = (
      (one.location.line ?? 0, one.location.column ?? 0),
      (other.location.line ?? 0, other.location.column ?? 0)
    )
    if places.0 != places.1 { return places.0 < places.1 }
    if one.identifier != other.identifier { return one.identifier < other.identifier }
    return one.message.utf8.lexicographicallyPrecedes(other.message.utf8)
  }
}
