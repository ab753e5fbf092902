/// Finds many byte strings in one pass that leaps over what cannot be in any of them (Wu and Manber,
/// 1994).
///
/// Three bytes at the end of a window as long as the shortest pattern say how far the window may go
/// on. Where a pattern may begin, the automaton reads every byte until none can have begun.
struct SkippingScan: Sendable {
  private let automaton: Automaton
  private let window: Int
  /// For the key of each three bytes how far to go on; 0 where a pattern may stand.
  private let leaps: [UInt8]

  private static let block = 3
  private static let keyBits: UInt32 = 15

  /// - Parameter patterns: Each of at least three bytes, with the number of its term.
  init(_ patterns: [(bytes: [UInt8], term: Int)]) {
    automaton = Automaton(patterns)
    let window = min(patterns.map(\.bytes.count).min() ?? 0, 255)
    var leaps = [UInt8](
      repeating: UInt8(max(0, window - Self.block + 1)),
      count: 1 << Self.keyBits
    )
    for (bytes, _) in patterns {
      for last in Self.block - 1..<max(window, Self.block - 1) {
        let key = Self.key(bytes.span, last)
        leaps[key] = min(leaps[key], UInt8(window - 1 - last))
      }
    }
    self.window = window
    self.leaps = leaps
  }

  /// Of the three bytes that end with the one at `last`; others may have the same.
  @inline(__always)
  private static func key(_ bytes: Span<UInt8>, _ last: Int) -> Int {
    let block =
      UInt32(bytes[last - 2]) << 16 | UInt32(bytes[last - 1]) << 8 | UInt32(bytes[last])
    return Int((block &* 0x9E37_79B1) >> (32 - keyBits))
  }

  /// Calls `found` with the term and the index behind each place where one of its patterns ends.
  func scan(_ text: Span<UInt8>, found: (_ term: Int, _ end: Int) -> Void) {
    guard window >= Self.block else { return }
    let leaps = leaps.span
    var last = window - 1
    while last < text.count {
      let leap = leaps[Self.key(text, last)]
      if leap > 0 {
        last += Int(leap)
      } else {
        let start = reading(text, from: last - window + 1, found)
        last = start + window - 1
      }
    }
  }

  /// Reads from where a pattern may begin; gives the next place where one may, or the end.
  private func reading(_ text: Span<UInt8>, from start: Int, _ found: (Int, Int) -> Void) -> Int {
    let classes = automaton.classes.span
    let next = automaton.next.span
    let depths = automaton.depths.span
    var state = 0
    var index = start
    while index < text.count {
      state = Int(next[state * automaton.width + Int(classes[Int(text[index])])])
      index += 1
      if state < 0 {
        state = ~state
        found(Int(automaton.terms[state]), index)
      }
      let beginning = index - Int(depths[state])
      if beginning > start, depths[state] < Self.block { return beginning }
    }
    return index
  }
}
