/// The restricted Damerau–Levenshtein distance: no part of a text is edited twice.
struct EditDistance {
  private var beforeLast: [Int]
  private var last: [Int]
  private var current: [Int]

  /// Room for texts of up to `longest` scalars.
  init(longest: Int) {
    beforeLast = Array(repeating: 0, count: longest + 1)
    last = beforeLast
    current = beforeLast
  }

  /// The distance between two texts, neither longer than the room; nil when it is over `limit`.
  mutating func between(_ one: [UInt32], _ other: [UInt32], atMost limit: Int) -> Int? {
    for column in 0...other.count { last[column] = column }
    for row in 1..<one.count + 1 {
      current[0] = row
      var least = row
      for column in 1..<other.count + 1 {
        let isSame = one[row - 1] == other[column - 1]
        var distance = min(
          last[column] + 1,
          current[column - 1] + 1,
          last[column - 1] + (isSame ? 0 : 1)
        )
        if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1]
        {
          distance = min(distance, beforeLast[column - 2] + 1)
        }
        current[column] = distance
        least = min(least, distance)
      }
      // No later row can come below this: an exchange starts from a row before, and leaving out its
      // letters one by one has already brought that row's value here.
      if least > limit { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[other.count] <= limit ? last[other.count] : nil
  }
}
