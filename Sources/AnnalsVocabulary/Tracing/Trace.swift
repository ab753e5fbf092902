/// Which cells of the model one rendering read, each once.
///
/// It belongs to the one thread that renders, which is why noting takes no lock: readers note with
/// every value, several million times in a build. `take()` makes it ready for the next page.
@safe public final class Trace: Sendable {
  /// Places of a table with open addressing; 0 is a free one, any other a cell's number and one.
  @unsafe private struct Table {
    var places: UnsafeMutableBufferPointer<UInt64>
    /// The places that are not free, in the order they were taken; room for half of all.
    ///
    /// Emptying a table by these costs what was noted, not what there is room for.
    var used: UnsafeMutablePointer<UInt32>
    var count: Int

    init(size: Int) {
      unsafe places = .allocate(capacity: size)
      unsafe places.initialize(repeating: 0)
      unsafe used = .allocate(capacity: size / 2 + 1)
      unsafe count = 0
    }

    func deallocate() {
      unsafe places.deallocate()
      unsafe used.deallocate()
    }
  }

  private static let smallest = 256
  /// Unsafe to the compiler, which cannot see that a trace is used by one thread at a time: each worker
  /// has its own.
  private nonisolated(unsafe) let table: UnsafeMutablePointer<Table>

  public init() {
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: Table(size: Self.smallest))
  }

  deinit {
    unsafe table.pointee.deallocate()
    unsafe table.deallocate()
  }

  /// Notes that the cell was read.
  // Lets readers keep what they read from without counting a reference to it: nothing is let go of here.
  @_effects(releasenone)
  public func note(_ cell: Cell) {
    guard insert(cell.rawValue &+ 1) else { return }
    if unsafe table.pointee.count * 2 > table.pointee.places.count { grow() }
  }

  /// The cells noted since the last time, in order; afterwards there are none.
  public func take() -> [Cell] {
    let (places, used) = unsafe (table.pointee.places, table.pointee.used)
    var cells: [Cell] = []
    cells.reserveCapacity(unsafe table.pointee.count)
    for number in 0..<(unsafe table.pointee.count) {
      let place = unsafe Int(used[number])
      cells.append(Cell(rawValue: unsafe places[place] &- 1))
      unsafe places[place] = 0
    }
    unsafe table.pointee.count = 0
    if places.count > Self.smallest * 16 {
      unsafe table.pointee.deallocate()
      unsafe table.pointee = Table(size: Self.smallest)
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
    unsafe table.pointee.used[table.pointee.count] = UInt32(truncatingIfNeeded: place)
    unsafe table.pointee.count += 1
    return true
  }

  private func grow() {
    let old = unsafe table.pointee
    unsafe table.pointee = Table(size: old.places.count * 2)
    for number in 0..<(unsafe old.count) {
      _ = insert(unsafe old.places[Int(old.used[number])])
    }
    unsafe old.deallocate()
  }
}
