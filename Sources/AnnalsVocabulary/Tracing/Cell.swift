/// The address of one value of the model: which list, and where in it.
///
/// A page is a function of the cells that it read: while they hold what they held, so does the page.
public struct Cell: Hashable, Comparable, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// One element of a list; an element past the end is a cell too, which holds nothing.
  public init(_ list: CellList, _ index: Int) {
    self.init(rawValue: UInt64(list.number) << 32 | UInt64(UInt32(truncatingIfNeeded: index)))
  }

  /// How many elements a list has.
  public static func count(of list: CellList) -> Cell { Cell(list, Self.countIndex) }

  /// No list is so long that this is an element of it.
  static let countIndex = Int(UInt32.max)

  public var list: CellList { CellList(number: UInt32(rawValue >> 32)) }
  /// The position in the list; of a count, one that no element has.
  public var index: Int { Int(rawValue & 0xFFFF_FFFF) }

  public static func < (one: Cell, other: Cell) -> Bool { one.rawValue < other.rawValue }
}

/// One list of the model, by a number that is the same in every build of one program.
public struct CellList: Hashable, Sendable {
  public let number: UInt32

  public init(number: UInt32) {
    self.number = number
  }
}

/// What every cell of the model holds in this build, as digests.
public struct CellTable: Sendable {
  private var digests: [UInt32: [Digest]] = [:]

  public init() {}

  /// Adds a list; its count is a cell of its own.
  public mutating func add(_ list: CellList, _ digests: [Digest]) {
    self.digests[list.number] = digests
  }

  /// Every list with what its elements hold, in order of the numbers.
  public var lists: [(list: CellList, digests: [Digest])] {
    digests.sorted { $0.key < $1.key }.map { (CellList(number: $0.key), $0.value) }
  }

  /// Nil when nobody told of the list.
  public func digests(of list: CellList) -> [Digest]? { digests[list.number] }

  /// What the cell holds: `.absent` past the end of its list.
  ///
  /// Nil when nobody told of the list: such a cell is never what it was.
  public subscript(cell: Cell) -> Digest? {
    guard let list = digests[cell.list.number] else { return nil }
    let index = cell.index
    if index == Cell.countIndex { return Digest(first: UInt64(list.count), second: 1) }
    return list.indices.contains(index) ? list[index] : .absent
  }
}
