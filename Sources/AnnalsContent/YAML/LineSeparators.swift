/// U+0085, U+2028 and U+2029: libyaml ends a line there, editors and git do not.
enum LineSeparators {
  /// Puts spaces in place of line separators; where the first was, nil when there is none.
  static func replace(in bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let first = next(in: bytes, from: bytes.startIndex) else { return nil }
    var found: Range<Int>? = first
    while let range = found {
      for index in range { bytes[index] = UInt8(ascii: " ") }
      found = next(in: bytes, from: range.upperBound)
    }
    return first.lowerBound
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
