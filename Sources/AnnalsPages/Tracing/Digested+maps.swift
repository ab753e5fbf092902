import AnnalsArchive
import AnnalsMaps
import AnnalsVocabulary

extension EventMap: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(rows)
    cell.add(omitted)
  }
}

extension EventMap.Row: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(place)
    cell.add(optional: location) { $0.add($1) }
    cell.add(count)
    cell.add(symbols.count)
    for symbol in symbols { cell.add(symbol) }
  }
}

extension EventMap.Place: Digested {
  func write(into cell: inout CellBytes) {
    switch self {
    case .town(let town):
      cell.add(0)
      cell.add(town)
    case .near(let town):
      cell.add(1)
      cell.add(town)
    case .between(let one, let other):
      cell.add(2)
      cell.add(one)
      cell.add(other)
    }
  }
}

extension TownLocation: Digested {
  func write(into cell: inout CellBytes) {
    cell.add(coordinates)
    cell.add(radius)
    if case .point = self { cell.add(0) } else { cell.add(1) }
  }
}
