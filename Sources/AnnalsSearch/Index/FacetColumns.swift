import AnnalsArchive
import AnnalsVocabulary

/// What documents are filtered and counted by, in columns of 512 documents.
///
/// `{"e": entities, "l": languages, "c": confidence, "k": kind, "d": day}`: `e` and `l` are strings with
/// the gaps of the numbers of each document and `!` after each; the others have one sign or number each.
struct FacetColumns {
  static let documentsPerColumn = 512

  private let archive: PublicArchive
  private let documents: SearchDocuments
  private let entities: EntitiesOfDocuments
  let languages: [LanguageTag]

  init(_ archive: PublicArchive, _ documents: SearchDocuments, entities: EntitiesOfDocuments) {
    self.archive = archive
    self.documents = documents
    self.entities = entities
    languages = Set(archive.articles.map(\.language)).sorted()
  }

  func shards() -> [Shard] {
    stride(from: 0, to: documents.all.count, by: Self.documentsPerColumn).map { start in
      let range = start..<min(documents.all.count, start + Self.documentsPerColumn)
      var output = ByteWriter(capacity: ShardText.limit)
      output.append("{\"e\":")
      output.append(plainJSONString: range.reduce(into: []) { appendEntities(of: $1, to: &$0) })
      output.append(",\"l\":")
      output.append(plainJSONString: range.reduce(into: []) { appendLanguages(of: $1, to: &$0) })
      output.append(",\"c\":")
      output.append(plainJSONString: range.map { sign(confidence(of: $0)) })
      output.append(",\"k\":")
      output.append(plainJSONString: range.map { sign(isEvent($0) ? 1 : 0) })
      output.append(",\"d\":")
      output.append(plainJSONString: days(of: range))
      output.append("}")
      return Shard(name: ShardName("c", start / Self.documentsPerColumn), json: output.bytes)
    }
  }

  private func appendEntities(of document: Int, to column: inout [UInt8]) {
    var next: UInt32 = 0
    for entity in entities[document] {
      PostingCodec.append(entity - next, to: &column)
      next = entity + 1
    }
    column.append(PostingCodec.end)
  }

  /// Languages of an article, or of the articles that tell an event: numbers in the manifest's list.
  private func appendLanguages(of document: Int, to column: inout [UInt8]) {
    let found: [LanguageTag]
    switch documents.all[document].subject {
    case .article(let id): found = [archive.articles[id].language]
    case .event(let id):
      found = archive.accounts[archive.events[id].accounts].compactMap { account in
        account.article.map { archive.articles[$0].language }
      }
    }
    var next = 0
    for (number, language) in languages.enumerated() where found.contains(language) {
      PostingCodec.append(UInt32(number - next), to: &column)
      next = number + 1
    }
    column.append(PostingCodec.end)
  }

  /// 0 for none, then the position in `Confidence` plus one.
  private func confidence(of document: Int) -> Int {
    guard case .event(let id) = documents.all[document].subject,
      let confidence = archive.events[id].confidence
    else { return 0 }
    return 1 + (Confidence.allCases.firstIndex(of: confidence) ?? 0)
  }

  private func isEvent(_ document: Int) -> Bool {
    if case .event = documents.all[document].subject { true } else { false }
  }

  private func sign(_ number: Int) -> UInt8 { PostingCodec.signs[number] }

  /// Days since 1500-01-01 of the first document, then the gaps.
  private func days(of range: Range<Int>) -> [UInt8] {
    var column: [UInt8] = []
    var previous = FacetColumns.dayZero
    for document in range {
      let day = documents.all[document].day.dayNumber
      PostingCodec.append(UInt32(day - previous), to: &column)
      previous = day
    }
    return column
  }

  /// 1500-01-01, as days from 1970-01-01.
  static let dayZero = -171_655
}
