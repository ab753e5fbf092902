import AnnalsArchive
import AnnalsVocabulary

/// What documents are filtered and counted by, in columns of 512 documents.
///
/// `{"e": entities, "l": languages, "c": confidence, "k": kind, "d": day}`: `e` and `l` are strings with
/// the gaps of the numbers of each document and `!` after each; the others have one sign or number each,
/// `d` the days from 1500-01-01 to the first document's, then the gaps.
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
      append(range, to: &output) { appendEntities(of: $0, to: &$1) }
      output.append(",\"l\":")
      append(range, to: &output) { appendLanguages(of: $0, to: &$1) }
      output.append(",\"c\":")
      append(range, to: &output) { $1.append(PostingCodec.sign(confidence(of: $0))) }
      output.append(",\"k\":")
      append(range, to: &output) { $1.append(PostingCodec.sign(isEvent($0) ? 1 : 0)) }
      output.append(",\"d\":")
      var previous = Self.dayZero
      append(range, to: &output) { document, column in
        let day = documents.all[document].day.dayNumber
        column.append(base45: UInt32(day - previous))
        previous = day
      }
      output.append("}")
      return Shard(name: ShardName("c", start / Self.documentsPerColumn), json: output.bytes)
    }
  }

  /// Writes a column, to which `entry` adds what one document has.
  private func append(
    _ documents: Range<Int>,
    to output: inout ByteWriter,
    _ entry: (Int, inout ByteWriter) -> Void
  ) {
    output.appendPlainJSONString { column in
      for document in documents { entry(document, &column) }
    }
  }

  private func appendEntities(of document: Int, to column: inout ByteWriter) {
    var next: UInt32 = 0
    for entity in entities[document] {
      column.append(base45: entity - next)
      next = entity + 1
    }
    column.append(PostingCodec.end)
  }

  /// Languages of an article, or of the articles that tell an event: numbers in the manifest's list.
  private func appendLanguages(of document: Int, to column: inout ByteWriter) {
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
      column.append(base45: UInt32(number - next))
      next = number + 1
    }
    column.append(PostingCodec.end)
  }

  /// 0 for none, then the position in `Confidence` plus one.
  private func confidence(of document: Int) -> UInt32 {
    guard case .event(let id) = documents.all[document].subject,
      let confidence = archive.events[id].confidence
    else { return 0 }
    return 1 + UInt32(Confidence.allCases.firstIndex(of: confidence) ?? 0)
  }

  private func isEvent(_ document: Int) -> Bool {
    if case .event = documents.all[document].subject { true } else { false }
  }

  /// 1500-01-01, as days from 1970-01-01.
  static let dayZero = -171_655
}
