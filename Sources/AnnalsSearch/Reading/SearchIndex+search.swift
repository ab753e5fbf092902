import AnnalsVocabulary

extension SearchIndex {
  /// Documents looked through for a phrase.
  private static let phraseLimit = 400

  /// Answers a request (docs/search-index.md, "From a query to results").
  public func search(_ request: SearchRequest) -> SearchResults {
    let query = Query(request.text, isOpen: request.isOpen)
    var grouper = QueryGrouper(dictionary, entities)
    var groups = self.groups(of: query, &grouper)
    if !groups.contains(where: \.isKnown) { groups = groups.map(\.onlyIfLong) }
    var results = SearchResults()
    results.suggestions = grouper.suggestions
    results.guesses = groups.filter(\.isGuess).map { group in
      SearchResults.Guess(words: text(group.words), entities: group.entities)
    }
    guard !groups.isEmpty || !request.filters.isEmpty else { return results }

    let excluded = excludedDocuments(query, &grouper)
    var ranked = groups.isEmpty ? everything : matching(allOf: groups)
    if ranked.isEmpty && groups.count > 1 {
      let scored = groups.map { scores(of: $0) }
      ranked = matching(any: scored).filter { found in
        zip(groups, scored).contains { $0.isKnown && $1.has(found.document) }
      }
      results.dropped = zip(groups, scored).filter { group, scores in
        !ranked.prefix(1).contains { scores.has($0.document) }
      }.map { text($0.0.words) }
    }
    ranked.removeAll { excluded.contains($0.document) }
    let phrases = query.parts.filter { $0.isPhrase && !$0.isExcluded && $0.words.count > 1 }
    if !phrases.isEmpty {
      results.phraseIsPartial = ranked.count > Self.phraseLimit
      ranked = ranked.prefix(Self.phraseLimit).filter { hit in
        let words = self.words(of: hit.document)
        return phrases.allSatisfy { contains($0.words, in: words) }
      }
    }
    ranked = ranked.filter(by: request.filters, columns)
    if request.order == .newest { ranked.sort { $0.document > $1.document } }
    results.count = ranked.count
    results.hits = grouped(ranked, atMost: request.limit)
    return results
  }

  private func groups(of query: Query, _ grouper: inout QueryGrouper) -> [QueryGroup] {
    var groups: [QueryGroup] = []
    var run: [[UInt8]] = []
    for part in query.parts where !part.isExcluded {
      if part.isPhrase {
        groups += grouper.groups(run, lastIsOpen: false)
        run = []
        groups += part.words.map { grouper.exactGroup($0) }
      } else {
        run += part.words
      }
    }
    return groups + grouper.groups(run, lastIsOpen: query.lastIsOpen)
  }

  private func excludedDocuments(_ query: Query, _ grouper: inout QueryGrouper) -> Set<Int> {
    var excluded: Set<Int> = []
    for part in query.parts where part.isExcluded {
      let groups =
        part.isPhrase
        ? part.words.map { grouper.exactGroup($0) }
        : grouper.groups(part.words, lastIsOpen: false).filter { !$0.isGuess }
      let found = matching(allOf: groups).map(\.document)
      excluded.formUnion(
        found.filter { document in
          !part.isPhrase || contains(part.words, in: words(of: document))
        }
      )
    }
    return excluded
  }

  /// The documents that match a group, and their scores in it.
  ///
  /// Of others than the candidates (in order; nil for all) blocks without one need not be read.
  private func scores(of group: QueryGroup, within candidates: [Int]? = nil) -> DocumentScores {
    var scores = DocumentScores()
    for alternative in group.alternatives {
      for posting in postings(of: alternative.row, within: candidates) {
        scores.add(
          Int(posting.document),
          alternative.row.weight * Int(posting.impact) * alternative.share / 16
        )
      }
    }
    if !group.together.isEmpty {
      let most = group.mostOfWords
      for hit in matching(allOf: group.together, within: candidates) {
        scores.add(hit.document, min(hit.score, most))
      }
    }
    scores.settle()
    return scores
  }

  private func postings(of row: IndexDictionary.Row, within candidates: [Int]?) -> [Posting] {
    switch row.postings {
    case .string(let text): return PostingCodec.decode(text) ?? []
    case .array(let blocks):
      return blocks.flatMap { place -> [Posting] in
        guard let block = place[0]?.number, let first = place[1]?.number,
          let last = place[2]?.number,
          candidates?.hasElement(in: first...max(first, last)) ?? true,
          let text = files.shard(ShardName("p", block))?.utf8
        else { return [] }
        return PostingCodec.decode(text) ?? []
      }
    default: return []
    }
  }

  /// Documents that match every group, best first.
  private func matching(allOf groups: [QueryGroup], within candidates: [Int]? = nil)
    -> [RankedDocument]
  {
    guard !groups.isEmpty else { return [] }
    // The rarest first: of the others only the blocks are read that its documents lie in.
    let order = groups.indices.sorted { one, other in
      let counts = (groups[one].documents, groups[other].documents)
      return counts.0 != counts.1 ? counts.0 < counts.1 : one < other
    }
    var all = scores(of: groups[order[0]], within: candidates)
    for index in order.dropFirst() where !all.isEmpty {
      all.intersect(scores(of: groups[index], within: all.documents))
    }
    return all.ranked(matches: groups.count)
  }

  /// Documents with a score in some group: more groups first.
  private func matching(any scored: [DocumentScores]) -> [RankedDocument] {
    var found: [Int: RankedDocument] = [:]
    for scores in scored {
      for (document, score) in scores.all {
        let known = found[document]
        found[document] = RankedDocument(
          document: document,
          matches: (known?.matches ?? 0) + 1,
          score: (known?.score ?? 0) + score
        )
      }
    }
    return found.values.sorted()
  }

  /// Every document, newest first: what a request of filters alone chooses from.
  private var everything: [RankedDocument] {
    (0..<columns.documentCount(atMost: documentCount)).reversed().map {
      RankedDocument(document: $0, matches: 0, score: 0)
    }
  }

  private func words(of document: Int) -> [[UInt8]] {
    var splitter = WordSplitter()
    var words: [[UInt8]] = []
    splitter.forEachWord(in: store.text(of: document).utf8Span.span) { words.append(Array($0)) }
    return words
  }

  private func contains(_ phrase: [[UInt8]], in words: [[UInt8]]) -> Bool {
    guard words.count >= phrase.count else { return false }
    return (0...words.count - phrase.count).contains { words[$0...].starts(with: phrase) }
  }

  /// Puts an article and an event it tells together, below whichever comes first, until one more group
  /// would be too many: no document past those that are shown is read.
  private func grouped(_ ranked: [RankedDocument], atMost limit: Int) -> [SearchResults.Hit] {
    var hits: [SearchResults.Hit] = []
    var hitOfEvent: [Int: Int] = [:]
    for found in ranked {
      let isEvent = store.isEvent(found.document)
      let events = isEvent ? [found.document] : store.related(to: found.document)
      if let hit = events.lazy.compactMap({ hitOfEvent[$0] }).first {
        hits[hit].others.append(found.document)
      } else {
        guard hits.count < limit else { break }
        hits.append(SearchResults.Hit(document: found.document, score: found.score, others: []))
        for event in events { hitOfEvent[event] = hits.count - 1 }
      }
    }
    return hits
  }

  private func text(_ words: [[UInt8]]) -> String {
    String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
  }
}

extension [RankedDocument] {
  /// Without the documents that a filter rules out.
  func filter(by filters: SearchFilters, _ columns: IndexColumns) -> [RankedDocument] {
    guard !filters.isEmpty else { return self }
    var known: [Int: [IndexColumns.Facets]] = [:]
    return filter { found in
      let (column, position) = columns.column(of: found.document)
      let facets = known[column] ?? columns.facets(ofColumn: column)
      known[column] = facets
      return position < facets.count && filters.admit(facets[position])
    }
  }
}

extension SearchFilters {
  func admit(_ facets: IndexColumns.Facets) -> Bool {
    for wanted in [towns, factions, types, sources] where !wanted.isEmpty {
      guard facets.entities.contains(where: wanted.contains) else { return false }
    }
    guard languages.isEmpty || facets.languages.contains(where: languages.contains),
      confidences.isEmpty || confidences.contains(facets.confidence)
    else { return false }
    let day = facets.day &+ FacetColumns.dayZero
    return (from.map { day >= $0.dayNumber } ?? true) && (to.map { day <= $0.dayNumber } ?? true)
  }
}
