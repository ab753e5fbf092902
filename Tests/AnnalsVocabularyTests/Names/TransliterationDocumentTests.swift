import AnnalsVocabulary
import Foundation
import Testing

struct TransliterationDocumentTests {
  /// The rows of the tables in docs/transliteration.md: what is written, and what it becomes.
  static let rows: [(String, String)] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../docs/transliteration.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("|"), cells.count == 2, cells[1].hasPrefix("`") || cells[1] == "nothing"
      else {
        return nil
      }
      return (cells[0], cells[1] == "nothing" ? "" : cells[1].filter { $0 != "`" })
    }
  }()

  @Test func saysWhatEachLetterBecomes() {
    #expect(Self.rows.count > 120)
    for (name, address) in Self.rows {
      if name.count == 1 {
        // Between others, for a letter may vanish and no address is empty.
        #expect(Slug("a\(name)b").text == "a\(address)b")
      } else {
        #expect(Slug(name).text == address)
      }
    }
  }

  @Test func leavesOutNoLetterOfTheFourAlphabets() {
    let documented = Set(Self.rows.map(\.0))
    let alphabets: [ClosedRange<UInt32>] = [
      0x621...0x63A, 0x641...0x64A, 0x430...0x45F, 0x3B1...0x3C9, 0x5D0...0x5EA,
    ]
    for scalar in alphabets.joined().compactMap(Unicode.Scalar.init)
    where Array(FoldedName(folding: "x\(scalar)").text.utf8) == Array("x\(scalar)".utf8) {
      #expect(documented.contains(String(scalar)), "\(scalar) \(scalar.value)")
    }
  }
}
