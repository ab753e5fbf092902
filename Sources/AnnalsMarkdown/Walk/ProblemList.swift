internal import AnnalsVocabulary

/// The warnings of one body, of which a hostile text could cause a million.
struct ProblemList {
  static let limit = 100

  private var problems: [MarkdownProblem] = []
  private var omitted = 0
  private var firstOmitted: MarkdownLocation?

  mutating func warn(
    _ identifier: String,
    _ message: @autoclosure () -> String,
    at location: MarkdownLocation
  ) {
    if problems.count < Self.limit {
      problems.append(MarkdownProblem(.warning, identifier, message(), at: location))
    } else {
      omitted += 1
      firstOmitted = firstOmitted ?? location
    }
  }

  /// By line, column and message.
  var sorted: [MarkdownProblem] {
    var all = problems
    if let firstOmitted {
      all.append(
        MarkdownProblem(
          .warning,
          "more-warnings",
          "this text has \(omitted) more warnings about its links and images",
          at: firstOmitted
        )
      )
    }
    return all.sorted { one, other in
      let places = (
        (one.location.line, one.location.column), (other.location.line, other.location.column)
      )
      if places.0 != places.1 { return places.0 < places.1 }
      return one.message.utf8.lexicographicallyPrecedes(other.message.utf8)
    }
  }
}
