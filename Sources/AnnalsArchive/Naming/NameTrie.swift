internal import AnnalsVocabulary

/// Names as paths of words, in flat arrays.
///
/// A node is a number; the edges of all nodes stand in one table with open addressing, and a filter of
/// first words answers for most of a text that no name begins here. 20,000 names take 1.5 MB.
struct NameTrie: Sendable {
  static let root: UInt32 = 0
  /// No edge leads to the root, so its number is free to say that there is no node.
  static let none: UInt32 = 0

  /// By the key of node and word; a free place has no child.
  private let edges: [Edge]
  private let filter: [UInt64]
  private let parents: [Bool]
  /// Of every node, where its rules begin; one more at the end.
  private let starts: [UInt32]
  /// How a name must be spelled, and beside it what it then stands for.
  let rules: [SpellingRule]
  let lists: [[MentionMatcher.Target]]

  struct Edge {
    var key: UInt64
    var child: UInt32
  }

  /// False when no name begins with the word; true when one may.
  @inline(__always)
  func mayBegin(with word: WordHash) -> Bool {
    let bit = Self.spread(word.value)
    return filter[Int(bit / 64) & (filter.count - 1)] >> (bit % 64) & 1 == 1
  }

  /// The node that the word leads to from another, or `none`.
  func child(of node: UInt32, _ word: WordHash) -> UInt32 {
    let key = Self.key(node, word)
    var place = Int(truncatingIfNeeded: key) & (edges.count - 1)
    while edges[place].child != Self.none {
      if edges[place].key == key { return edges[place].child }
      place = (place + 1) & (edges.count - 1)
    }
    return Self.none
  }

  /// Whether a longer name goes on from the node.
  func hasChildren(_ node: UInt32) -> Bool {
    parents[Int(node)]
  }

  /// Positions in `rules` and `lists` of the names that end at the node; none for the root.
  func entries(of node: UInt32) -> Range<Int> {
    Int(starts[Int(node)])..<Int(starts[Int(node) + 1])
  }

  private static func key(_ node: UInt32, _ word: WordHash) -> UInt64 {
    spread(word.value ^ UInt64(node) &* 0xD1B5_4A32_D192_ED03)
  }

  /// Brings the differences between hashes into their low bits.
  private static func spread(_ value: UInt64) -> UInt64 {
    let product = value &* 0xBF58_476D_1CE4_E5B9
    return product ^ (product >> 32)
  }
}

extension NameTrie {
  /// Collects names, then lays them out.
  struct Builder {
    private struct Entry {
      let node: UInt32
      let rule: SpellingRule
      let target: MentionMatcher.Target
    }

    private let scanner = WordScanner()
    private var edges: [Edge]
    private var edgeCount = 0
    private var parents = [false]
    private var entries: [Entry] = []
    private var firstWords: [WordHash] = []

    init(capacity: Int) {
      edges = Array(repeating: Edge(key: 0, child: NameTrie.none), count: 64)
      entries.reserveCapacity(capacity)
    }

    /// Adds a name, unless it is one that is never matched.
    mutating func add(_ name: String, for target: MentionMatcher.Target) {
      guard let (rule, words) = SpellingRule.of(name, scanner: scanner) else { return }
      firstWords.append(words[0])
      var node = NameTrie.root
      for word in words { node = child(of: node, word) }
      entries.append(Entry(node: node, rule: rule, target: target))
    }

    /// The finished trie.
    ///
    /// Of several towns of one name, those that lie around another are left out; `areasAround` tells
    /// which do, and is asked only about such towns.
    func trie(areasAround: (ID<Town>) -> [ID<Town>]) -> NameTrie {
      var sorted = entries
      sorted.sort { one, other in
        if one.node != other.node { return one.node < other.node }
        if one.rule != other.rule { return one.rule < other.rule }
        return MentionMatcher.Target.precedes(one.target, other.target)
      }
      var starts = [UInt32](repeating: 0, count: parents.count + 1)
      var rules: [SpellingRule] = []
      var lists: [[MentionMatcher.Target]] = []
      var last: Entry?
      for entry in sorted {
        if let last, last.node == entry.node, last.rule == entry.rule {
          if last.target != entry.target { lists[lists.count - 1].append(entry.target) }
        } else {
          rules.append(entry.rule)
          lists.append([entry.target])
          starts[Int(entry.node) + 1] += 1
        }
        last = entry
      }
      for node in 1..<starts.count { starts[node] += starts[node - 1] }
      return NameTrie(
        edges: edges,
        filter: filter(),
        parents: parents,
        starts: starts,
        rules: rules,
        lists: lists.map { $0.count == 1 ? $0 : withoutAreas($0, areasAround) }
      )
    }

    private func withoutAreas(
      _ targets: [MentionMatcher.Target],
      _ areasAround: (ID<Town>) -> [ID<Town>]
    ) -> [MentionMatcher.Target] {
      var around: Set<MentionMatcher.Target> = []
      for case .town(let town) in targets {
        for area in areasAround(town) { around.insert(.town(area)) }
      }
      return targets.filter { !around.contains($0) }
    }

    private mutating func child(of node: UInt32, _ word: WordHash) -> UInt32 {
      if edgeCount * 2 >= edges.count { grow() }
      let key = NameTrie.key(node, word)
      var place = Int(truncatingIfNeeded: key) & (edges.count - 1)
      while edges[place].child != NameTrie.none {
        if edges[place].key == key { return edges[place].child }
        place = (place + 1) & (edges.count - 1)
      }
      parents[Int(node)] = true
      edges[place] = Edge(key: key, child: UInt32(parents.count))
      edgeCount += 1
      parents.append(false)
      return edges[place].child
    }

    private mutating func grow() {
      let old = edges
      edges = Array(repeating: Edge(key: 0, child: NameTrie.none), count: old.count * 4)
      for edge in old where edge.child != NameTrie.none {
        var place = Int(truncatingIfNeeded: edge.key) & (edges.count - 1)
        while edges[place].child != NameTrie.none { place = (place + 1) & (edges.count - 1) }
        edges[place] = edge
      }
    }

    /// Some 32 bits for each first word, so that it is wrong about one word in thirty.
    private func filter() -> [UInt64] {
      var words = 16
      while words < firstWords.count / 2, words < 1 << 14 { words *= 2 }
      var filter = [UInt64](repeating: 0, count: words)
      for word in firstWords {
        let bit = NameTrie.spread(word.value)
        filter[Int(bit / 64) & (words - 1)] |= 1 << (bit % 64)
      }
      return filter
    }
  }
}
