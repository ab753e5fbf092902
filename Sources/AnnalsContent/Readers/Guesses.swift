internal import AnnalsMarkdown
internal import AnnalsVocabulary

/// What a document without front matter is called and when it was published, as far as it can be told.
enum Guesses {
  /// The first heading, or the name of the file; told of unless an error already is, which may be why
  /// there is no title.
  static func title(_ source: DocumentSource, _ problems: inout Problems) -> String {
    let heading = source.outline.headings.first { !$0.text.utf8.isEmpty }
    let title = heading?.text ?? words(inNameOf: source.path)
    if problems.hasErrors { return title }
    let origin = heading == nil ? "the name of the file" : "the first heading"
    problems.warning(
      "guessed-title",
      "the title '\(title)' is taken from \(origin); write it as 'title'",
      at: SourceMark(line: 1, column: 1)
    )
    return title
  }

  /// The day the name of the file begins with: `2019-08-22-retrait.md`.
  static func day(_ path: String, _ problems: inout Problems) -> CalendarDay? {
    let name = name(of: path)
    let rest = name.utf8.dropFirst(10).first
    guard let day = CalendarDay(Substring(name.utf8.prefix(10))),
      rest == nil || rest == UInt8(ascii: "-") || rest == UInt8(ascii: "_")
        || rest == UInt8(ascii: " ")
    else {
      problems.error(
        "missing-date",
        "the article has no date: write 'date' in front matter, or begin the name of the file with "
          + "a day such as 2019-08-22-",
        at: SourceMark(line: 1, column: 1)
      )
      return nil
    }
    problems.warning(
      "guessed-date",
      "the date \(day) is taken from the name of the file; write it as 'date'",
      at: SourceMark(line: 1, column: 1)
    )
    return day
  }

  /// The name of a file without folders and extension.
  static func name(of path: String) -> Substring {
    let last = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let dot = last.lastIndex(of: UInt8(ascii: ".")), dot > last.startIndex else {
      return Substring(last)
    }
    return Substring(last[..<dot])
  }

  private static func words(inNameOf path: String) -> String {
    let name = name(of: path)
    let isDated = CalendarDay(Substring(name.utf8.prefix(10))) != nil
    let words = (isDated ? name.utf8.dropFirst(10) : name.utf8[...])
      .split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") }
    return words.isEmpty ? String(name) : words.map { String(Substring($0)) }.joined(separator: " ")
  }
}
