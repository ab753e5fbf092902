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

  /// Of places along one latitude, from west to east: the country that each and everything within one
  /// cell around it belongs to, as an index into `all`; nil at sea, at borders and off the globe.
  func countries(along latitude: Double, at longitudes: [Double]) -> [Int?] {
    let row = Int(((latitude + 90) * Double(cells)).rounded(.down))
    guard 0..<180 * cells ~= row else { return longitudes.map { _ in nil } }
    let width = 360 * cells
    func column(of longitude: Double) -> Int {
      Int(((Angles.wrapped(longitude) + 180) * Double(cells)).rounded(.down))
    }
    let first = longitudes.first.map { column(of: $0) } ?? 0
    var here = walk(row, from: first)
    var beside = [row - 1, row + 1].filter { 0..<180 * cells ~= $0 }.map { walk($0, from: first) }
    return longitudes.map { longitude in
      let column = column(of: longitude)
      guard let found = owner(at: column, &here) else { return nil }
      // Most cells lie in the middle of a run, as the cells to the west and the east then do.
      if column == here.start {
        let west = owner(at: column > 0 ? column - 1 : width - 1, &here)
        if west != nil, west != found { return nil }
      }
      if column + 1 >= here.end {
        let east = owner(at: column + 1 < width ? column + 1 : 0, &here)
        if east != nil, east != found { return nil }
      }
      for index in beside.indices {
        let other = owner(at: column, &beside[index])
        if other != nil, other != found { return nil }
      }
      return found
    }
  }

  /// A run of one row, from which one goes to the next, so that columns in order are found without a
  /// search.
  private struct RowWalk {
    /// The runs of the row.
    let runs: Range<Int>
    var run: Int
    /// The first column of the run, and the column after its last.
    var start = 0
    var end = 0
    var owner: Int?
  }

  /// Begins at the run that holds a column.
  private func walk(_ row: Int, from column: Int) -> RowWalk {
    let runs = Int(rows[row])..<Int(rows[row + 1])
    var (low, high) = (runs.lowerBound, max(runs.upperBound - 1, runs.lowerBound))
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) <= column { low = middle + 1 } else { high = middle }
    }
    var walk = RowWalk(runs: runs, run: low)
    if !runs.isEmpty { enter(low, &walk) }
    return walk
  }

  private func enter(_ run: Int, _ walk: inout RowWalk) {
    walk.run = run
    walk.start = run > walk.runs.lowerBound ? Int(ends[run - 1]) : 0
    walk.end = Int(ends[run])
    let owner = Int(owners[run])
    walk.owner = owner > 0 && owner <= all.count ? owner - 1 : nil
  }

  private func owner(at column: Int, _ walk: inout RowWalk) -> Int? {
    guard !walk.runs.isEmpty else { return nil }
    if column < walk.start { enter(walk.runs.lowerBound, &walk) }
    while walk.run + 1 < walk.runs.upperBound, walk.end <= column { enter(walk.run + 1, &walk) }
    return walk.owner
  }
}
