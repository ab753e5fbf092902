/// A reference to an element of one of the archive's arrays: 4 bytes, in the order of the array.
///
/// Arrays are sorted before ids are given out, so comparing two ids of events compares their dates.
public struct ID<Element>: Hashable, Comparable, Sendable {
  public let rawValue: UInt32

  public init(_ rawValue: UInt32) {
    self.rawValue = rawValue
  }

  public init(_ index: Int) {
    rawValue = UInt32(index)
  }

  /// The position in the array.
  public var index: Int { Int(rawValue) }

  public static func < (one: ID, other: ID) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension Array {
  public subscript(id: ID<Element>) -> Element { self[id.index] }
}
