internal import AnnalsVocabulary

/// Takes an event out of the document it is told in: out of the list `events` of its front matter, or a
/// block of its text.
///
/// It reads lines, not YAML, so that everything else stays to the byte; what is not written in lines of
/// its own it leaves to the author.
struct EventExtraction {
  /// The document without the event.
  let bytes: [UInt8]
  /// The lines that went.
  let removed: [String]
  /// The event's keys and values, as a mapping of its own; line ends are line feeds.
  let fields: [[UInt8]]

  private typealias Line = ArraySlice<UInt8>

  /// Nil when the event does not stand there, or not in a form that is known.
  init?(of id: String, from file: [UInt8]) {
    let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let end = Self.frontMatterEnd(lines) else { return nil }
    var gone: [Range<Int>] = []
    var fields: [[UInt8]]?
    for found in Self.listed(in: lines, before: end) + Self.blocks(in: lines, after: end)
    where Self.names(id, found.fields) {
      gone.append(found.lines)
      fields = fields ?? found.fields
    }
    guard let fields, gone.count == 1, var range = gone.first else { return nil }
    if let empty = Self.emptied(range, in: lines, before: end) { range = empty }
    self.fields = fields
    removed = lines[range].map { String(decoding: Self.trimmed($0), as: UTF8.self) }
    bytes = Array(
      (lines[..<range.lowerBound] + lines[range.upperBound...]).joined(separator: [0x0A])
    )
  }

  /// The value of a key that stands in a line of its own, without quotes; nil for anything else.
  static func value(of key: String, in fields: [[UInt8]]) -> String? {
    for line in fields where line.starts(with: key.utf8) {
      let rest = line.dropFirst(key.utf8.count).drop { $0 == 0x20 }
      guard rest.first == UInt8(ascii: ":") else { continue }
      var value = rest.dropFirst().drop { $0 == 0x20 }
      while value.last == 0x20 { value.removeLast() }
      if let quote = value.first, [0x22, 0x27].contains(quote), value.count > 1, value.last == quote
      {
        value = value.dropFirst().dropLast()
      }
      return String(validating: value, as: UTF8.self)
    }
    return nil
  }

  /// The lines of the front matter; nil when there is none.
  static func frontMatter(of file: [UInt8]) -> [[UInt8]]? {
    let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
    return frontMatterEnd(lines).map { lines[1..<$0].map { Array(trimmed($0)) } }
  }
}

extension EventExtraction {
  private struct Found {
    let lines: Range<Int>
    let fields: [[UInt8]]
  }

  private static func names(_ id: String, _ fields: [[UInt8]]) -> Bool {
    value(of: "id", in: fields)?.utf8.elementsEqual(id.utf8) ?? false
  }

  private static func trimmed(_ line: Line) -> Line { line.last == 0x0D ? line.dropLast() : line }

  private static func indent(_ line: Line) -> Int { line.prefix { $0 == 0x20 }.count }

  private static func isBlank(_ line: Line) -> Bool {
    line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  private static func frontMatterEnd(_ lines: [Line]) -> Int? {
    func isFence(_ line: Line) -> Bool {
      line.starts(with: "---".utf8) && isBlank(line.dropFirst(3))
    }
    guard let first = lines.first, isFence(first) else { return nil }
    return lines.dropFirst().firstIndex(where: isFence)
  }

  /// The items of the list `events`, when each begins with a dash in a line.
  private static func listed(in lines: [Line], before end: Int) -> [Found] {
    guard let start = start(in: lines, before: end) else { return [] }
    var found: [Found] = []
    var index = start
    while index < end {
      let column = indent(lines[index])
      guard isItem(lines[index]) else { break }
      let inside = column + 1 + indent(lines[index].dropFirst(column + 1))
      var next = index + 1
      while next < end, isBlank(lines[next]) || indent(lines[next]) >= inside { next += 1 }
      let fields = lines[index..<next].map { Array(trimmed($0).dropFirst(inside)) }
      found.append(Found(lines: index..<next, fields: fields))
      index = next
    }
    return found
  }

  private static func isItem(_ line: Line) -> Bool {
    line.dropFirst(indent(line)).starts(with: "- ".utf8)
  }

  /// The line after `events:`.
  private static func start(in lines: [Line], before end: Int) -> Int? {
    lines[1..<end].firstIndex {
      $0.starts(with: "events:".utf8) && isBlank($0.dropFirst("events:".utf8.count))
    }.map { $0 + 1 }
  }

  /// The item with the line `events:`, when it is all that stands below.
  private static func emptied(_ item: Range<Int>, in lines: [Line], before end: Int) -> Range<Int>?
  {
    guard let start = start(in: lines, before: end), item.lowerBound == start,
      item.upperBound == end || !isItem(lines[item.upperBound])
    else { return nil }
    return start - 1..<item.upperBound
  }

  /// The fenced blocks of the text that are events.
  private static func blocks(in lines: [Line], after end: Int) -> [Found] {
    var found: [Found] = []
    var index = end + 1
    while index < lines.count {
      let opening = lines[index].drop { $0 == 0x20 }
      let fence = opening.prefix { $0 == opening.first }
      guard fence.count >= 3, let sign = fence.first, [0x60, 0x7E].contains(sign) else {
        index += 1
        continue
      }
      let closing = lines[(index + 1)...].firstIndex { line in
        let end = line.drop { $0 == 0x20 }
        let signs = end.prefix { $0 == sign }
        return signs.count >= fence.count && isBlank(end.dropFirst(signs.count))
      }
      guard let closing else { return found }
      let word = trimmed(opening.dropFirst(fence.count)).filter { $0 != 0x20 }
      if word.elementsEqual("event".utf8) {
        let fields = lines[index + 1..<closing].map { Array(trimmed($0)) }
        found.append(Found(lines: index..<closing + 1, fields: fields))
      }
      index = closing + 1
    }
    return found
  }
}
