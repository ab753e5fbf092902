public import AnnalsVocabulary

/// A trace as the cache holds it: for each list its number, how many cells of it, and their positions
/// as differences, one more than in the list so that the count of the list is 0.
extension ByteWriter {
  mutating func append(trace cells: [Cell]) {
    var index = 0
    while index < cells.count {
      let list = cells[index].list
      let end = cells[index...].firstIndex { $0.list != list } ?? cells.count
      append(varint: UInt64(list.number))
      append(varint: UInt64(end - index))
      // The cell of the count has the greatest index, and so comes last; it is written first.
      let hasCount = cells[end - 1] == .count(of: list)
      if hasCount { append(varint: 0) }
      var last: UInt64 = 0
      for cell in cells[index..<(hasCount ? end - 1 : end)] {
        let position = UInt64(cell.index) + 1
        append(varint: position - last)
        last = position
      }
      index = end
    }
  }
}

/// Which cells hold something else than they held.
public struct ChangedCells: Sendable {
  private struct List: Sendable {
    /// Of the elements that there were; what lies past them is changed when there now is something.
    let elements: [Bool]
    let count: Int
    let newCount: Int

    /// `position` is one more than the index; 0 is the count.
    func isChanged(_ position: Int) -> Bool {
      if position == 0 { return count != newCount }
      let index = position - 1
      if index < elements.count { return elements[index] }
      return index < newCount
    }
  }

  private var lists: [UInt32: List] = [:]

  public init(from old: CellTable, to new: CellTable) {
    for (list, digests) in old.lists {
      guard let now = new.digests(of: list) else { continue }
      var elements = [Bool](repeating: true, count: digests.count)
      for index in 0..<min(digests.count, now.count) {
        elements[index] = digests[index] != now[index]
      }
      lists[list.number] = List(elements: elements, count: digests.count, newCount: now.count)
    }
  }

  /// Whether one of the cells of a trace holds something else, or nobody knows what it held.
  func touch(_ traces: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.upperBound <= traces.count else { return true }
    var reader = ByteReader(traces, range)
    while !reader.isAtEnd {
      guard let number = reader.varint(), let count = reader.varint(),
        let list = lists[UInt32(truncatingIfNeeded: number)]
      else { return true }
      var position = 0
      for _ in 0..<count {
        // No list is longer than a cell can say.
        guard let step = reader.varint(), step <= UInt64(UInt32.max) else { return true }
        position = min(position + Int(step), Int(UInt32.max))
        if list.isChanged(position) { return true }
      }
    }
    return false
  }
}
