internal import AnnalsVocabulary

/// Which country is where on a map, asked on a grid of points.
struct CountryGrid {
  private let columns: Int
  private let rows: Int
  private let step: Double
  /// Index into the countries, or -1.
  private let owners: [Int]

  init(_ frame: MapFrame, _ countries: Countries) {
    let step = max(Double(frame.width) / 24, 8)
    let columns = Int(Double(frame.width) / step)
    let rows = Int(Double(frame.height) / step)
    self.step = step
    self.columns = columns
    self.rows = rows
    owners = (0..<rows).flatMap { row in
      let places = (0..<columns).map { frame.globe(Self.pixel(row * columns + $0, columns, step)) }
      // Every place of a row has one latitude: labels are asked for on cylindrical maps only.
      let shown = places.compactMap(\.self)
      guard let first = shown.first else { return [Int](repeating: -1, count: columns) }
      let found = countries.countries(along: first.y, at: shown.map(\.x))
      var next = found.makeIterator()
      return places.map { $0 == nil ? -1 : (next.next() ?? nil) ?? -1 }
    }
  }

  /// A country with a good part of the map.
  struct Region {
    let country: Int
    /// Its squares, those farthest from where it ends first.
    let cells: [Int]
  }

  /// More squares are not tried for a name.
  private static let mostCells = 60

  /// The countries with a good part of the map, those of which most is seen first.
  func regions() -> [Region] {
    let depths = depths()
    // A map shows a handful of countries, which a list finds faster than a dictionary.
    var found: [(country: Int, cells: [Int])] = []
    for (index, owner) in owners.enumerated() where owner >= 0 {
      if let place = found.firstIndex(where: { $0.country == owner }) {
        found[place].cells.append(index)
      } else {
        found.append((owner, [index]))
      }
    }
    return found.filter { $0.cells.count >= 4 }
      .sorted { ($1.cells.count, $0.country) < ($0.cells.count, $1.country) }
      .map { country, cells in
        let deepest = cells.sorted { (depths[$1], $0) < (depths[$0], $1) }
        return Region(country: country, cells: Array(deepest.prefix(Self.mostCells)))
      }
  }

  /// The country that most squares at and beside some points belong to; nil for none.
  func owner(around points: [Position]) -> Int? {
    var counts: [Int: Int] = [:]
    for point in points {
      let (column, row) = (Int(point.x / step), Int(point.y / step))
      for near in max(row - 1, 0)...max(row + 1, 0) where near < rows {
        for beside in max(column - 1, 0)...max(column + 1, 0) where beside < columns {
          let owner = owners[near * columns + beside]
          if owner >= 0 { counts[owner, default: 0] += 1 }
        }
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Whether every square that a box touches belongs to a country, none of them at a border.
  func isAll(_ country: Int, within box: Bounds) -> Bool {
    guard box.minX >= 0, box.minY >= 0 else { return false }
    let (lastColumn, lastRow) = (Int(box.maxX / step), Int(box.maxY / step))
    guard lastColumn < columns, lastRow < rows else { return false }
    return (Int(box.minY / step)...lastRow).allSatisfy { row in
      (Int(box.minX / step)...lastColumn).allSatisfy { owners[row * columns + $0] == country }
    }
  }

  func middle(of cell: Int) -> Position { Self.pixel(cell, columns, step) }

  /// The middle of a square of the grid.
  private static func pixel(_ index: Int, _ columns: Int, _ step: Double) -> Position {
    let (row, column) = index.quotientAndRemainder(dividingBy: columns)
    return Position(x: (Double(column) + 0.5) * step, y: (Double(row) + 0.5) * step)
  }

  /// How many steps each point is from one of another owner; there and back again over the grid.
  private func depths() -> [Int] {
    // A margin of nobody's squares all round, so that every square has all its neighbours.
    let width = columns + 2
    var squares = [Int](repeating: -2, count: width * (rows + 2))
    for index in owners.indices {
      squares[index + (index / columns * 2) + width + 1] = owners[index]
    }
    var depths = [Int](repeating: 0, count: squares.count)
    func depth(_ square: Int, _ beside: (Int, Int, Int, Int)) -> Int {
      let owner = squares[square]
      guard squares[beside.0] == owner, squares[beside.1] == owner, squares[beside.2] == owner,
        squares[beside.3] == owner
      else { return 1 }
      return 1
        + min(depths[beside.0], depths[beside.1], min(depths[beside.2], depths[beside.3]))
    }
    for square in squares.indices where squares[square] != -2 {
      depths[square] = depth(
        square,
        (square - 1, square - width, square - width - 1, square - width + 1)
      )
    }
    for square in squares.indices.reversed() where squares[square] != -2 {
      let back = depth(square, (square + 1, square + width, square + width + 1, square + width - 1))
      depths[square] = min(depths[square], back)
    }
    return owners.indices.map { depths[$0 + ($0 / columns * 2) + width + 1] }
  }
}
