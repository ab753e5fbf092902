/// The lines that differ between two files (Myers, "An O(ND) Difference Algorithm", 1986).
struct UnifiedDiff {
  /// Files that differ in more lines than this are shown as one change.
  static let mostEdits = 500
  private static let contextLines = 3

  fileprivate enum Edit {
    case keep(Int, Int)
    case remove(Int)
    case insert(Int)
  }

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  private var edits: [Edit] = []

  init(from old: [UInt8], to new: [UInt8]) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
    edits = shortestEdits()
  }

  /// The hunks with three lines of context; empty when there is no difference.
  func text(from oldName: String, to newName: String) -> String {
    let hunks = hunks()
    if hunks.isEmpty { return "" }
    return "--- \(oldName)\n+++ \(newName)\n" + hunks.map(text(of:)).joined()
  }
}

extension UnifiedDiff {
  /// Lines with their ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private func shortestEdits() -> [Edit] {
    let prefix = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed())
    let suffix = tail.prefix { $0 == $1 }.count
    let kept = (0..<prefix).map { Edit.keep($0, $0) }
    let ending = (0..<suffix).reversed().map { Edit.keep(old.count - 1 - $0, new.count - 1 - $0) }
    let middle = middleEdits(prefix..<old.count - suffix, prefix..<new.count - suffix)
    return kept + middle + ending
  }

  private func middleEdits(_ one: Range<Int>, _ other: Range<Int>) -> [Edit] {
    var furthest = [1: 0]
    var trace: [[Int: Int]] = []
    for distance in 0...min(Self.mostEdits, one.count + other.count) {
      trace.append(furthest)
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let from = Self.previousDiagonal(of: diagonal, distance, furthest)
        var x = (furthest[from] ?? 0) + (from < diagonal ? 1 : 0)
        while x < one.count, x - diagonal < other.count,
          old[one.lowerBound + x] == new[other.lowerBound + x - diagonal]
        {
          x += 1
        }
        furthest[diagonal] = x
        if x >= one.count && x - diagonal >= other.count {
          return backtrack(trace, one, other)
        }
      }
    }
    return one.map { .remove($0) } + other.map { .insert($0) }
  }

  /// The diagonal from which one more edit reaches furthest along `diagonal`.
  private static func previousDiagonal(
    of diagonal: Int,
    _ distance: Int,
    _ furthest: [Int: Int]
  ) -> Int {
    let below = furthest[diagonal - 1] ?? -1
    let above = furthest[diagonal + 1] ?? -1
    return diagonal == -distance || (diagonal != distance && below < above)
      ? diagonal + 1 : diagonal - 1
  }

  private func backtrack(_ trace: [[Int: Int]], _ one: Range<Int>, _ other: Range<Int>) -> [Edit] {
    var edits: [Edit] = []
    var x = one.count
    var y = other.count
    for distance in trace.indices.dropFirst().reversed() {
      let from = Self.previousDiagonal(of: x - y, distance, trace[distance])
      let start = trace[distance][from] ?? 0
      while x > start && y > start - from {
        x -= 1
        y -= 1
        edits.append(.keep(one.lowerBound + x, other.lowerBound + y))
      }
      if x == start {
        y -= 1
        edits.append(.insert(other.lowerBound + y))
      } else {
        x -= 1
        edits.append(.remove(one.lowerBound + x))
      }
    }
    while x > 0 && y > 0 {
      x -= 1
      y -= 1
      edits.append(.keep(one.lowerBound + x, other.lowerBound + y))
    }
    return edits.reversed()
  }

  /// Runs of edits that touch one another's context.
  private func hunks() -> [ArraySlice<Edit>] {
    var hunks: [Range<Int>] = []
    for index in edits.indices {
      if case .keep = edits[index] { continue }
      let start = max(0, index - Self.contextLines)
      let end = min(edits.count, index + Self.contextLines + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks.map { edits[$0] }
  }

  private func text(of hunk: ArraySlice<Edit>) -> String {
    var before = (first: 0, count: 0)
    var after = (first: 0, count: 0)
    for edit in edits[..<hunk.startIndex] {
      if !edit.isInsertion { before.first += 1 }
      if !edit.isRemoval { after.first += 1 }
    }
    var lines = ""
    for edit in hunk {
      if !edit.isInsertion { before.count += 1 }
      if !edit.isRemoval { after.count += 1 }
      switch edit {
      case .keep(let line, _): lines += Self.text(of: old[line], mark: " ")
      case .remove(let line): lines += Self.text(of: old[line], mark: "-")
      case .insert(let line): lines += Self.text(of: new[line], mark: "+")
      }
    }
    return "@@ -\(Self.span(before)) +\(Self.span(after)) @@\n" + lines
  }

  /// As `diff -u` counts: from 1, and from 0 for nothing at the start.
  private static func span(_ range: (first: Int, count: Int)) -> String {
    let first = range.count == 0 ? range.first : range.first + 1
    return range.count == 1 ? "\(first)" : "\(first),\(range.count)"
  }

  private static func text(of line: ArraySlice<UInt8>, mark: String) -> String {
    let ending = line.last == UInt8(ascii: "\n") ? "" : "\n\\ No newline at end of file\n"
    return mark + String(decoding: line, as: UTF8.self) + ending
  }
}

extension UnifiedDiff.Edit {
  fileprivate var isInsertion: Bool {
    if case .insert = self { true } else { false }
  }

  fileprivate var isRemoval: Bool {
    if case .remove = self { true } else { false }
  }
}
