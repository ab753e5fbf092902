internal import AnnalsVocabulary

/// Says in our words what libyaml could not read.
enum YAMLSyntax {
  static func report(_ failure: YAMLFailure, marks: inout YAMLMarks, to problems: inout Problems) {
    if let (offset, value) = failure.unreadable {
      problems.error(
        "control-character",
        "the YAML holds the control character U+\(hexadecimal(UInt32(clamping: value))), "
          + "which is not allowed",
        at: marks.mark(offset: offset)
      )
      return
    }
    let (message, isAtContext) = sentence(for: failure)
    let position = isAtContext ? failure.contextPosition : failure.position
    problems.error("yaml-syntax", message, at: marks.mark(position))
  }

  /// The sentence, and whether it speaks of the place where the unreadable thing began.
  private static func sentence(for failure: YAMLFailure) -> (String, isAtContext: Bool) {
    switch failure.problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return ("the text in quotes that begins here does not end", true)
    case "did not find expected ',' or ']'":
      return ("the list that begins here has no ']' at its end, or a comma is missing in it", true)
    case "did not find expected ',' or '}'":
      return ("the braces that begin here are not closed, or a comma is missing in them", true)
    case "mapping values are not allowed in this context":
      return ("': ' cannot stand inside a value; put the value in quotes", false)
    case "block sequence entries are not allowed in this context":
      return ("a list item cannot begin here; put it on a line of its own", false)
    case "mapping keys are not allowed in this context":
      return ("a key cannot begin here", false)
    case "could not find expected ':'":
      return ("a key must be followed by ': '", true)
    case "did not find expected key":
      return (
        "a key is expected here; is the line indented like the others, and every quote closed?",
        false
      )
    case "did not find expected '-' indicator":
      return ("a list item is expected here; is the line indented like the others?", false)
    case "found character that cannot start any token":
      return (
        "a value cannot begin with this character; put it in quotes, or use spaces for a tab", false
      )
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return ("a tab cannot indent; use spaces", false)
    case "found unknown escape character":
      return (
        "this is no escape that double quotes know; use single quotes or double the '\\'", false
      )
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return ("this escape does not stand for a character", false)
    case "did not find expected comment or line break":
      return ("after '|' or '>' the text must begin on the next line", false)
    case "found undefined tag handle", "did not find expected whitespace or line break",
      "did not find expected alphabetic or numeric character", "did not find URI escaped octet":
      return ("a value that begins with '!', '&' or '*' must stand in quotes", true)
    case "did not find expected <document start>":
      return ("something stands after the end of the YAML", false)
    case "found unknown directive name", "could not find expected directive name",
      "found incompatible YAML document", "found unexpected non-alphabetical character",
      "did not find expected tag prefix", "found duplicate %YAML directive",
      "found duplicate %TAG directive", "did not find expected digit or '.' character",
      "did not find expected version number", "found extremely long version number":
      return ("a line that begins with '%' is not allowed", true)
    case let other:
      return ("this is not YAML: \(other)", false)
    }
  }
}
