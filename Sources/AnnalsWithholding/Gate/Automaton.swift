/// Finds many byte strings in one pass (Aho and Corasick, 1975), as a table of transitions.
///
/// Bytes that stand in no pattern share one class, so that a row of the table is short.
struct Automaton: Sendable {
  /// The class of each byte; 0 for those in no pattern.
  let classes: [UInt8]
  let width: Int
  /// Where each state goes for each class; negative when a pattern ends there, the state being the
  /// complement.
  let next: [Int32]
  /// For each state the term whose pattern ends there, or -1.
  let terms: [Int32]
  /// How many of the bytes before each state can be the beginning of a pattern.
  let depths: [Int32]

  static let start: Int32 = 0

  /// - Parameters:
  ///   - patterns: None of them empty, each with the number of its term.
  ///   - collapsing: A byte that counts once however often it is repeated.
  init(_ patterns: [(bytes: [UInt8], term: Int)], collapsing: UInt8? = nil) {
    var trie = Trie(patterns)
    trie.close(collapsing: collapsing)
    classes = trie.classes
    width = trie.width
    terms = trie.terms
    depths = trie.depths
    next = trie.next.map { trie.terms[Int($0)] >= 0 ? ~$0 : $0 }
  }

  /// The class of `byte`; for building tables of one's own.
  func symbol(_ byte: UInt8) -> UInt8 { classes[Int(byte)] }
}

/// The tree of the patterns, and then its transitions.
private struct Trie {
  var classes = [UInt8](repeating: 0, count: 256)
  let width: Int
  var next: [Int32]
  var terms: [Int32] = [-1]
  private(set) var depths: [Int32] = [0]

  init(_ patterns: [(bytes: [UInt8], term: Int)]) {
    var used = [Bool](repeating: false, count: 256)
    for pattern in patterns {
      for byte in pattern.bytes { used[Int(byte)] = true }
    }
    var count = 1
    for byte in 0..<256 where used[byte] && count < 255 {
      classes[byte] = UInt8(count)
      count += 1
    }
    width = count
    next = [Int32](repeating: 0, count: count)
    for pattern in patterns { add(pattern.bytes, term: pattern.term) }
  }

  private mutating func add(_ bytes: [UInt8], term: Int) {
    var state = 0
    for byte in bytes {
      let edge = state * width + Int(classes[Int(byte)])
      if next[edge] == 0 {
        next[edge] = Int32(terms.count)
        terms.append(-1)
        depths.append(depths[state] + 1)
        next += [Int32](repeating: 0, count: width)
      }
      state = Int(next[edge])
    }
    if terms[state] < 0 { terms[state] = Int32(term) }
  }

  /// Fills in where each state goes for bytes that its patterns do not go on with.
  mutating func close(collapsing byte: UInt8?) {
    let repeated = byte.map { Int(classes[Int($0)]) } ?? 0
    var failure = [Int32](repeating: 0, count: terms.count)
    var lastSymbol = [Int](repeating: 0, count: terms.count)
    var queue: [Int] = []
    for symbol in 1..<max(1, width) where next[symbol] != 0 {
      queue.append(Int(next[symbol]))
      lastSymbol[Int(next[symbol])] = symbol
    }
    var position = 0
    while position < queue.count {
      let state = queue[position]
      position += 1
      let fallback = Int(failure[state])
      if terms[state] < 0 { terms[state] = terms[fallback] }
      for symbol in 0..<width {
        let edge = state * width + symbol
        let child = Int(next[edge])
        if child == 0 {
          let staysHere = repeated != 0 && symbol == repeated && lastSymbol[state] == repeated
          next[edge] = staysHere ? Int32(state) : next[fallback * width + symbol]
        } else {
          failure[child] = next[fallback * width + symbol]
          lastSymbol[child] = symbol
          queue.append(child)
        }
      }
    }
  }
}
