/// What makes a text read as something else than it is.
extension String {
  /// Whether it holds a byte that the signs looked for begin with; nearly all texts have none.
  var mayDeceive: Bool {
    let holds: Bool? = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      unsafe bytes.contains { $0 == 0xE2 || 0xCE...0xD3 ~= $0 }
    }
    return holds ?? true
  }

  /// Whether it holds a control that turns the direction of what follows.
  ///
  /// These are U+202A to U+202E and U+2066 to U+2069; the marks U+200E, U+200F and U+061C turn nothing
  /// but themselves.
  var turnsDirection: Bool {
    guard utf8.contains(0xE2) else { return false }
    return unicodeScalars.contains { 0x202A...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value }
  }

  /// The first word with Latin letters and Cyrillic or Greek ones, which look like them.
  var mixedWord: String? {
    guard utf8.contains(where: { 0xCE...0xD3 ~= $0 }) else { return nil }
    return unicodeScalars.split { !$0.properties.isAlphabetic }
      .first { word in
        word.contains { $0.isLatin } && word.contains { 0x370...0x52F ~= $0.value }
      }
      .map { String(String.UnicodeScalarView($0)) }
  }
}

extension Unicode.Scalar {
  fileprivate var isLatin: Bool {
    properties.isAlphabetic && (value < 0x250 || 0x1E00...0x1EFF ~= value)
  }
}
