internal import AnnalsVocabulary

/// From the ids of the archive to those of the public archive; nil for what the public does not see.
struct Renumbering<From, To>: Sendable {
  private var ids: [ID<To>?]

  /// - Parameters:
  ///   - count: How many there are in the archive.
  ///   - order: Those that are public, in their new order.
  init(count: Int, order: [Int]) {
    ids = [ID<To>?](repeating: nil, count: count)
    for (new, old) in order.enumerated() { ids[old] = ID(new) }
  }

  subscript(old: Int) -> ID<To>? { ids[old] }

  subscript(old: ID<From>) -> ID<To>? { ids[old.index] }
}
