/// How one text becomes another, as `diff -u` shows it.
struct LineDifference {
  private struct Line {
    let mark: Character
    let text: Substring
    /// From 1, in the old and the new text; where the line is missing, the number of the next one.
    let old: Int
    let new: Int
  }

  private static let context = 3
  private let lines: [Line]

  init(from old: String, to new: String) {
    let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
    let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
    let difference = newLines.difference(from: oldLines) { $0.utf8.elementsEqual($1.utf8) }
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < oldLines.count || j < newLines.count {
      if i < oldLines.count, removed.contains(i) {
        lines.append(Line(mark: "-", text: oldLines[i], old: i + 1, new: j + 1))
        i += 1
      } else if j < newLines.count, inserted.contains(j) {
        lines.append(Line(mark: "+", text: newLines[j], old: i + 1, new: j + 1))
        j += 1
      } else {
        lines.append(Line(mark: " ", text: oldLines[i], old: i + 1, new: j + 1))
        i += 1
        j += 1
      }
    }
    self.lines = lines
  }

  /// The changed places with three lines around them; empty for equal texts.
  var text: String {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].mark != " " {
      let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
      if let last = hunks.last, last.upperBound >= range.lowerBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks.map(hunk).joined()
  }

  private func hunk(_ range: Range<Int>) -> String {
    let part = lines[range]
    let oldCount = part.count { $0.mark != "+" }
    let newCount = part.count { $0.mark != "-" }
    let first = lines[range.lowerBound]
    return "@@ -\(first.old),\(oldCount) +\(first.new),\(newCount) @@\n"
      + part.map { "\($0.mark)\(escapedForTerminal(String($0.text)))\n" }.joined()
  }
}
