import AnnalsVocabulary

/// Cuts text into folded words: French elisions first (`l'attaque` is `attaque`), then the fold.
///
/// The browser does the same with a reader's query, so this must change with `version` only.
struct WordSplitter: ~Copyable {
  private var elided = ByteWriter(capacity: 1 << 12)
  private var folded = ByteWriter(capacity: 1 << 12)

  /// Calls `body` with each folded word of `text`, in order.
  mutating func forEachWord(in text: Span<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
    forEachWordSpan(in: text) { word in
      var copy: [UInt8] = []
      copy.reserveCapacity(word.count)
      for index in word.indices { copy.append(word[index]) }
      body(copy[...])
    }
  }

  /// The same without a copy of each word; a span does not outlive the call.
  mutating func forEachWordSpan(in text: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
    elided.removeAll()
    folded.removeAll()
    Self.elide(text, into: &elided)
    Self.fold(elided, into: &folded)
    folded.withSpan { words in
      var start = 0
      for index in words.indices where words[index] == UInt8(ascii: " ") {
        if index > start { body(words.extracting(start..<index)) }
        start = index + 1
      }
      if words.count > start { body(words.extracting(start..<words.count)) }
    }
  }

  /// Apart from its caller, which may not lend one of its writers while it changes the other.
  private static func fold(_ text: borrowing ByteWriter, into output: inout ByteWriter) {
    text.withSpan { output.append(folding: $0) }
  }

  /// Writes text with a space for each elided article or pronoun and its apostrophe.
  static func elide(_ text: Span<UInt8>, into output: inout ByteWriter) {
    var copied = 0
    var index = 0
    while index < text.count {
      guard let length = apostrophe(in: text, at: index) else {
        index += 1
        continue
      }
      var start = index
      while start > copied, index - start < 8, isASCIILetter(text[start - 1]) { start -= 1 }
      let isWholeWord = start == 0 || text[start - 1] < 0x80 && !isASCIILetter(text[start - 1])
      if isWholeWord && isElision(text, start..<index) {
        output.append(text.extracting(copied..<start))
        output.append(UInt8(ascii: " "))
        copied = index + length
      }
      index += length
    }
    output.append(text.extracting(copied..<text.count))
  }

  /// The length of `'` or `’` at `index`.
  private static func apostrophe(in text: Span<UInt8>, at index: Int) -> Int? {
    if text[index] == UInt8(ascii: "'") { return 1 }
    if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x99
    {
      return 3
    }
    return nil
  }

  private static func isElision(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let word = range.map { text[$0] | 0x20 }
    return elisions.contains(word)
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let elisions: Set<[UInt8]> = Set(
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
      .map { Array($0.utf8) }
  )
}
