public import AnnalsVocabulary

/// For each element of one array, ids of another, in two flat arrays.
public struct Relation<From: Sendable, To: Sendable>: Sendable {
  @usableFromInline
  let starts: [UInt32]
  @usableFromInline
  let targets: [ID<To>]

  /// Groups pairs by their first id by counting; the targets of each keep id order and lose
  /// repetitions.
  public init(count: Int, pairs: [(ID<From>, ID<To>)]) {
    var (starts, targets) = Self.grouped(count, pairs)
    var write = 0
    for index in 0..<count {
      let group = Int(starts[index])..<Int(starts[index + 1])
      starts[index] = UInt32(write)
      Self.sort(&targets, group)
      let first = write
      for read in group where write == first || targets[write - 1] != targets[read] {
        targets[write] = targets[read]
        write += 1
      }
    }
    starts[count] = UInt32(write)
    targets.removeSubrange(write...)
    self.starts = starts
    self.targets = targets
  }

  /// How many elements ids are grouped by.
  public var count: Int { starts.count - 1 }

  // Of generics only what is inlinable is built for the types it is used with.
  @inlinable
  public subscript(id: ID<From>) -> ArraySlice<ID<To>> {
    targets[Int(starts[id.index])..<Int(starts[id.index + 1])]
  }
}

extension Relation {
  private static func grouped(
    _ count: Int,
    _ pairs: [(ID<From>, ID<To>)]
  ) -> (starts: [UInt32], targets: [ID<To>]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for (from, _) in pairs { starts[from.index + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var targets = [ID<To>](repeating: ID(UInt32(0)), count: pairs.count)
    for (from, to) in pairs {
      targets[Int(next[from.index])] = to
      next[from.index] += 1
    }
    return (starts, targets)
  }

  /// Most groups come in order already.
  private static func sort(_ targets: inout [ID<To>], _ group: Range<Int>) {
    for index in group.dropFirst() where targets[index] < targets[index - 1] {
      targets[group].sort()
      return
    }
  }
}
