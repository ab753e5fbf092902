internal import AnnalsVocabulary

/// Folded names and what they stand for.
struct NameTable<Element>: Sendable {
  private var exact: [FoldedName: [ID<Element>]] = [:]
  private var withoutArticles: [FoldedName: [ID<Element>]] = [:]
  private let spellings: SpellingList

  /// A table of the names of each element, by position.
  init(_ names: [[String]]) {
    spellings = SpellingList(names.lazy.joined())
    for (index, names) in names.enumerated() {
      for name in names {
        let folded = FoldedName(folding: name)
        exact.add(ID(index), for: folded)
        withoutArticles.add(ID(index), for: folded.withoutArticles)
      }
    }
  }

  /// Everything called `name`, in order of ids; first as it is, then without articles.
  func elements(named name: String) -> [ID<Element>] {
    let folded = FoldedName(folding: name)
    return exact[folded] ?? withoutArticles[folded.withoutArticles] ?? []
  }

  /// The known spelling most like `name`.
  func suggestion(for name: String) -> String? {
    spellings.suggestion(for: name)
  }
}

extension Dictionary {
  /// Adds an id once; ids must come in order.
  fileprivate mutating func add<Element>(_ id: ID<Element>, for name: Key)
  where Value == [ID<Element>] {
    guard self[name]?.last != id else { return }
    self[name, default: []].append(id)
  }
}
