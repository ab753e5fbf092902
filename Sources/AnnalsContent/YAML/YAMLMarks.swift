/// Turns libyaml's places, counted in characters of a part, into places of the file, counted in bytes.
///
/// Places are asked for in the order of the text, so that it is walked once.
struct YAMLMarks {
  private let bytes: ArraySlice<UInt8>
  private let firstLine: Int
  private let columnShift: Int
  private var offset: Int
  private var line = 0
  private var lineStart: Int
  private var column = 0

  /// Marks in a part of a file that begins on line `firstLine`, with `columnShift` bytes of the file
  /// before each of its lines.
  init(in bytes: ArraySlice<UInt8>, firstLine: Int, columnShift: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
    self.columnShift = columnShift
    offset = bytes.startIndex
    lineStart = bytes.startIndex
  }

  mutating func mark(_ position: YAMLPosition) -> SourceMark {
    if position.line < line { goBack(to: bytes.startIndex, line: 0) }
    if position.line == line, position.column < column { goBack(to: lineStart, line: line) }
    while line < position.line, offset < bytes.endIndex { skipLine() }
    while column < position.column, offset < bytes.endIndex { skipCharacter() }
    return SourceMark(line: firstLine + line, column: columnShift + offset - lineStart + 1)
  }

  /// The place of a byte, counted from the start of the part.
  mutating func mark(offset target: Int) -> SourceMark {
    goBack(to: bytes.startIndex, line: 0)
    let target = min(bytes.startIndex + target, bytes.endIndex)
    while offset < target {
      let before = self
      skipLine()
      guard offset <= target, line > before.line else {
        self = before
        break
      }
    }
    while offset < target { skipCharacter() }
    return SourceMark(line: firstLine + line, column: columnShift + offset - lineStart + 1)
  }

  private mutating func goBack(to start: Int, line: Int) {
    offset = start
    lineStart = start
    self.line = line
    column = 0
  }

  private mutating func skipLine() {
    while offset < bytes.endIndex {
      let byte = bytes[offset]
      offset += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      if byte == UInt8(ascii: "\r"), offset < bytes.endIndex, bytes[offset] == UInt8(ascii: "\n") {
        offset += 1
      }
      line += 1
      lineStart = offset
      column = 0
      return
    }
  }

  private mutating func skipCharacter() {
    offset += 1
    while offset < bytes.endIndex, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    column += 1
  }
}
