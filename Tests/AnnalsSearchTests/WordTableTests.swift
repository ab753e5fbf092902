import Testing

@testable import AnnalsSearch

@Suite struct WordTableTests {
  /// Words of up to eight bytes are kept by what they are, longer ones by a hash.
  @Test func wordsOfEveryLengthAreToldApart() {
    var words: [[UInt8]] = []
    for length in 1...40 {
      for changed in 0..<length {
        var word = [UInt8](repeating: 97, count: length)
        word[changed] = 98
        words.append(word)
      }
      words.append([UInt8](repeating: 0, count: length))
    }
    var table = WordTable()
    for round in 0..<2 {
      for (number, word) in words.enumerated() {
        #expect(table.number(of: word[...]) == number, "round \(round), \(word)")
      }
    }
    #expect(table.count == words.count)
    #expect(words.indices.allSatisfy { Array(table[$0]) == words[$0] })
  }

  @Test func numbersStayWhileTheTableGrows() {
    var table = WordTable()
    let words = (0..<50_000).map { Array("word\($0 &* 7_919)".utf8) }
    let first = words.map { table.number(of: $0[...]) }
    #expect(first == Array(words.indices))
    #expect(words.map { table.number(of: $0[...]) } == first)
  }
}
