internal import AnnalsVocabulary

/// Which country is where on a map, asked on a grid of points.
struct CountryGrid: Sendable {
  /// A country with a good part of the map.
  struct Region: Sendable {
    /// Index into the countries.
    let country: Int
    /// Its squares, those farthest from where it ends first.
    let cells: [Int]
  }

  /// The countries with a good part of the map, those of which most is seen first.
  let regions: [Region]
  private let columns: Int
  private let rows: Int
  private let step: Double
  /// Index into the countries, or -1.
  private let owners: [Int]

  /// Nil for a map on which countries are too small to be told apart by squares, or their meridians
  /// not parallel.
  init?(_ frame: MapFrame, _ countries: Countries) {
    guard case .cylindrical = frame.projection.kind, frame.kilometresPerPixel < 12 else {
      return nil
    }
    let step = max(Double(frame.width) / 24, 8)
    let columns = Int(Double(frame.width) / step)
    let rows = Int(Double(frame.height) / step)
    let longitudes = (0..<columns).map { frame.longitude(ofColumn: (Double($0) + 0.5) * step) }
    let shown = longitudes.compactMap(\.self)
    var owners: [Int] = []
    owners.reserveCapacity(columns * rows)
    for row in 0..<rows {
      guard let latitude = frame.latitude(ofRow: (Double(row) + 0.5) * step) else {
        owners.append(contentsOf: repeatElement(-1, count: columns))
        continue
      }
      var found = countries.countries(along: latitude, at: shown).makeIterator()
      for longitude in longitudes {
        owners.append(longitude == nil ? -1 : (found.next() ?? nil) ?? -1)
      }
    }
    self.step = step
    self.columns = columns
    self.rows = rows
    self.owners = owners
    regions = Self.regions(owners, columns: columns, rows: rows)
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

  /// The middle of a square of the grid, in pixels.
  func middle(of cell: Int) -> Position {
    let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
    return Position(x: (Double(column) + 0.5) * step, y: (Double(row) + 0.5) * step)
  }
}

extension CountryGrid {
  /// More squares are not tried for a name.
  private static let mostCells = 60

  private static func regions(_ owners: [Int], columns: Int, rows: Int) -> [Region] {
    // A map shows a handful of countries, which a list finds faster than a dictionary.
    var found: [(country: Int, cells: [Int])] = []
    for (index, owner) in owners.enumerated() where owner >= 0 {
      if let place = found.firstIndex(where: { $0.country == owner }) {
        found[place].cells.append(index)
      } else {
        found.append((owner, [index]))
      }
    }
    let depths = depths(owners, columns: columns, rows: rows)
    return found.filter { $0.cells.count >= 4 }
      .sorted { ($1.cells.count, $0.country) < ($0.cells.count, $1.country) }
      .map { Region(country: $0.country, cells: deepest($0.cells, depths)) }
  }

  /// The first squares by depth, those of one depth in the order of the grid.
  private static func deepest(_ cells: [Int], _ depths: [Int]) -> [Int] {
    var found: [Int] = []
    var depth = cells.lazy.map { depths[$0] }.max() ?? 0
    while depth > 0 {
      for cell in cells where depths[cell] == depth {
        found.append(cell)
        if found.count == mostCells { return found }
      }
      depth -= 1
    }
    return found
  }

  /// How many steps each square is from one of another owner; there and back again over the grid.
  private static func depths(_ owners: [Int], columns: Int, rows: Int) -> [Int] {
    // A margin of nobody's squares all round, so that every square has all its neighbours.
    let width = columns + 2
    var squares = [Int](repeating: -2, count: width * (rows + 2))
    for index in owners.indices {
      squares[index + (index / columns * 2) + width + 1] = owners[index]
    }
    var depths = [Int](repeating: 0, count: squares.count)
    for square in squares.indices where squares[square] != -2 {
      depths[square] = depth(of: square, squares, depths, aside: -1, -width, -width - 1, -width + 1)
    }
    for square in squares.indices.reversed() where squares[square] != -2 {
      let back = depth(of: square, squares, depths, aside: 1, width, width + 1, width - 1)
      depths[square] = min(depths[square], back)
    }
    return owners.indices.map { depths[$0 + ($0 / columns * 2) + width + 1] }
  }

  /// One more than the least depth of four neighbours; 1 beside one of another owner.
  @inline(__always)
  private static func depth(
    of square: Int,
    _ squares: borrowing [Int],
    _ depths: borrowing [Int],
    aside one: Int,
    _ two: Int,
    _ three: Int,
    _ four: Int
  ) -> Int {
    let owner = squares[square]
    guard squares[square + one] == owner, squares[square + two] == owner,
      squares[square + three] == owner, squares[square + four] == owner
    else { return 1 }
    return 1
      + min(
        depths[square + one],
        depths[square + two],
        min(depths[square + three], depths[square + four])
      )
  }
}
