internal import AnnalsArchive
internal import AnnalsVocabulary

/// What one document says of an event.
struct AccountRecordV1 {
  /// Nil for the editor's own record.
  let article: String?
  /// Nil when the account gives none.
  let date: DateRecordV1?
  let type: String?
  let places: [PlaceRecordV1]
  let participants: [ParticipantRecordV1]
  let harm: [AccountHarm]
  let attribution: String?
  let quote: String?
  let confidence: String?
  let summary: String?

  init(_ account: Account, in context: ExportContext) {
    article = account.article.map { context.id(of: $0) }
    date = account.dateIsOwn ? DateRecordV1(account.date) : nil
    type = account.type.map { context.id(of: $0) }
    places = account.places.map { PlaceRecordV1($0, in: context) }
    participants = account.participants.map { ParticipantRecordV1($0, in: context) }
    harm = account.harm
    attribution = account.attribution
    quote = account.quote
    confidence = account.confidence?.rawValue
    summary = account.summary
  }

  func write(into output: inout ByteWriter) {
    output.object { output in
      output.member("article", article)
      output.member("date", date)
      output.member("type", type)
      output.member("places", listOf: places) { $0.write(into: &$1) }
      output.member("participants", listOf: participants) { $0.write(into: &$1) }
      output.member("harm", listOf: harm, writeHarm)
      output.member("attribution", attribution)
      output.member("quote", quote)
      output.member("confidence", confidence)
      output.member("summary", summary)
    }
  }

  private func writeHarm(_ harm: AccountHarm, into output: inout ByteWriter) {
    output.object { output in
      output.member("measure", harm.measure.rawValue)
      switch harm.count {
      case .number(let low, let high, let best, let civilians):
        output.member("low", min(low, high))
        output.member("high", max(low, high))
        output.member("best", best)
        output.member("civilians", civilians)
      case .words(let words): output.member("words", words)
      }
    }
  }
}
