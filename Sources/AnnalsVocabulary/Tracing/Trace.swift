/// Which cells of the model one rendering read, each once.
///
/// It belongs to the one thread that renders, which is why noting takes no lock: readers note with
/// every value, several million times in a build. `take()` makes it ready for the next page.
@safe public final class Trace: Sendable {
  /// Places of a table with open addressing; 0 is a free one, any other a cell's number and one.
  @unsafe private struct Table {
    var places: UnsafeMutableBufferPointer<UInt64>
    var count: Int
  }

  private static let smallest = 256
  private nonisolated(unsafe) let table: UnsafeMutablePointer<Table>

  public init() {
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: Table(places: Self.freePlaces(Self.smallest), count: 0))
  }

  deinit {
    unsafe table.pointee.places.deallocate()
    unsafe table.deallocate()
  }

  /// Notes that the cell was read.
  public func note(_ cell: Cell) {
    let key = cell.rawValue &+ 1
    guard insert(key) else { return }
    let count = unsafe table.pointee.count + 1
    unsafe table.pointee.count = count
    if unsafe count * 2 > table.pointee.places.count { grow() }
  }

  /// The cells noted since the last time, in order; afterwards there are none.
  public func take() -> [Cell] {
    let places = unsafe table.pointee.places
    var cells: [Cell] = []
    cells.reserveCapacity(unsafe table.pointee.count)
    for place in places.indices {
      let key = unsafe places[place]
      if key != 0 { cells.append(Cell(rawValue: key &- 1)) }
    }
    unsafe table.pointee.count = 0
    if unsafe table.pointee.places.count > Self.smallest * 16 {
      unsafe table.pointee.places.deallocate()
      unsafe table.pointee.places = Self.freePlaces(Self.smallest)
    } else {
      unsafe table.pointee.places.update(repeating: 0)
    }
    cells.sort()
    return cells
  }

  /// False when the key is there already.
  @inline(__always)
  private func insert(_ key: UInt64) -> Bool {
    let places = unsafe table.pointee.places
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while unsafe places[place] != 0 {
      if unsafe places[place] == key { return false }
      place = (place + 1) & mask
    }
    unsafe places[place] = key
    return true
  }

  private func grow() {
    let old = unsafe table.pointee.places
    unsafe table.pointee.places = Self.freePlaces(old.count * 2)
    for place in old.indices {
      let key = unsafe old[place]
      if key != 0 { _ = insert(key) }
    }
    unsafe old.deallocate()
  }

  private static func freePlaces(_ count: Int) -> UnsafeMutableBufferPointer<UInt64> {
    let places = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: count)
    unsafe places.initialize(repeating: 0)
    return unsafe places
  }
}
