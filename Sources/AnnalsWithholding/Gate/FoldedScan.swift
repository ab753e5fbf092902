internal import AnnalsVocabulary

/// One walk over a file, folding its text as it goes and following the automaton.
struct FoldedScan {
  let automaton: Automaton
  let table: FoldingTable
  private var state: Int32

  init(_ automaton: Automaton, _ table: FoldingTable) {
    self.automaton = automaton
    self.table = table
    state = 0
    _ = step(table.separator)
  }

  /// Calls `found` with the term and the index behind each place where one of its spellings ends.
  ///
  /// Markup is read in two ways at once: as it stands, and as readers see it, where tags within a word
  /// or a name leave no trace and those that begin a new line of text separate words. Behind a tag the
  /// two soon come to the same state, and are one again.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - isMarkup: What stands between `<` and `>` is a tag.
  ///   - found: Called in no order, perhaps twice for one place.
  mutating func scan(
    _ text: Span<UInt8>,
    isMarkup: Bool,
    found: (_ term: Int, _ end: Int) -> Void
  ) {
    // The spans are of copies, since the walk changes `self`.
    let (table, automaton) = (table, automaton)
    let bytes = table.bytes.span
    let next = automaton.next.span
    var current = state
    // Without the tags; it means something only while `isSplit`.
    var seen = state
    var isSplit = false
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<"), isMarkup {
        let tag = MarkupTag(in: text, at: index)
        if !isSplit { seen = current }
        if tag.separates {
          let edge = Int(seen) * automaton.width + Int(table.separator)
          seen = entered(next[edge], tag.end, found)
        }
        // No escape and no scalar reaches over the end of a tag.
        while index < tag.end { unit(text, &index, &current, bytes, next, found) }
        isSplit = seen != current
      } else if isSplit {
        var again = index
        unit(text, &again, &seen, bytes, next, found)
        unit(text, &index, &current, bytes, next, found)
        isSplit = seen != current
      } else {
        unit(text, &index, &current, bytes, next, found)
      }
    }
    for last in isSplit ? [current, seen] : [current] {
      state = last
      if let term = step(table.separator) { found(term, text.count) }
    }
  }

  /// Reads one byte, scalar or escape.
  @inline(__always)
  private mutating func unit(
    _ text: Span<UInt8>,
    _ index: inout Int,
    _ current: inout Int32,
    _ bytes: Span<UInt8>,
    _ next: Span<Int32>,
    _ found: (Int, Int) -> Void
  ) {
    let symbol = bytes[Int(text[index])]
    if symbol < FoldingTable.vanishing {
      index += 1
      current = entered(next[Int(current) * automaton.width + Int(symbol)], index, found)
    } else if symbol == FoldingTable.vanishing {
      index += 1
    } else {
      state = current
      index = special(text, index, found)
      current = state
    }
  }

  /// The state behind a transition, telling of the pattern that ends there.
  @inline(__always)
  private func entered(_ target: Int32, _ end: Int, _ found: (Int, Int) -> Void) -> Int32 {
    if target >= 0 { return target }
    found(Int(automaton.terms[Int(~target)]), end)
    return ~target
  }

  private mutating func step(_ symbol: UInt8) -> Int? {
    let target = automaton.next[Int(state) * automaton.width + Int(symbol)]
    if target >= 0 {
      state = target
      return nil
    }
    state = ~target
    return Int(automaton.terms[Int(state)])
  }

  /// Takes a scalar of several bytes or an escape; gives the index behind it.
  private mutating func special(
    _ text: Span<UInt8>,
    _ index: Int,
    _ found: (Int, Int) -> Void
  ) -> Int {
    let byte = text[index]
    if 0xC2...0xDF ~= byte, index + 1 < text.count, text[index + 1] & 0xC0 == 0x80 {
      feed(short: UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F), index + 2, found)
      return index + 2
    }
    let (scalar, end) = Escapes.scalar(in: text, at: index)
    feed(scalar, end, found)
    return end
  }

  private mutating func feed(short scalar: UInt32, _ end: Int, _ found: (Int, Int) -> Void) {
    let fold = table.short[Int(scalar)]
    switch fold {
    case FoldingTable.shortVanishing: return
    case FoldingTable.shortSeparator: take(table.separator, end, found)
    case FoldingTable.shortOther: feed(scalar, end, found)
    default:
      take(UInt8(truncatingIfNeeded: fold), end, found)
      if fold >> 8 != 0xFF { take(UInt8(fold >> 8), end, found) }
    }
  }

  private mutating func feed(_ scalar: UInt32, _ end: Int, _ found: (Int, Int) -> Void) {
    // Readers do not see these, though names are divided there.
    if [0x200B, 0x2060, 0xFEFF].contains(scalar) { return }
    if HangulSyllable.all.contains(scalar) {
      var jamo = ByteWriter(capacity: 9)
      HangulSyllable.append(jamoOf: scalar, to: &jamo)
      for byte in jamo.bytes { take(automaton.symbol(byte), end, found) }
      return
    }
    switch table.folds.fold(of: scalar) {
    case .separator: take(table.separator, end, found)
    case .nothing: break
    case .itself:
      for byte in UTF8.encode(Unicode.Scalar(scalar) ?? " ") ?? UTF8.encodedReplacementCharacter {
        take(automaton.symbol(byte), end, found)
      }
    case .text(let range):
      for byte in table.folds.texts[range] { take(automaton.symbol(byte), end, found) }
    }
  }

  private mutating func take(_ symbol: UInt8, _ end: Int, _ found: (Int, Int) -> Void) {
    if let term = step(symbol) { found(term, end) }
  }
}
