internal import AnnalsVocabulary

/// Where a file divides into front matter and body.
struct FrontMatter {
  /// The YAML between the two fences; nil when the file has none.
  let yaml: Range<Int>?
  /// Line of the file the YAML begins on.
  let yamlLine: Int
  let bodyStart: Int
  let bodyLine: Int

  /// Nil, with a problem, when it cannot be told where the front matter ends, or that it is none.
  ///
  /// A file that seems to have front matter which we cannot read is never taken for one without: what
  /// it withholds would be published.
  static func find(in text: SourceText, problems: inout Problems) -> FrontMatter? {
    let first = SourceText.nextLine(after: text.start, in: text.bytes)
    if isFence(text.bytes[text.start..<first.end]) {
      return ending(in: text, from: first.next, openedOn: 1, problems: &problems)
    }
    if let (offset, identifier, message) = nearMiss(in: text) {
      problems.error(identifier, message, at: text.mark(at: offset))
      return nil
    }
    return FrontMatter(yaml: nil, yamlLine: 1, bodyStart: text.start, bodyLine: 1)
  }

  private static func ending(
    in text: SourceText,
    from start: Int,
    openedOn line: Int,
    problems: inout Problems
  ) -> FrontMatter? {
    var lineStart = start
    var line = line + 1
    while lineStart < text.bytes.count {
      let (end, next) = SourceText.nextLine(after: lineStart, in: text.bytes)
      if text.bytes[lineStart] == UInt8(ascii: "-"), isFence(text.bytes[lineStart..<end]) {
        return FrontMatter(
          yaml: start..<lineStart,
          yamlLine: 2,
          bodyStart: next,
          bodyLine: line + 1
        )
      }
      lineStart = next
      line += 1
    }
    problems.error(
      "front-matter-not-closed",
      "the front matter that begins here has no closing line of '---'",
      at: SourceMark(line: 1, column: 1)
    )
    return nil
  }

  /// Exactly three hyphens, and perhaps white space after them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: fence) && line.dropFirst(3).allSatisfy(isBlank)
  }
}

private let fence: [UInt8] = Array("---".utf8)

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

extension FrontMatter {
  /// What looks like front matter and is not: where, and what to tell the author.
  private static func nearMiss(in text: SourceText) -> (Int, identifier: String, message: String)? {
    let start = skippingBlank(in: text)
    let end = SourceText.nextLine(after: start, in: text.bytes).end
    let line = text.bytes[start..<end]
    let trimmed = line.prefix(line.count - line.reversed().prefix(while: isBlank).count)
    if isFence(line) {
      return (
        start, "front-matter-misplaced",
        "front matter must begin on the first line, with nothing before '---'"
      )
    }
    if line.starts(with: fence) || isDashes(trimmed) {
      let rest = trimmed.drop { $0 == UInt8(ascii: "-") || isBlank($0) }
      let word = String(decoding: rest.prefix(while: isWordByte), as: UTF8.self)
      if !word.isEmpty, line.starts(with: fence) {
        return (
          start, "front-matter-language",
          "front matter in '\(word)' is neither read nor run; write YAML between two lines of '---'"
        )
      }
      return (
        start, "front-matter-fence",
        "front matter begins with a line of exactly three hyphens, '---'"
      )
    }
    if trimmed.elementsEqual("+++".utf8) {
      return (
        start, "front-matter-toml",
        "front matter in TOML is not read; write YAML between two lines of '---'"
      )
    }
    if trimmed.elementsEqual("{".utf8) || trimmed.starts(with: "{\"".utf8) {
      return (
        start, "front-matter-json",
        "front matter in JSON is not read; write YAML between two lines of '---'"
      )
    }
    if isKeyLine(line) {
      return (
        start, "front-matter-fence",
        "front matter must begin with a line of '---' before its first key"
      )
    }
    return nil
  }

  /// Past white space of any kind, and signs that show nothing.
  private static func skippingBlank(in text: SourceText) -> Int {
    var rest = text.bytes[text.start...]
    while let byte = rest.first {
      if byte <= 0x20 {
        rest = rest.dropFirst()
      } else if let invisible = invisibles.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(invisible.count)
      } else {
        break
      }
    }
    return rest.startIndex
  }

  private static func isDashes(_ line: ArraySlice<UInt8>) -> Bool {
    guard !line.isEmpty else { return false }
    return String(decoding: line, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "-" || ("\u{2010}"..."\u{2015}").contains($0) || $0 == "\u{2212}"
    }
  }

  /// Whether a line is `title: …` or another key that only front matter begins with.
  private static func isKeyLine(_ line: ArraySlice<UInt8>) -> Bool {
    let word = line.prefix { isWordByte($0) }
    guard line[word.endIndex...].first == UInt8(ascii: ":") else { return false }
    let key = String(decoding: word, as: UTF8.self).lowercased()
    return ["title", "date", "status", "name", "slug", "language", "id"].contains {
      $0.hasSameBytes(as: key)
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

/// U+FEFF, U+200B, U+00A0, U+2060, U+200E, U+200F.
private let invisibles: [[UInt8]] = [
  [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0x8B], [0xC2, 0xA0], [0xE2, 0x81, 0xA0], [0xE2, 0x80, 0x8E],
  [0xE2, 0x80, 0x8F],
]
