public import AnnalsVocabulary

/// A place of the site where something withheld stands.
public struct Leak: Hashable, Sendable {
  public enum Form: Hashable, Sendable {
    /// As text, escaped or not.
    case text
    case base64
  }

  /// In the terms the gate was made from.
  public let term: Int
  /// The index behind it, in bytes of the file.
  public let end: Int
  public let form: Form

  public init(term: Int, end: Int, form: Form) {
    self.term = term
    self.end = end
    self.form = form
  }
}

/// Looks for withheld values in finished files, however they are spelled, escaped or encoded.
///
/// It knows nothing of how a site is made, so that a fault there does not blind it.
public struct LeakGate: Sendable {
  public let terms: [WithheldTerm]
  /// Terms of which no spelling is long enough to be looked for.
  public let unsought: [WithheldTerm]
  private let folded: Automaton
  private let table: FoldingTable
  private let encoded: SkippingScan

  public init(_ terms: [WithheldTerm]) {
    self.terms = terms
    var words: [(bytes: [UInt8], term: Int)] = []
    var digits: [(bytes: [UInt8], term: Int)] = []
    var unsought: [WithheldTerm] = []
    for (number, term) in terms.enumerated() {
      let spellings = term.spellings.flatMap { TermSpellings.folded($0) }
      if spellings.isEmpty { unsought.append(term) }
      let space = [UInt8(ascii: " ")]
      words += spellings.map { (space + $0 + space, number) }
      if spellings.isEmpty { continue }
      for text in term.spellings.flatMap({ [$0, $0.lowercased(), $0.uppercased()] }) {
        digits += Base64Patterns.all(Array(text.utf8)).map { ($0, number) }
      }
    }
    self.unsought = unsought
    folded = Automaton(words, collapsing: UInt8(ascii: " "))
    table = FoldingTable(folded)
    encoded = SkippingScan(digits)
  }

  /// Whether there is nothing to look for.
  public var isOpen: Bool { terms.count == unsought.count }

  /// Every withheld value that the file holds, by its place.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - isMarkup: It is HTML or XML, whose tags may stand within a name.
  /// - Returns: In the order of their places; of values that end together, the longest.
  public func leaks(in text: Span<UInt8>, isMarkup: Bool) -> [Leak] {
    if isOpen { return [] }
    var leaks: Set<Leak> = []
    var scan = FoldedScan(folded, table)
    scan.scan(text, isMarkup: isMarkup) { term, end in
      leaks.insert(Leak(term: term, end: end, form: .text))
    }
    encoded.scan(text) { term, end in
      leaks.insert(Leak(term: term, end: end, form: .base64))
    }
    return leaks.sorted { ($0.end, $0.term) < ($1.end, $1.term) }
  }
}
