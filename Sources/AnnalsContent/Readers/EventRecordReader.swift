internal import AnnalsMarkdown
internal import AnnalsVocabulary

/// Reads an editor's own record of an event.
struct EventRecordReader {
  static let keys: KeySet = EventFields.keys + [.language, .contentWarning] + StatusFields.keys
  private static let thing = "an event record"

  let events: EventFields

  init(_ configuration: ArchiveConfiguration) {
    events = EventFields(configuration)
  }

  /// The record; nil, with a problem, when it has no id to join the accounts by.
  func record(_ source: DocumentSource, _ problems: inout Problems) -> EventRecordDocument? {
    guard let fields = source.requiredFields(known: Self.keys, of: Self.thing, &problems) else {
      return nil
    }
    let hasID = fields.require(.id, of: Self.thing, &problems)
    let status = StatusFields.read(fields, &problems)
    let language = fields.language(.language, &problems)
    let contentWarning = fields.text(.contentWarning, &problems)?.value
    var accounts = [events.account(fields, placement: .record, &problems)]
    QuoteFinder.find(in: source.outline.plainText, of: &accounts, &problems)
    source.reportEventBlocks(&problems)
    guard hasID, accounts[0].id != nil else { return nil }
    var record = EventRecordDocument(
      path: source.path,
      status: status,
      account: accounts[0],
      body: source.body
    )
    record.language = language
    record.contentWarning = contentWarning
    return record
  }
}
