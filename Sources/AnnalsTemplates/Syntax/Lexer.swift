/// Cuts a template file into text, `{{ }}` and `{% %}`; comments and trimmed space are left out.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var segments: [Segment] = []
  private var trimsNextText = false
  private(set) var faults: [Fault] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func lex() -> [Segment] {
    while position < bytes.count {
      let opening = nextOpening(from: position)
      addText(position..<opening)
      position = opening
      guard position < bytes.count else { break }
      switch bytes[position + 1] {
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "{"): readTag(isOutput: true)
      default: readTag(isOutput: false)
      }
    }
    return segments
  }
}

extension Lexer {
  /// Where the next `{{`, `{%` or `{#` begins; the end of the file when there is none.
  private func nextOpening(from start: Int) -> Int {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "{") && isOpeningMark(bytes[index + 1]) { return index }
      index += 1
    }
    return bytes.count
  }

  private func isOpeningMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#")
  }

  private mutating func addText(_ range: Range<Int>) {
    var range = range
    if trimsNextText {
      while let first = range.first, isSpace(bytes[first]) { range = first + 1..<range.upperBound }
    }
    if !range.isEmpty { segments.append(.text(range)) }
    trimsNextText = false
  }

  private mutating func trimLastText() {
    guard case .text(var range)? = segments.last else { return }
    segments.removeLast()
    while let last = range.last, isSpace(bytes[last]) { range = range.lowerBound..<last }
    if !range.isEmpty { segments.append(.text(range)) }
  }

  private mutating func skipComment() {
    let opening = position
    if byte(at: position + 2) == UInt8(ascii: "-") { trimLastText() }
    var index = position + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "#") && bytes[index + 1] == UInt8(ascii: "}") {
        trimsNextText = index > opening + 2 && bytes[index - 1] == UInt8(ascii: "-")
        position = index + 2
        return
      }
      index += 1
    }
    faults.append(Fault("'{#' is never closed by '#}'", at: opening))
    position = bytes.count
  }

  private mutating func readTag(isOutput: Bool) {
    var tag = Tag(tokens: [], offset: position, end: position)
    position += 2
    if byte(at: position) == UInt8(ascii: "-") {
      trimLastText()
      position += 1
    }
    var tokens = TokenReader(bytes, from: position, isOutput: isOutput)
    let ending = tokens.read()
    tag.tokens = tokens.tokens
    tag.end = tokens.position
    position = tokens.position
    switch ending {
    case .closed(let trims):
      faults += tokens.faults
      tag.isBroken = !tokens.faults.isEmpty
      position += trims ? 3 : 2
      trimsNextText = trims
    case .unclosed where tokens.hasOpenText:
      faults += tokens.faults
      tag.isBroken = true
    case .unclosed:
      // What is wrong with the text after the tag that was read as if it were in it says nothing.
      let marks = isOutput ? ("{{", "}}") : ("{%", "%}")
      faults.append(Fault("'\(marks.0)' is never closed by '\(marks.1)'", at: tag.offset))
      tag.isBroken = true
    }
    if !isOutput && tag.tokens.first?.kind == .name("raw") && tag.tokens.count == 1 {
      readRaw(from: tag)
    } else {
      segments.append(isOutput ? .output(tag) : .tag(tag))
    }
  }

  /// Everything up to `{% endraw %}` is text.
  private mutating func readRaw(from tag: Tag) {
    var index = position
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "{") && bytes[index + 1] == UInt8(ascii: "%") {
        let trims = byte(at: index + 2) == UInt8(ascii: "-")
        var tokens = TokenReader(bytes, from: index + (trims ? 3 : 2), isOutput: false)
        if tokens.isWholly("endraw"), case .closed(let trimsNext) = tokens.read() {
          addText(position..<index)
          if trims { trimLastText() }
          position = tokens.position + (trimsNext ? 3 : 2)
          trimsNextText = trimsNext
          return
        }
      }
      index += 1
    }
    faults.append(Fault("'{% raw %}' is never closed by '{% endraw %}'", at: tag.offset))
    position = bytes.count
  }

  private func byte(at index: Int) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }
}

func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
}
