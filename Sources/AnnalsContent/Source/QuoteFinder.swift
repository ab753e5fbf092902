internal import AnnalsVocabulary

/// Finds quotes in the plain text of a body; runs of white space are equal to one space.
enum QuoteFinder {
  /// Bytes of plain text that are searched for the quotes of one document before it is refused.
  static let workLimit = 64 << 20

  /// Notes where each quote stands, with a problem for each that does not.
  static func find(
    in plainText: [UInt8],
    of accounts: inout [EventAccount],
    workLimit: Int = workLimit,
    _ problems: inout Problems
  ) {
    guard accounts.contains(where: { $0.quote != nil }) else { return }
    let text = FoldedText(plainText)
    var work = 0
    for index in accounts.indices {
      guard let quote = accounts[index].quote else { continue }
      work += text.bytes.count
      guard work <= workLimit else {
        problems.add(
          Diagnostic(
            .error,
            "too-many-quotes",
            "there are too many quotes to look for in a text of this size; divide the document",
            at: quote.location
          )
        )
        return
      }
      let range = text.range(of: FoldedText(Array(quote.value.utf8)).bytes)
      accounts[index].quoteRange = range
      if range == nil { report(quote, &problems) }
    }
  }

  private static func report(_ quote: Located<String>, _ problems: inout Problems) {
    problems.add(
      Diagnostic(
        .error,
        "quote-not-found",
        "the quote does not stand in the text of the document; copy it from there, letter for letter",
        at: quote.location
      )
    )
  }
}

/// Text with one space for each run of white space, and the way back.
struct FoldedText {
  private(set) var bytes: [UInt8] = []
  /// Where each byte stood; only kept where something was folded away.
  private var shifts: [(folded: Int, original: Int)] = [(0, 0)]

  init(_ original: [UInt8]) {
    bytes.reserveCapacity(original.count)
    var index = 0
    while index < original.count {
      let length = whiteSpace(in: original, at: index)
      if length == 0 {
        bytes.append(original[index])
        index += 1
        continue
      }
      var end = index + length
      while end < original.count {
        let next = whiteSpace(in: original, at: end)
        if next == 0 { break }
        end += next
      }
      bytes.append(UInt8(ascii: " "))
      if end - index != 1 { shifts.append((bytes.count, end)) }
      index = end
    }
  }

  /// Where `pattern` first stands, in bytes of the original (Knuth, Morris, Pratt).
  func range(of pattern: [UInt8]) -> Range<Int>? {
    guard !pattern.isEmpty, pattern.count <= bytes.count else { return nil }
    let borders = borders(of: pattern)
    var matched = 0
    for (index, byte) in bytes.enumerated() {
      while matched > 0, pattern[matched] != byte { matched = borders[matched - 1] }
      if pattern[matched] == byte { matched += 1 }
      if matched == pattern.count {
        let end = index + 1
        return original(end - matched)..<original(end - 1) + 1
      }
    }
    return nil
  }

  private func borders(of pattern: [UInt8]) -> [Int] {
    var borders = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[index] != pattern[length] { length = borders[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      borders[index] = length
    }
    return borders
  }

  /// Where a byte of the folded text stood.
  private func original(_ folded: Int) -> Int {
    var low = 0
    var high = shifts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if shifts[middle].folded <= folded { low = middle } else { high = middle }
    }
    return shifts[low].original + folded - shifts[low].folded
  }
}

/// How many bytes of white space of one kind begin at `index`.
private func whiteSpace(in bytes: [UInt8], at index: Int) -> Int {
  switch bytes[index] {
  case 0x20, 0x09...0x0D: return 1
  case 0xC2:
    guard index + 1 < bytes.count else { return 0 }
    return bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85 ? 2 : 0
  case 0xE2:
    guard index + 2 < bytes.count else { return 0 }
    let isSpace =
      bytes[index + 1] == 0x80
      && (0x80...0x8A ~= bytes[index + 2] || 0xA8...0xA9 ~= bytes[index + 2]
        || bytes[index + 2] == 0xAF)
    return isSpace || (bytes[index + 1] == 0x81 && bytes[index + 2] == 0x9F) ? 3 : 0
  case 0xE3:
    guard index + 2 < bytes.count else { return 0 }
    return bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
  default: return 0
  }
}
