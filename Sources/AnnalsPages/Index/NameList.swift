import AnnalsVocabulary

/// An A–Z list: every name and every further spelling, in the order of an edition.
struct NameList: Sendable {
  struct Entry: Sendable {
    /// Index of the town or faction.
    let target: UInt32
    /// Nil for the name the edition shows.
    let alias: DisplayText?
  }

  struct Letter: Sendable {
    /// As readers see it.
    let text: String
    /// In addresses and ids: `a`, `u062e`, `other`.
    let slug: String
    let entries: Range<Int>
  }

  /// Above so many rows every letter has a page of its own.
  static let rowLimit = 2_000

  let entries: [Entry]
  let letters: [Letter]

  var isCut: Bool { entries.count > Self.rowLimit }

  /// Sorts the names that are shown and, of each town or faction, its further spellings.
  init(shown: [DisplayText], aliases names: (Int) -> [DisplayText], on language: LanguageTag) {
    var keyed: [(key: SortKey, entry: Entry)] = []
    for (index, name) in shown.enumerated() {
      var seen: [String] = [name.text]
      keyed.append((SortKey(name.text, language), Entry(target: UInt32(index), alias: nil)))
      for alias in names(index)
      where !seen.contains(where: { $0.hasSameBytes(as: alias.text) }) {
        seen.append(alias.text)
        keyed.append((SortKey(alias.text, language), Entry(target: UInt32(index), alias: alias)))
      }
    }
    keyed.sort { one, other in
      one.key != other.key ? one.key < other.key : one.entry.isBefore(other.entry)
    }
    entries = keyed.map(\.entry)

    var letters: [Letter] = []
    var start = 0
    while start < keyed.count {
      let letter = keyed[start].key.letter
      let end = keyed[start...].firstIndex { $0.key.letter != letter } ?? keyed.count
      letters.append(
        Letter(text: letter?.text ?? "#", slug: letter?.slug ?? "other", entries: start..<end)
      )
      start = end
    }
    self.letters = letters
  }
}

extension NameList.Entry {
  /// Of equal names the one that is shown comes first, then by place in the archive.
  fileprivate func isBefore(_ other: NameList.Entry) -> Bool {
    if (alias == nil) != (other.alias == nil) { return alias == nil }
    return target < other.target
  }
}

extension NameList {
  /// For each of `count` towns or factions, the row of the name it is shown by.
  func ranks(of count: Int) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: count)
    for (row, entry) in entries.enumerated() where entry.alias == nil {
      ranks[Int(entry.target)] = UInt32(row)
    }
    return ranks
  }
}

/// Names of the edition's script come first, then by letter, what begins with none last.
///
/// Articles do not count, as in printed gazetteers: else half of the names would stand under `a`.
struct SortKey: Comparable {
  let letter: Unicode.Scalar?
  private let rank: Int
  private let folded: FoldedName
  /// Names that differ in accents, case or spelling of a letter only stand side by side, the plain one
  /// first.
  private let name: String

  init(_ name: String, _ language: LanguageTag) {
    self.name = name
    folded = FoldedName(folding: name).withoutArticles
    let first = folded.text.unicodeScalars.first
    letter = first.flatMap { $0.properties.isAlphabetic ? $0 : nil }
    rank =
      switch letter {
      case nil: 2
      case let letter?: letter.isRightToLeft == language.isRightToLeft ? 0 : 1
      }
  }

  /// Whether the first letter of a name belongs to a script that runs from right to left.
  static func isRightToLeft(_ name: String) -> Bool {
    name.unicodeScalars.first { $0.properties.isAlphabetic }?.isRightToLeft ?? false
  }

  static func == (one: SortKey, other: SortKey) -> Bool {
    one.rank == other.rank && one.folded == other.folded
      && one.name.hasSameBytes(as: other.name)
  }

  static func < (one: SortKey, other: SortKey) -> Bool {
    if one.rank != other.rank { return one.rank < other.rank }
    if one.folded != other.folded { return one.folded < other.folded }
    return one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter of Hebrew, Arabic, Syriac, Thaana or N'Ko.
  fileprivate var isRightToLeft: Bool {
    (0x0590...0x08FF).contains(value) || (0xFB1D...0xFDFF).contains(value)
      || (0xFE70...0xFEFF).contains(value)
  }

  fileprivate var text: String { properties.uppercaseMapping }

  fileprivate var slug: String {
    if isASCII { return properties.lowercaseMapping }
    let digits = String(value, radix: 16)
    return "u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
