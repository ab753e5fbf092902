internal import AnnalsVocabulary

/// The countries of the base map: their names, where a label stands, and which country a place is in.
struct Countries: Sendable {
  struct Country: Sendable {
    let label: Position
    /// 2 for the largest, 10 for the smallest.
    let rank: Int
    let names: [LocalizedName]

    /// In a language, or else in English.
    func name(in language: LanguageTag) -> LocalizedName? {
      names.first { $0.language.primary == language.primary }
        ?? names.first { $0.language.primary == "en" } ?? names.first
    }
  }

  let all: [Country]
  /// Cells of the raster in one degree.
  private let cells: Int
  /// Where the runs of each row begin, from the south; one more than there are rows.
  private var rows: [Int32] = [0]
  /// The column after the last of each run, and its country counted from 1; 0 is none.
  private var ends: [UInt16] = []
  private var owners: [UInt16] = []

  init?(_ bytes: [UInt8], names: Int, raster: Int) {
    var reader = ByteReader(bytes, at: names)
    let languages = (0..<min(reader.number(), 64)).map { _ in
      LanguageTag(reader.text(reader.number()))
    }
    var all: [Country] = []
    for _ in 0..<min(reader.number(), 1024) {
      let label = Position(x: Double(reader.signed()) / 100, y: Double(reader.signed()) / 100)
      let rank = reader.number()
      var texts: [LocalizedName] = []
      for _ in 0..<min(reader.number(), 64) {
        let language = reader.number()
        let name = reader.text(reader.number())
        if languages.indices.contains(language), let language = languages[language] {
          texts.append(LocalizedName(language: language, name: name))
        }
      }
      all.append(Country(label: label, rank: rank, names: texts))
    }
    guard !reader.isBeyond, reader.offset == raster else { return nil }
    cells = reader.number()
    guard 1...20 ~= cells else { return nil }
    for _ in 0..<180 * cells {
      var column = 0
      for _ in 0..<min(reader.number(), 360 * cells) {
        owners.append(UInt16(clamping: reader.number()))
        column = min(column + reader.number(), 360 * cells)
        ends.append(UInt16(column))
      }
      rows.append(Int32(ends.count))
      guard column == 360 * cells, !reader.isBeyond else { return nil }
    }
    self.all = all
  }

  /// The country that a place and everything within one cell around it belongs to, as an index into
  /// `all`; nil at sea, at borders and off the globe.
  func country(around position: Position) -> Int? {
    let cell = 1 / Double(cells)
    guard let found = country(at: position) else { return nil }
    for (x, y) in [(-cell, 0.0), (cell, 0), (0, -cell), (0, cell)] {
      let beside = country(at: Position(x: position.x + x, y: position.y + y))
      if beside != nil, beside != found { return nil }
    }
    return found
  }

  private func country(at position: Position) -> Int? {
    let row = Int(((position.y + 90) * Double(cells)).rounded(.down))
    guard 0..<180 * cells ~= row else { return nil }
    let column = Int(((Angles.wrapped(position.x) + 180) * Double(cells)).rounded(.down))
    var (low, high) = (Int(rows[row]), Int(rows[row + 1]) - 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) <= column { low = middle + 1 } else { high = middle }
    }
    guard owners.indices.contains(low), owners[low] > 0, Int(owners[low]) <= all.count else {
      return nil
    }
    return Int(owners[low]) - 1
  }
}
