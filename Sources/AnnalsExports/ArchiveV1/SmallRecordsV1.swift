internal import AnnalsArchive
internal import AnnalsVocabulary

/// A kind of event.
struct EventTypeRecordV1 {
  let id: String
  let names: [NameRecordV1]
  let page: SitePath

  init(_ type: EventType) {
    id = type.id
    names = type.names.map { NameRecordV1($0) }
    page = type.path
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("id", id)
      output.member("names", listOf: names) { $0.write(into: &$1) }
      context.write(page, into: &output)
    }
  }
}

/// Whoever publishes reports.
struct SourceRecordV1 {
  let id: String
  let name: String
  let page: SitePath

  init(_ source: Source) {
    id = source.slug.text
    name = source.name
    page = source.path
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("id", id)
      output.member("name", name)
      context.write(page, into: &output)
    }
  }
}

/// What stands where something was retracted.
struct TombstoneRecordV1 {
  let day: CalendarDay?
  let reason: String?
  let page: SitePath

  init(_ tombstone: Tombstone) {
    day = tombstone.day
    reason = tombstone.reason
    page = tombstone.path
  }

  func write(into output: inout ByteWriter, _ context: ExportContext) {
    output.object { output in
      output.member("date", day)
      output.member("reason", reason)
      context.write(page, into: &output)
    }
  }
}
