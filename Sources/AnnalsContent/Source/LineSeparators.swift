internal import AnnalsVocabulary

/// U+0085, U+2028 and U+2029 in front matter: libyaml ends a line there, editors and git do not.
enum LineSeparators {
  /// The bytes of a range, with spaces in place of line separators and a warning for the first.
  static func replaced(
    in text: SourceText,
    _ range: Range<Int>,
    firstLine: Int,
    _ problems: inout Problems
  ) -> ArraySlice<UInt8> {
    let original = text.bytes[range]
    guard let first = next(in: original, from: range.lowerBound) else { return original }
    problems.warning(
      "line-separator",
      "an invisible line separator stands here; it is read as a space",
      at: text.mark(at: first.lowerBound)
    )
    var copy = original
    var found: Range<Int>? = first
    while let range = found {
      for index in range { copy[index] = UInt8(ascii: " ") }
      found = next(in: copy, from: range.upperBound)
    }
    return copy
  }

  private static func next(in bytes: ArraySlice<UInt8>, from start: Int) -> Range<Int>? {
    var index = start
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0xC2, index + 1 < bytes.endIndex, bytes[index + 1] == 0x85 {
        return index..<index + 2
      }
      if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
      {
        return index..<index + 3
      }
      index += 1
    }
    return nil
  }
}
