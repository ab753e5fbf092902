internal import AnnalsVocabulary

/// Reads comma-separated values as RFC 4180 defines them, and nothing looser.
struct TableReader {
  /// One value and where it begins: at its first letter, after a quotation mark.
  typealias Cell = Text

  static let columnLimit = 100

  private let text: SourceText
  private var offset: Int
  private var line = 1
  private var lineStart: Int

  init(_ text: SourceText) {
    self.text = text
    offset = text.start
    lineStart = text.start
  }

  /// The cells of the next line that is not empty; nil at the end, or, with a problem, when the rest
  /// cannot be read.
  mutating func nextRow(_ problems: inout Problems) -> [Cell]? {
    while offset < text.bytes.count, isLineEnd(text.bytes[offset]) { endLine() }
    guard offset < text.bytes.count else { return nil }
    var cells: [Cell] = []
    while true {
      guard let cell = nextCell(&problems) else { return nil }
      cells.append(cell)
      guard offset < text.bytes.count else { return cells }
      if isLineEnd(text.bytes[offset]) {
        endLine()
        return cells
      }
      offset += 1
    }
  }
}

extension TableReader {
  private var mark: SourceMark { SourceMark(line: line, column: offset - lineStart + 1) }

  /// Leaves `offset` at a comma, a line end or the end of the file.
  private mutating func nextCell(_ problems: inout Problems) -> Cell? {
    guard offset < text.bytes.count, text.bytes[offset] == UInt8(ascii: "\"") else {
      return plainCell(&problems)
    }
    return quotedCell(&problems)
  }

  private mutating func plainCell(_ problems: inout Problems) -> Cell? {
    let mark = mark
    let start = offset
    while offset < text.bytes.count {
      let byte = text.bytes[offset]
      if byte == UInt8(ascii: ",") || isLineEnd(byte) { break }
      if byte == UInt8(ascii: "\"") {
        problems.error(
          "table-syntax",
          "a value that holds a quotation mark must stand in quotation marks, and double each within",
          at: self.mark
        )
        return nil
      }
      offset += 1
    }
    return Cell(value: String(decoding: text.bytes[start..<offset], as: UTF8.self), mark: mark)
  }

  private mutating func quotedCell(_ problems: inout Problems) -> Cell? {
    let opening = mark
    offset += 1
    let mark = mark
    var value: [UInt8] = []
    while offset < text.bytes.count {
      let byte = text.bytes[offset]
      if isLineEnd(byte) {
        value.append(UInt8(ascii: "\n"))
        endLine()
        continue
      }
      offset += 1
      guard byte == UInt8(ascii: "\"") else {
        value.append(byte)
        continue
      }
      guard offset < text.bytes.count, text.bytes[offset] == byte else {
        return closed(value, from: mark, &problems)
      }
      value.append(byte)
      offset += 1
    }
    problems.error(
      "table-syntax",
      "the value that begins here has no closing quotation mark",
      at: opening
    )
    return nil
  }

  private func closed(_ value: [UInt8], from mark: SourceMark, _ problems: inout Problems) -> Cell?
  {
    if offset < text.bytes.count, text.bytes[offset] != UInt8(ascii: ","),
      !isLineEnd(text.bytes[offset])
    {
      problems.error(
        "table-syntax",
        "a comma or the end of the line must follow a closing quotation mark",
        at: self.mark
      )
      return nil
    }
    return Cell(value: String(decoding: value, as: UTF8.self), mark: mark)
  }

  private mutating func endLine() {
    offset = SourceText.nextLine(after: offset, in: text.bytes).next
    line += 1
    lineStart = offset
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
