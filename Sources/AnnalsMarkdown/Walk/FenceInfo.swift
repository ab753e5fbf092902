/// Reads what stands after the opening fence of a code block.
enum FenceInfo {
  /// The first word.
  static func language(_ info: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    for index in info.indices {
      let byte = info[index]
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        if bytes.isEmpty { continue }
        break
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The class of the code; nil unless the language is 1 to 32 letters, digits, `+` and `-`.
  static func className(_ language: String) -> String? {
    let bytes = language.utf8.map { 65...90 ~= $0 ? $0 | 0x20 : $0 }
    guard (1...32).contains(bytes.count) else { return nil }
    for byte in bytes {
      switch byte {
      case 48...57, 97...122, UInt8(ascii: "+"), UInt8(ascii: "-"): continue
      default: return nil
      }
    }
    return "language-" + String(decoding: bytes, as: UTF8.self)
  }
}
