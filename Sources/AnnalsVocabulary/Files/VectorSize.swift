/// Reads the size of a picture in SVG from its first tag.
enum VectorSize {
  /// What a picture is given that has proportions and no size: browsers draw it as wide as there is
  /// room.
  private static let fullWidth = 1_200
  /// Where the first tag must end, in bytes.
  private static let limit = 16 << 10

  /// From `width` and `height` in pixels, or else in the proportions of `viewBox`.
  static func read(_ bytes: [UInt8]) -> PictureSize? {
    guard let attributes = attributes(ofFirstTag: bytes.prefix(limit)) else { return nil }
    if let width = attributes["width"].flatMap(pixels),
      let height = attributes["height"].flatMap(pixels)
    {
      return PictureSize(width: rounded(width), height: rounded(height))
    }
    let box = (attributes["viewBox"] ?? "").split {
      [" ", ",", "\t", "\r", "\n", "\r\n"].contains($0)
    }
    .map { Double($0) ?? 0 }
    guard box.count == 4, box[2] > 0, box[3] > 0 else { return nil }
    let height = Double(fullWidth) * (box[3] / box[2])
    return PictureSize(width: fullWidth, height: rounded(height))
  }

  /// Nothing beyond what a picture may have, which no number is then.
  private static func rounded(_ length: Double) -> Int {
    0...65_535 ~= length ? max(1, Int(length.rounded())) : 0
  }

  /// A length in pixels, with or without its unit; nil for any other.
  private static func pixels(_ text: String) -> Double? {
    let number = text.hasSuffix("px") ? Substring(text.dropLast(2)) : Substring(text)
    guard let length = Double(number), length > 0 else { return nil }
    return length
  }

  /// The attributes of `<svg …>`; nil when another tag stands before it, or it does not end.
  private static func attributes(ofFirstTag text: ArraySlice<UInt8>) -> [String: String]? {
    guard var rest = firstTag(text) else { return nil }
    rest = rest.dropFirst("<svg".utf8.count)
    var attributes: [String: String] = [:]
    while let first = rest.first {
      if first == UInt8(ascii: ">") || first == UInt8(ascii: "/") { return attributes }
      guard isSpace(first) else { return nil }
      rest = rest.drop(while: isSpace)
      let name = rest.prefix { !isSpace($0) && !"=/>".utf8.contains($0) }
      if name.isEmpty { continue }
      rest = rest[name.endIndex...].drop(while: isSpace)
      guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
      rest = rest.drop(while: isSpace)
      guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = rest.firstIndex(of: quote)
      else { return nil }
      attributes[String(decoding: name, as: UTF8.self)] =
        String(decoding: rest[..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
    }
    return nil
  }

  /// The text from `<svg` on, with declaration, comments and document type skipped.
  private static func firstTag(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = text
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while true {
      rest = rest.drop(while: isSpace)
      if rest.starts(with: "<svg".utf8) { return rest }
      let end = rest.starts(with: "<!--".utf8) ? "-->" : ">"
      guard rest.starts(with: "<!".utf8) || rest.starts(with: "<?".utf8),
        let found = skip(rest, past: end)
      else { return nil }
      rest = found
    }
  }

  private static func skip(_ text: ArraySlice<UInt8>, past end: String) -> ArraySlice<UInt8>? {
    var rest = text
    while let place = rest.firstIndex(of: end.utf8.first ?? 0) {
      if rest[place...].starts(with: end.utf8) { return rest[(place + end.utf8.count)...] }
      rest = rest[(place + 1)...]
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
