internal import AnnalsVocabulary

/// The types templates are checked against.
struct Schema: Sendable {
  let records: [String: RecordType]
  let filters: [Filter]
  private let filterIndices: [String: Int]

  /// Of two records or filters with one name the first counts.
  init(records: [RecordType], filters: [Filter]) {
    self.records = Dictionary(
      records.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    self.filters = filters
    filterIndices = Dictionary(
      filters.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  func filter(named name: String) -> Int? {
    filterIndices[name]
  }
}

/// `; did you mean 'x'?`, or nothing.
func nearest(to written: String, among candidates: some Sequence<String>) -> String {
  suggestion(for: written, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}
