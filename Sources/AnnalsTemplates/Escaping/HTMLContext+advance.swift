/// Reading the text of a template.
extension HTMLContext {
  /// Moves over text; `report` is told of HTML that is not allowed in a template.
  mutating func advance(
    over bytes: [UInt8],
    _ range: Range<Int>,
    report: (Int, String) -> Void
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch state {
      case .text: skipText(bytes, &index, range.upperBound)
      case .tagOpen: openTag(bytes, &index, range.upperBound, report)
      case .tagName, .insideTag, .attributeEnd, .attributeName, .afterAttributeName, .beforeValue,
        .quotedValue, .unquotedValue:
        readInTag(bytes[index], at: index, report)
        index += 1
      case .comment: skipComment(bytes, &index, range.upperBound)
      case .declaration:
        if bytes[index] == UInt8(ascii: ">") { state = .text }
        index += 1
      case .rawText, .plainText, .json, .jsonString:
        readElementText(bytes, &index, range.upperBound, report)
      }
    }
  }

  private mutating func skipText(_ bytes: [UInt8], _ index: inout Int, _ end: Int) {
    while index < end, bytes[index] != UInt8(ascii: "<") { index += 1 }
    guard index < end else { return }
    index += 1
    state = .tagOpen
    isEndTag = false
  }

  private mutating func openTag(
    _ bytes: [UInt8],
    _ index: inout Int,
    _ end: Int,
    _ report: (Int, String) -> Void
  ) {
    let byte = bytes[index]
    if isLetter(byte) {
      beginTag()
      element = [lowercased(byte)]
      index += 1
    } else if byte == UInt8(ascii: "/") && !isEndTag {
      isEndTag = true
      index += 1
    } else if byte == UInt8(ascii: "!") && !isEndTag {
      openDeclaration(bytes, &index, end, report)
    } else {
      report(index - 1, "a '<' that begins no tag is written '&lt;'")
      state = .text
    }
  }

  private mutating func beginTag() {
    state = .tagName
    attribute = []
    scriptType = nil
    isDirective = false
    contentHasValue = false
  }

  private mutating func openDeclaration(
    _ bytes: [UInt8],
    _ index: inout Int,
    _ end: Int,
    _ report: (Int, String) -> Void
  ) {
    let rest = bytes[index..<end]
    if rest.starts(with: "!--".utf8) {
      index += 3
      state = .comment
      if bytes[index..<end].starts(with: ">".utf8) || bytes[index..<end].starts(with: "->".utf8) {
        report(index - 4, "an HTML comment ends with '-->'")
        state = .text
      }
    } else if rest.prefix(8).map(lowercased).starts(with: "!doctype".utf8) {
      index += 8
      state = .declaration
    } else {
      report(index - 1, "'<!' begins only a comment '<!--' or '<!doctype html>'")
      state = .text
    }
  }

  private mutating func skipComment(_ bytes: [UInt8], _ index: inout Int, _ end: Int) {
    while index < end {
      let rest = bytes[index..<end]
      if rest.starts(with: "-->".utf8) || rest.starts(with: "--!>".utf8) {
        index += rest.starts(with: "-->".utf8) ? 3 : 4
        state = .text
        return
      }
      index += 1
    }
  }

  private mutating func readInTag(_ byte: UInt8, at index: Int, _ report: (Int, String) -> Void) {
    switch state {
    case .tagName:
      if !leaveName(byte) { element.append(lowercased(byte)) }
    case .insideTag:
      if isSpace(byte) || byte == UInt8(ascii: "/") { return }
      if byte == UInt8(ascii: ">") { return closeTag() }
      beginAttribute(byte, at: index, report)
    case .attributeEnd:
      if leaveName(byte) { return }
      report(index, "a space is missing between two attributes")
      beginAttribute(byte, at: index, report)
    case .attributeName:
      if byte == UInt8(ascii: "=") {
        state = .beforeValue
      } else if isSpace(byte) {
        state = .afterAttributeName
      } else if !leaveName(byte) {
        checkNameByte(byte, at: index, report)
        attribute.append(lowercased(byte))
      }
    case .afterAttributeName:
      if isSpace(byte) { return }
      if byte == UInt8(ascii: "=") {
        state = .beforeValue
      } else if !leaveName(byte) {
        leaveAttribute(to: .insideTag)
        beginAttribute(byte, at: index, report)
      }
    case .beforeValue:
      if !isSpace(byte) { beginValue(byte, at: index, report) }
    case .quotedValue:
      if byte == quote {
        leaveAttribute(to: .attributeEnd)
      } else {
        readValue(byte, at: index, report)
      }
    case .unquotedValue:
      if isSpace(byte) {
        leaveAttribute(to: .insideTag)
      } else if byte == UInt8(ascii: ">") {
        closeTag()
      } else {
        readValue(byte, at: index, report)
      }
    default: break
    }
  }

  /// Moves on when `byte` ends a name or an attribute.
  private mutating func leaveName(_ byte: UInt8) -> Bool {
    if isSpace(byte) || byte == UInt8(ascii: "/") {
      leaveAttribute(to: .insideTag)
    } else if byte == UInt8(ascii: ">") {
      closeTag()
    } else {
      return false
    }
    return true
  }

  private mutating func beginAttribute(
    _ byte: UInt8,
    at index: Int,
    _ report: (Int, String) -> Void
  ) {
    state = .attributeName
    attribute = [lowercased(byte)]
    checkNameByte(byte, at: index, report)
  }

  private func checkNameByte(_ byte: UInt8, at index: Int, _ report: (Int, String) -> Void) {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"):
      report(index, "'\(Character(Unicode.Scalar(byte)))' cannot be part of an attribute's name")
    default: break
    }
  }

  private mutating func beginValue(_ byte: UInt8, at index: Int, _ report: (Int, String) -> Void) {
    url = .start
    if attribute.elementsEqual("http-equiv".utf8) {
      isDirective = true
      if contentHasValue {
        report(index, "'http-equiv' comes before a 'content' that holds a value")
      }
    }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      state = .quotedValue
      quote = byte
      beginScriptType()
    } else if byte == UInt8(ascii: ">") {
      report(index, "the value of '\(attributeText)' is missing")
      closeTag()
    } else {
      state = .unquotedValue
      quote = 0
      beginScriptType()
      readValue(byte, at: index, report)
    }
  }

  /// Browsers heed the first of two types; a NUL between them makes both unknown to us.
  private mutating func beginScriptType() {
    if isType { scriptType = scriptType.map { $0 + [0] } ?? [] }
  }

  private mutating func readValue(_ byte: UInt8, at index: Int, _ report: (Int, String) -> Void) {
    if isType { scriptType?.append(lowercased(byte)) }
    if byte == UInt8(ascii: ":") && url == .valueFirst
      && AttributeKind(of: attribute, on: element, isDirective: isDirective).isAddress
    {
      report(index, "the scheme of an address in '\(attributeText)' cannot be a value")
    }
    url.advance(over: byte)
  }

  private mutating func closeTag() {
    leaveAttribute(to: isEndTag ? .text : ElementContent(of: element, type: scriptType).state)
    if state == .text {
      element = []
      isEndTag = false
    }
    scriptType = nil
    isDirective = false
    contentHasValue = false
  }
}

extension HTMLContext.URLPosition {
  fileprivate mutating func advance(over byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
      if self != .refused { self = .settled }
    case UInt8(ascii: ":"):
      switch self {
      case .settled: break
      case .scheme(let scheme) where Self.allowed.contains { scheme.elementsEqual($0.utf8) }:
        self = .settled
      case .start, .scheme, .valueFirst, .refused: self = .refused
      }
    case UInt8(ascii: "&"), 0...0x20, 0x7F...0xFF, UInt8(ascii: "%"):
      // A reference or a byte browsers strip could hide the scheme.
      if self != .settled && !(self == .start && byte == 0x20) { self = .refused }
    default:
      switch self {
      case .start: self = .scheme([lowercased(byte)])
      case .scheme(let scheme): self = .scheme(scheme + [lowercased(byte)])
      case .valueFirst, .settled, .refused: break
      }
    }
  }

  private static let allowed = ["http", "https", "mailto", "geo", "tel"]
}

func lowercased(_ byte: UInt8) -> UInt8 {
  UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
}

func isLetter(_ byte: UInt8) -> Bool {
  UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
}
