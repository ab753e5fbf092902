internal import AnnalsArchive
internal import AnnalsVocabulary

/// An event with every account of it, as version 1 of the export writes it.
struct EventRecordV1 {
  let id: String
  let date: DateRecordV1
  let dates: [String]
  let type: String
  let summary: String?
  let places: [PlaceRecordV1]
  let participants: [ParticipantRecordV1]
  let harm: [HarmRange]
  let confidence: String?
  let independentOrigins: Int
  let accounts: [AccountRecordV1]
  let page: SitePath
  let isUnpublished: Bool

  init(_ id: ID<Event>, in context: ExportContext) {
    let event = context.archive.events[id.index]
    self.id = event.key
    date = DateRecordV1(event.date)
    dates = event.dates.map { $0.description }
    type = context.id(of: event.type)
    summary = event.summary
    places = event.places.map { PlaceRecordV1($0, in: context) }
    participants = event.participants.map { ParticipantRecordV1($0, in: context) }
    harm = event.harm
    confidence = event.confidence?.rawValue
    independentOrigins = event.independentOrigins
    accounts = context.archive.accounts[event.accounts].map { AccountRecordV1($0, in: context) }
    page = event.path
    isUnpublished = event.isUnpublished
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("id", id)
      output.member("date", date)
      output.member("dates", dates)
      output.member("type", type)
      output.member("summary", summary)
      output.member("places", listOf: places) { $0.write(into: &$1) }
      output.member("participants", listOf: participants) { $0.write(into: &$1) }
      output.member("harm", listOf: harm, writeRange)
      output.member("confidence", confidence)
      output.member("independent_origins", independentOrigins)
      output.member("accounts", listOf: accounts) { $0.write(into: &$1) }
      context.write(page, into: &output)
      if isUnpublished { output.member("unpublished", true) }
    }
  }

  private func writeRange(_ range: HarmRange, into output: inout ByteWriter) {
    output.object { output in
      output.member("measure", range.measure.rawValue)
      output.member("low", range.numbers?.lowerBound)
      output.member("high", range.numbers?.upperBound)
      if !range.words.isEmpty { output.member("words", range.words) }
    }
  }
}

/// A town and how the event stands to it.
struct PlaceRecordV1 {
  let town: String
  let relation: String

  init(_ place: EventPlace, in context: ExportContext) {
    town = context.id(of: place.town)
    relation = place.relation.rawValue
  }

  func write(into output: inout ByteWriter) {
    output.object { output in
      output.member("town", town)
      output.member("relation", relation)
    }
  }
}

/// A faction and its part.
struct ParticipantRecordV1 {
  let faction: String
  let role: String?

  init(_ participant: Participant, in context: ExportContext) {
    faction = context.id(of: participant.faction)
    role = participant.role?.rawValue
  }

  func write(into output: inout ByteWriter) {
    output.object { output in
      output.member("faction", faction)
      output.member("role", role)
    }
  }
}
