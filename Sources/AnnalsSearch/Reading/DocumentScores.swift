/// The documents that match something and their scores, in order of the documents.
struct DocumentScores {
  private(set) var all: [(document: Int, score: Int)] = []

  var isEmpty: Bool { all.isEmpty }
  var documents: [Int] { all.map(\.document) }

  /// Adds a score; `settle` puts it in its place.
  mutating func add(_ document: Int, _ score: Int) {
    all.append((document, score))
  }

  /// Puts documents in order; of several scores of one the greatest stays.
  mutating func settle() {
    all.sort { $0.document != $1.document ? $0.document < $1.document : $0.score > $1.score }
    var kept = 0
    for found in all where kept == 0 || all[kept - 1].document != found.document {
      all[kept] = found
      kept += 1
    }
    all.removeSubrange(kept...)
  }

  /// Keeps what is in `other` too, with the sum of both scores.
  mutating func intersect(_ other: DocumentScores) {
    var kept = 0
    var index = 0
    for found in all {
      while index < other.all.count, other.all[index].document < found.document { index += 1 }
      guard index < other.all.count else { break }
      guard other.all[index].document == found.document else { continue }
      all[kept] = (found.document, found.score + other.all[index].score)
      kept += 1
    }
    all.removeSubrange(kept...)
  }

  func has(_ document: Int) -> Bool {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].document < document { low = middle + 1 } else { high = middle }
    }
    return low < all.count && all[low].document == document
  }

  /// Best first, each with the number of groups it matches.
  func ranked(matches: Int) -> [RankedDocument] {
    all.map { RankedDocument(document: $0.document, matches: matches, score: $0.score) }.sorted()
  }
}

extension [Int] {
  /// Whether an element of the array, which is in order, lies in `range`.
  func hasElement(in range: ClosedRange<Int>) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] <= range.upperBound
  }
}

/// A document and how well it matches; the better comes before.
struct RankedDocument: Comparable {
  let document: Int
  let matches: Int
  let score: Int

  static func < (one: RankedDocument, other: RankedDocument) -> Bool {
    if one.matches != other.matches { return one.matches > other.matches }
    if one.score != other.score { return one.score > other.score }
    return one.document > other.document
  }
}
