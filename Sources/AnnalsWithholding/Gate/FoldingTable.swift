internal import AnnalsVocabulary

/// What bytes and short scalars become when text is folded, as classes of an automaton.
struct FoldingTable: Sendable {
  /// For each byte a class, or one of the two below.
  let bytes: [UInt8]
  /// For scalars below U+0800 one class or two, the second in the upper byte; or one of the three
  /// below.
  let short: [UInt16]
  let separator: UInt8
  let folds = ScalarFolds.shared

  /// The byte leaves no trace: an apostrophe, a control sign.
  static let vanishing: UInt8 = 0xFE
  /// The byte may begin an escape or a scalar of several bytes.
  static let special: UInt8 = 0xFF

  static let shortVanishing: UInt16 = 0xFFFE
  static let shortSeparator: UInt16 = 0xFFFD
  static let shortOther: UInt16 = 0xFFFF

  init(_ automaton: Automaton) {
    let separator = automaton.symbol(UInt8(ascii: " "))
    let folds = ScalarFolds.shared
    let escapes = [UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "%")]
    bytes = (0..<256).map { number -> UInt8 in
      let byte = UInt8(number)
      if byte >= 0x80 || escapes.contains(byte) { return Self.special }
      switch folds.fold(of: UInt32(byte)) {
      case .separator: return separator
      case .nothing: return Self.vanishing
      case .itself: return automaton.symbol(byte)
      case .text(let range): return automaton.symbol(folds.texts[range.lowerBound])
      }
    }
    short = (UInt32(0)..<0x800).map { scalar -> UInt16 in
      let folded: [UInt8]
      switch folds.fold(of: scalar) {
      case .separator: return Self.shortSeparator
      case .nothing: return Self.shortVanishing
      case .itself: folded = Array(String(Unicode.Scalar(scalar) ?? " ").utf8)
      case .text(let range): folded = Array(folds.texts[range])
      }
      guard 1...2 ~= folded.count, !folded.contains(UInt8(ascii: " ")) else {
        return Self.shortOther
      }
      let second = folded.count == 2 ? automaton.symbol(folded[1]) : 0xFF
      return UInt16(automaton.symbol(folded[0])) | UInt16(second) << 8
    }
    self.separator = separator
  }
}
