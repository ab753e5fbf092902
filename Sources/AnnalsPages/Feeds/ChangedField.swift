/// A field of a report or an event that a release may have changed, by its name in exports.
enum ChangedField: String, CaseIterable {
  case accounts
  case archivedURL = "archived_url"
  case author
  case confidence
  case contentWarning = "content_warning"
  case corrections
  case date
  case dates
  case events
  case factions
  case harm
  case id
  case independentOrigins = "independent_origins"
  case language
  case pages
  case participants
  case places
  case published
  case sha256
  case source
  case summary
  case tags
  /// What an article says, of which exports have a digest only.
  case text
  case time
  case title
  case towns
  case type
  case unpublished
  case url
}

extension Locale {
  /// What fields are called, in alphabetical order; one that this version does not know keeps its name.
  func names(ofFields fields: [String]) -> String {
    let names = fields.map { field in
      ChangedField(rawValue: field).flatMap { changedFields[$0] } ?? field
    }
    return names.map { (SortKey($0, language), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
      .joined(separator: self[.listSeparator])
  }
}
