internal import AnnalsVocabulary

/// Folded names and what they stand for.
struct NameTable<Element>: Sendable {
  private var exact: [FoldedName: [ID<Element>]] = [:]
  /// By the names without articles, of those that have some.
  private var withoutArticles: [FoldedName: [ID<Element>]] = [:]
  private let spellings: SpellingList

  /// A table of the names of each element, by position.
  init(_ names: [[String]]) {
    spellings = SpellingList(names.lazy.joined())
    exact.reserveCapacity(names.count * 2)
    for (index, names) in names.enumerated() {
      for name in names {
        let folded = FoldedName(folding: name)
        exact[folded, default: []].add(ID(index))
        let short = folded.withoutArticles
        if short != folded { withoutArticles[short, default: []].add(ID(index)) }
      }
    }
  }

  /// Everything called `name`, in order of ids; first as it is, then without articles.
  func elements(named name: String) -> [ID<Element>] {
    let folded = FoldedName(folding: name)
    if let found = exact[folded] { return found }
    let short = folded.withoutArticles
    var all = exact[short] ?? []
    for id in withoutArticles[short] ?? [] where !all.contains(id) { all.append(id) }
    return all.sorted()
  }

  /// The known spelling most like `name`.
  func suggestion(for name: String) -> String? {
    spellings.suggestion(for: name)
  }
}

extension Array {
  /// Adds an id once; ids must come in order.
  fileprivate mutating func add<Referent>(_ id: ID<Referent>) where Element == ID<Referent> {
    if last != id { append(id) }
  }
}
