public import AnnalsVocabulary

/// Finds every known name in running text in one pass.
///
/// Text and names are compared as they fold, word by word, so a name is found across a hyphen or a
/// soft line break, whatever its accents. What is no mention although it folds alike:
/// - a name with a capital letter where the text has none: `Homs` is not in French `homs`;
/// - an acronym of up to four letters that is not all capitals in the text;
/// - a name of one word with fewer than three letters, unless it is an acronym, and a number;
/// - words with other punctuation than hyphens between them, unless the name has such itself.
///
/// Before the first word, French elisions (`d’Idlib`) and an English `’s` after the last are left out
/// of the mention; the particles and the article that Arabic writes onto a word (`وبالرقة`) are part of
/// it, so that a link never cuts a word in two.
public struct MentionMatcher: Sendable {
  /// What a name stands for.
  public enum Target: Hashable, Sendable {
    case town(ID<Town>)
    case faction(ID<Faction>)
  }

  public struct Match: Hashable, Sendable {
    /// In bytes of the text searched.
    public let range: Range<Int>
    /// One, or several for a name of several: towns first, in order of their ids.
    public let targets: [Target]

    public init(range: Range<Int>, targets: [Target]) {
      self.range = range
      self.targets = targets
    }
  }

  private let trie: NameTrie
  private let scanner = WordScanner()

  /// A matcher of these names, each with what it stands for.
  ///
  /// A name may come more than once, for several targets. A settlement is what the name it shares with
  /// an area around it means.
  ///
  /// - Parameters:
  ///   - names: In any order.
  ///   - areasAround: Everything that a settlement lies in, and nothing for any other place.
  public init(
    names: [(name: String, target: Target)],
    areasAround: (ID<Town>) -> [ID<Town>] = { _ in [] }
  ) {
    var builder = NameTrie.Builder(capacity: names.count)
    for (name, target) in names { builder.add(name, for: target) }
    trie = builder.trie(areasAround: areasAround)
  }

  /// The longest matches of `text`, from left to right, none overlapping another.
  public func matches(in text: Span<UInt8>) -> [Match] {
    var matches: [Match] = []
    var index = 0
    while let word = scanner.word(in: text, from: index) {
      if let match = match(at: word, in: text) {
        matches.append(match)
        index = match.range.upperBound
      } else {
        index = word.range.upperBound
      }
    }
    return matches
  }
}

extension MentionMatcher {
  /// The longest name that begins with `word`, or with what is left of it without an elision or
  /// Arabic particles.
  private func match(at word: WordScanner.Word, in text: Span<UInt8>) -> Match? {
    var best: Match?
    if trie.mayBegin(with: word.hash) || word.isBroken {
      best = longest(from: word, in: text)
    }
    if word.isBroken, let rest = word.withoutElision(in: text, scanner: scanner),
      let match = longest(from: rest, in: text), match.ends(after: best)
    {
      best = match
    }
    if text[word.range.lowerBound] & 0xFE == 0xD8 {
      for rest in ArabicParticles(before: word, in: text) where trie.mayBegin(with: rest) {
        let stripped = WordScanner.Word(range: word.range, hash: rest, isBroken: word.isBroken)
        if let match = longest(from: stripped, in: text), match.ends(after: best) { best = match }
      }
    }
    return best
  }

  /// The longest name whose first word is `first`.
  private func longest(from first: WordScanner.Word, in text: Span<UInt8>) -> Match? {
    var best: Match?
    var passage = Passage(from: first.range.lowerBound)
    var word = first
    var node = NameTrie.root
    while true {
      passage.add(word, in: text)
      if word.isBroken, let stem = word.withoutPossessive(in: text, scanner: scanner) {
        best =
          match(of: trie.child(of: node, stem.hash), passage.ending(at: stem.end), in: text) ?? best
      }
      node = trie.child(of: node, word.hash)
      guard node != NameTrie.none else { return best }
      best = match(of: node, passage, in: text) ?? best
      guard trie.hasChildren(node), let next = scanner.word(in: text, from: word.range.upperBound)
      else { return best }
      word = next
    }
  }

  /// The names that end at `node` and are spelled as their rules ask.
  private func match(of node: UInt32, _ passage: Passage, in text: Span<UInt8>) -> Match? {
    var first: Int?
    // Nearly every name stands for one thing, and then there is no list to make.
    var targets: [Target] = []
    for entry in trie.entries(of: node) where trie.rules[entry].allows(passage, in: text) {
      guard let known = first else {
        first = entry
        continue
      }
      if targets.isEmpty { targets = trie.lists[known] }
      for target in trie.lists[entry] where !targets.contains(target) { targets.append(target) }
    }
    guard let first else { return nil }
    if targets.isEmpty { return Match(range: passage.range, targets: trie.lists[first]) }
    return Match(range: passage.range, targets: targets.sorted(by: Target.precedes))
  }
}

extension MentionMatcher.Match {
  fileprivate func ends(after other: Self?) -> Bool {
    other.map { range.upperBound > $0.range.upperBound } ?? true
  }
}

extension MentionMatcher.Target {
  /// Towns before factions, each in order of their ids.
  static func precedes(_ one: Self, _ other: Self) -> Bool {
    switch (one, other) {
    case (.town(let one), .town(let other)): one < other
    case (.faction(let one), .faction(let other)): one < other
    case (.town, .faction): true
    case (.faction, .town): false
    }
  }
}
