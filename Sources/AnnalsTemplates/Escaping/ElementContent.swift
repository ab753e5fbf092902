/// How browsers read the content of an element.
enum ElementContent {
  case markup
  /// `<title>`, `<textarea>`: text with character references, no elements.
  case plainText
  /// Neither elements nor character references.
  case rawText
  case json

  init(of element: [UInt8], type: [UInt8]?) {
    switch String(decoding: element, as: UTF8.self) {
    case "title", "textarea": self = .plainText
    case "style", "xmp", "iframe", "noembed", "noframes", "plaintext": self = .rawText
    case "script":
      let type = type.map { String(decoding: $0, as: UTF8.self) }
      self = type == "application/json" || type == "application/ld+json" ? .json : .rawText
    default: self = .markup
    }
  }

  var state: HTMLContext.State {
    switch self {
    case .markup: .text
    case .plainText: .plainText
    case .rawText: .rawText
    case .json: .json
    }
  }
}

extension HTMLContext {
  /// Moves over the content of an element that holds no elements, to its end tag.
  mutating func readElementText(
    _ bytes: [UInt8],
    _ index: inout Int,
    _ end: Int,
    _ report: (Int, String) -> Void
  ) {
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") {
        if isEndTag(at: index, of: bytes, end) {
          leaveElement(bytes, &index, end, report)
          return
        }
        checkMarkup(at: index, bytes[index..<end], report)
      } else if state == .json || state == .jsonString {
        readJSON(byte, bytes, &index, end)
      }
      index += 1
    }
  }

  private func isEndTag(at index: Int, of bytes: [UInt8], _ end: Int) -> Bool {
    let nameEnd = index + 2 + element.count
    guard nameEnd <= end, bytes[index + 1] == UInt8(ascii: "/"),
      bytes[index + 2..<nameEnd].map(lowercased).elementsEqual(element)
    else { return false }
    guard nameEnd < end else { return true }
    return isSpace(bytes[nameEnd]) || bytes[nameEnd] == UInt8(ascii: "/")
      || bytes[nameEnd] == UInt8(ascii: ">")
  }

  private mutating func leaveElement(
    _ bytes: [UInt8],
    _ index: inout Int,
    _ end: Int,
    _ report: (Int, String) -> Void
  ) {
    if state == .jsonString { report(index, "a JSON string is never closed before '</script>'") }
    state = .tagName
    isEndTag = true
    index += 2 + element.count
  }

  /// In a script `<!--` and `<script` change what ends it; in `<title>` markup is no markup.
  private func checkMarkup(
    at index: Int,
    _ rest: ArraySlice<UInt8>,
    _ report: (Int, String) -> Void
  ) {
    let start = rest.prefix(7).map(lowercased)
    if element.elementsEqual("script".utf8) {
      if start.starts(with: "<!--".utf8) || start.starts(with: "<script".utf8)
        || start.starts(with: "</scrip".utf8)
      {
        report(index, "a script holds neither '<!--' nor '<script'; write '\\u003c' for '<'")
      }
    } else if state == .plainText && start.count > 1
      && (isLetter(start[1]) || start[1] == UInt8(ascii: "/"))
    {
      report(index, "<\(elementText)> holds text only; write '&lt;' for '<'")
    }
  }

  private mutating func readJSON(
    _ byte: UInt8,
    _ bytes: [UInt8],
    _ index: inout Int,
    _ end: Int
  ) {
    if byte == UInt8(ascii: "\"") {
      state = state == .json ? .jsonString : .json
    } else if byte == UInt8(ascii: "\\") && state == .jsonString {
      index += 1
    }
  }
}
