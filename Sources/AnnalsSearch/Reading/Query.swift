import AnnalsVocabulary

/// What a reader typed, taken apart (docs/search-index.md, "From a query to results", 1).
struct Query: Hashable {
  /// A word or a phrase, folded.
  struct Part: Hashable {
    let words: [[UInt8]]
    let isPhrase: Bool
    let isExcluded: Bool
  }

  var parts: [Part] = []
  /// Whether the last word may be the beginning of a longer one.
  private(set) var lastIsOpen = false

  /// - Parameters:
  ///   - text: At most its first 1,000 bytes are read.
  ///   - isOpen: Whether the reader is still typing.
  init(_ text: String, isOpen: Bool) {
    var splitter = WordSplitter()
    var scalars = Array(text.unicodeScalars.prefix(1_000))[...]
    var endsInWord = false
    while let scalar = scalars.first {
      if scalar.properties.isWhitespace {
        scalars.removeFirst()
        endsInWord = false
        continue
      }
      let isExcluded = scalar == "-"
      if isExcluded { scalars.removeFirst() }
      guard let start = scalars.first else { break }
      let isPhrase = Self.closing[start] != nil
      let piece: ArraySlice<Unicode.Scalar>
      if let closing = Self.closing[start] {
        piece = scalars.dropFirst().prefix { $0 != closing }
        scalars = scalars.dropFirst(piece.count + 2)
      } else {
        piece = scalars.prefix { !$0.properties.isWhitespace && Self.closing[$0] == nil }
        scalars = scalars.dropFirst(piece.count)
      }
      endsInWord = !isPhrase && !isExcluded
      append(piece, isPhrase: isPhrase, isExcluded: isExcluded, &splitter)
    }
    lastIsOpen = isOpen && endsInWord
  }

  private mutating func append(
    _ piece: ArraySlice<Unicode.Scalar>,
    isPhrase: Bool,
    isExcluded: Bool,
    _ splitter: inout WordSplitter
  ) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: piece)
    var words: [[UInt8]] = []
    splitter.forEachWord(in: String(text).utf8Span.span) { words.append(Array($0)) }
    if words.isEmpty { return }
    if isPhrase || isExcluded {
      parts.append(Part(words: words, isPhrase: isPhrase, isExcluded: isExcluded))
    } else {
      parts += words.map { Part(words: [$0], isPhrase: false, isExcluded: false) }
    }
  }

  private static let closing: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "\u{201C}": "\u{201D}", "\u{00AB}": "\u{00BB}", "\u{201E}": "\u{201C}",
  ]
}
