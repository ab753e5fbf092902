/// Whether a picture in SVG can do nothing but be looked at.
///
/// Shown by a page it is harmless whatever it holds. Opened by its own address it is a document of the
/// site: a script in it would run, and what it names elsewhere would be loaded.
public enum VectorPicture {
  /// Larger ones are not looked through, and count as not plain.
  static let sizeLimit = 4 << 20

  /// Errs to the safe side: what it cannot read is not plain.
  public static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= sizeLimit, !bytes.contains(0), !bytes.contains(UInt8(ascii: "\\")),
      !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE])
    else { return false }
    let text = bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }[...]
    for part in ["javascript:", "@import", "expression("] where contains(text, part) {
      return false
    }
    guard onlyNamesItself(text) else { return false }
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[open...]
      guard let end = endOfMarkup(rest) else { return false }
      rest = text[end...]
    }
    return true
  }

  private static let active: Set<String> = [
    "script", "foreignobject", "iframe", "frame", "object", "embed", "applet", "handler",
    "listener",
    "set", "animate", "animatemotion", "animatetransform", "animatecolor", "audio", "video",
    "source",
    "meta", "link", "base", "form", "html", "body",
  ]
  private static let addresses: Set<String> = [
    "href", "src", "srcset", "action", "data", "from", "to",
  ]

  /// Every `url(…)` must name a part of the picture.
  private static func onlyNamesItself(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let found = range(of: "url(", in: rest) {
      rest = text[found.upperBound...]
      let first = rest.first { ![0x20, 0x09, 0x0A, 0x0D, 0x22, 0x27].contains($0) }
      guard first == UInt8(ascii: "#") else { return false }
    }
    return true
  }

  /// Where the tag, comment or declaration at the start ends; nil when it is not let through.
  private static func endOfMarkup(_ text: ArraySlice<UInt8>) -> Int? {
    if text.starts(with: "<!--".utf8) { return range(of: "-->", in: text)?.upperBound }
    if text.starts(with: "<![cdata[".utf8) { return text.startIndex + 9 }
    if text.starts(with: "<?xml ".utf8) {
      guard let end = range(of: "?>", in: text) else { return nil }
      let declaration = text[..<end.lowerBound]
      let isUTF8 = !contains(declaration, "encoding") || contains(declaration, "utf-8")
      return isUTF8 && !contains(declaration, "stylesheet") ? end.upperBound : nil
    }
    if text.starts(with: "<!doctype".utf8) {
      // A declaration of its own could define entities that hide anything.
      guard let end = text.firstIndex(of: UInt8(ascii: ">")) else { return nil }
      return text[..<end].contains(UInt8(ascii: "[")) ? nil : end + 1
    }
    return endOfTag(text)
  }

  private static func endOfTag(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text.dropFirst()
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    guard let name = takeName(&rest), !active.contains(name) else { return nil }
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: "/") }
      if rest.first == UInt8(ascii: ">") { return rest.startIndex + 1 }
      guard let attribute = takeName(&rest), !attribute.hasPrefix("on") else { return nil }
      rest = rest.drop(while: isSpace)
      guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
      rest = rest.drop(while: isSpace)
      guard let quote = rest.popFirst(), quote == 0x22 || quote == 0x27,
        let end = rest.firstIndex(of: quote)
      else { return nil }
      let value = rest[..<end]
      rest = rest[(end + 1)...]
      if addresses.contains(attribute), !namesItself(value) { return nil }
      if attribute == "style", value.contains(UInt8(ascii: "&")) { return nil }
    }
  }

  /// A part of the picture, or a picture of dots within it.
  private static func namesItself(_ value: ArraySlice<UInt8>) -> Bool {
    guard let first = value.first else { return true }
    if first == UInt8(ascii: "#") { return true }
    return ["png", "jpeg", "gif", "webp"].contains { value.starts(with: "data:image/\($0);".utf8) }
  }

  /// A name without its prefix; nil when none stands here.
  private static func takeName(_ rest: inout ArraySlice<UInt8>) -> String? {
    let name = rest.prefix { !isSpace($0) && !"=/><\"'".utf8.contains($0) }
    rest = rest[name.endIndex...]
    let local = name.split(separator: UInt8(ascii: ":")).last ?? []
    return local.isEmpty ? nil : String(decoding: local, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private static func contains(_ text: ArraySlice<UInt8>, _ part: String) -> Bool {
    range(of: part, in: text) != nil
  }

  private static func range(of part: String, in text: ArraySlice<UInt8>) -> Range<Int>? {
    let part = Array(part.utf8)
    var index = text.startIndex
    while let start = text[index...].firstIndex(of: part[0]) {
      if text[start...].starts(with: part) { return start..<start + part.count }
      index = start + 1
    }
    return nil
  }
}
