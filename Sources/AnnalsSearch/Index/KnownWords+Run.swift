import AnnalsVocabulary

extension KnownWords {
  /// What one worker found, in the bytes that `KnownWords` tells of.
  struct Run: Sendable {
    let bytes: [UInt8]
    private let documentsLength: Int
    /// The number of its first pair among those of all runs.
    let firstPair: Int
    private var words: [Range<UInt32>] = []
    /// Numbers of a form and of its stem.
    private(set) var pairs: [(form: UInt32, stem: UInt32)] = []

    /// Nil when the bytes mean nothing.
    init?(_ bytes: [UInt8], firstPair: Int) {
      self.bytes = bytes
      self.firstPair = firstPair
      var end = NumberReader(position: bytes.count - 8, end: bytes.count)
      guard bytes.count >= 8, let length = end.word(in: bytes.span), length <= bytes.count - 8
      else {
        return nil
      }
      documentsLength = Int(length)
      var reader = NumberReader(position: documentsLength, end: bytes.count - 8)
      guard let wordCount = reader.count(in: bytes.span) else { return nil }
      words.reserveCapacity(wordCount)
      for _ in 0..<wordCount {
        guard let length = reader.count(in: bytes.span) else { return nil }
        words.append(UInt32(reader.position)..<UInt32(reader.position + length))
        reader.position += length
      }
      guard let pairCount = reader.count(in: bytes.span) else { return nil }
      pairs.reserveCapacity(pairCount)
      for _ in 0..<pairCount {
        guard let form = reader.number(in: bytes.span), let stem = reader.number(in: bytes.span),
          form < UInt64(wordCount), stem < UInt64(wordCount)
        else { return nil }
        pairs.append((UInt32(form), UInt32(stem)))
      }
      guard reader.position == reader.end else { return nil }
    }

    /// How many words it has.
    var wordCount: Int { words.count }

    func word(_ number: UInt32) -> ArraySlice<UInt8> {
      let range = words[Int(number)]
      return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// Calls `body` with each document: its number, what it is known by, and where its entries lie.
    ///
    /// - Returns: False when `body` says so, or when the bytes mean nothing.
    func forEachDocument(_ body: (Int, Digest, Range<Int>) -> Bool) -> Bool {
      let bytes = bytes.span
      var reader = NumberReader(position: 0, end: documentsLength)
      while reader.position < reader.end {
        guard let number = reader.number(in: bytes), number < UInt64(UInt32.max),
          let first = reader.word(in: bytes), let second = reader.word(in: bytes),
          let length = reader.count(in: bytes)
        else { return false }
        let entries = reader.position..<reader.position + length
        guard body(Int(number), Digest(first: first, second: second), entries) else { return false }
        reader.position = entries.upperBound
      }
      return true
    }

    /// Calls `body` with each pair of entries, by its number among those of all runs, and what its stem
    /// weighs or 0.
    func forEachPair(in entries: Range<UInt32>, _ body: (Int, UInt8) -> Void) {
      let bytes = bytes.span
      var reader = NumberReader(position: Int(entries.lowerBound), end: Int(entries.upperBound))
      while let entry = reader.number(in: bytes) {
        let pair = Int(truncatingIfNeeded: entry >> 4)
        if pair < pairs.count { body(firstPair + pair, UInt8(entry & 15)) }
      }
    }

    /// A document, and where its entries lie.
    struct Document {
      let number: Int
      let digest: Digest
      let entries: Range<UInt32>

      init(_ number: Int, _ digest: Digest, _ entries: Range<UInt32>) {
        self.number = number
        self.digest = digest
        self.entries = entries
      }
    }

    /// The run with those documents alone, and with no more of the words that none of their pairs has
    /// than their places.
    func keeping(_ documents: [Document], _ isUsed: ArraySlice<Bool>) -> [UInt8] {
      var output = ByteWriter(capacity: bytes.count)
      for document in documents {
        output.append(varint: UInt64(document.number))
        output.append(littleEndian: document.digest.first)
        output.append(littleEndian: document.digest.second)
        output.append(varint: UInt64(document.entries.count))
        output.append(bytes[Int(document.entries.lowerBound)..<Int(document.entries.upperBound)])
      }
      let length = output.count
      var isSaid = [Bool](repeating: false, count: words.count)
      for (pair, isUsed) in zip(pairs, isUsed) where isUsed {
        isSaid[Int(pair.form)] = true
        isSaid[Int(pair.stem)] = true
      }
      output.append(varint: UInt64(words.count))
      for number in words.indices {
        let word = isSaid[number] ? word(UInt32(number)) : []
        output.append(varint: UInt64(word.count))
        output.append(word)
      }
      output.append(varint: UInt64(pairs.count))
      for pair in pairs {
        output.append(varint: UInt64(pair.form))
        output.append(varint: UInt64(pair.stem))
      }
      output.append(littleEndian: UInt64(length))
      return output.bytes
    }
  }
}

/// Reads numbers of seven bits a byte; nil at the end.
private struct NumberReader {
  var position: Int
  let end: Int

  mutating func number(in bytes: Span<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }

  /// A number of things that take at least a byte each.
  mutating func count(in bytes: Span<UInt8>) -> Int? {
    guard let number = number(in: bytes), number <= UInt64(end - position) else { return nil }
    return Int(number)
  }

  mutating func word(in bytes: Span<UInt8>) -> UInt64? {
    guard position + 8 <= end else { return nil }
    var value: UInt64 = 0
    for shift in 0..<8 { value |= UInt64(bytes[position + shift]) << UInt64(shift * 8) }
    position += 8
    return value
  }
}
