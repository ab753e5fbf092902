extension ByteWriter {
  /// Writes the folded words of `text` with one space between them and none at the ends.
  ///
  /// Bytes that are not UTF-8 separate words.
  public mutating func append(folding text: Span<UInt8>) {
    var folding = WordFolding(startingAt: count)
    folding.fold(text, into: &self)
  }
}

/// One walk over a text, remembering whether a space is due before the next letter.
private struct WordFolding {
  private let start: Int
  private var spaceIsDue = false
  private let folds = ScalarFolds.shared

  init(startingAt start: Int) {
    self.start = start
  }

  mutating func fold(_ text: Span<UInt8>, into output: inout ByteWriter) {
    var index = 0
    while index < text.count {
      if text[index] < 0x80 {
        index = foldASCII(text, from: index, into: &output)
      } else if let fold = folds.shortFold(at: index, of: text) {
        writeDueSpace(into: &output)
        if fold > 0xFF { output.append(UInt8(fold >> 8)) }
        output.append(UInt8(truncatingIfNeeded: fold))
        index += 2
      } else {
        let (scalar, length) = text.scalar(at: index)
        fold(scalar, spelled: text.extracting(index..<index + length), into: &output)
        index += length
      }
    }
  }

  /// Folds up to the next byte outside ASCII and gives its index.
  private mutating func foldASCII(
    _ text: Span<UInt8>,
    from first: Int,
    into output: inout ByteWriter
  ) -> Int {
    var index = first
    // A space may be due from before; every byte then adds at most one.
    let room = min(text.count - first, 4096)
    var due = spaceIsDue
    var isEmpty = output.count == start
    let folds = folds
    let table = folds.bytes.span
    output.append(addingCapacity: room + 1) { span in
      while index < first + room, text[index] < 0x80 {
        let folded = table[Int(text[index])]
        index += 1
        if folded == ScalarFolds.separating {
          due = true
        } else if folded != ScalarFolds.vanishing {
          if due {
            if !isEmpty { span.append(UInt8(ascii: " ")) }
            due = false
          }
          isEmpty = false
          span.append(folded)
        }
      }
    }
    spaceIsDue = due
    return index
  }

  private mutating func fold(
    _ scalar: UInt32,
    spelled bytes: Span<UInt8>,
    into output: inout ByteWriter
  ) {
    if HangulSyllable.all.contains(scalar) {
      writeDueSpace(into: &output)
      HangulSyllable.append(jamoOf: scalar, to: &output)
      return
    }
    switch folds.fold(of: scalar) {
    case .separator: spaceIsDue = true
    case .nothing: break
    case .itself:
      writeDueSpace(into: &output)
      output.append(bytes)
    case .text(let range):
      for byte in folds.texts[range] {
        if byte == UInt8(ascii: " ") {
          spaceIsDue = true
        } else {
          writeDueSpace(into: &output)
          output.append(byte)
        }
      }
    }
  }

  private mutating func writeDueSpace(into output: inout ByteWriter) {
    if spaceIsDue && output.count > start { output.append(UInt8(ascii: " ")) }
    spaceIsDue = false
  }
}

/// The syllables that Unicode composes and decomposes by arithmetic (section 3.12 of the standard).
public enum HangulSyllable {
  public static let all: Range<UInt32> = 0xAC00..<0xD7A4

  public static func append(jamoOf syllable: UInt32, to output: inout ByteWriter) {
    let index = syllable - all.lowerBound
    output.append(scalar: 0x1100 + index / 588)
    output.append(scalar: 0x1161 + index % 588 / 28)
    if index % 28 != 0 { output.append(scalar: 0x11A7 + index % 28) }
  }
}
