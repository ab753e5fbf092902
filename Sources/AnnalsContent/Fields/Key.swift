/// Every key that some schema has.
enum Key: String, CaseIterable, Sendable, CustomStringConvertible {
  // Articles and pages.
  case title
  case date
  case language
  case source
  case author
  case url
  case archivedURL = "archived_url"
  case sha256
  case tags
  case slug
  case events
  case corrections
  case contentWarning = "content_warning"
  case text

  // Status.
  case status
  case embargoUntil = "embargo_until"
  case retractedOn = "retracted_on"
  case retractionReason = "retraction_reason"
  case withdrawnOn = "withdrawn_on"
  case withdrawalReason = "withdrawal_reason"

  // What is withheld.
  case withheld
  case publicLocation = "public_location"
  case placeInText = "place_in_text"
  case spellings
  case shownAs = "shown_as"
  case values
  case value
  case media
  case allow
  case reason

  // Events.
  case id
  case type
  case town
  case towns
  case factions
  case fatalities
  case injured
  case missing
  case detained
  case displaced
  case rescued
  case attribution
  case quote
  case confidence
  case summary
  case relation
  case within = "in"
  case role
  case min
  case max
  case best
  case civilians

  // Towns and factions.
  case name
  case names
  case aliases
  case kind
  case country
  case governorate
  case district
  case parents
  case latitude
  case longitude
  case precision
  case population
  case ids
  case active
  case parent
  case relations
  case color
  case pattern
  case of
  case from
  case to

  // The configuration.
  case archiveDescription = "description"
  case languages
  case baseURL = "base_url"
  case timeZone = "time_zone"
  case license
  case eventTypes = "event_types"
  case menu
  case target
  case footer
  case accentColor = "accent_color"
  case logo
  case listLimit = "list_limit"
  case searchJSON = "search_json"
  case feedLimit = "feed_limit"
  case deploy
  case digits
  case monthNames = "month_names"
  case limits
  case fileSize = "file_size"

  /// The key as authors write it.
  var description: String { rawValue }

  /// The key that is written so; nil for one that no schema has.
  ///
  /// Text that equals lower-case ASCII has the same bytes: nothing else is canonically equivalent to it.
  init?(written: String) {
    let count = written.utf8.count
    guard Self.byLength.indices.contains(count) else { return nil }
    for key in Self.byLength[count] where key.rawValue == written {
      self = key
      return
    }
    return nil
  }

  private static let byLength: [[Key]] = {
    let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0
    return (0...longest).map { length in allCases.filter { $0.rawValue.utf8.count == length } }
  }()
}

/// The keys of one schema.
struct KeySet: ExpressibleByArrayLiteral, Sendable {
  /// In the order messages list them.
  let keys: [Key]

  init(_ keys: [Key]) {
    self.keys = keys
  }

  init(arrayLiteral keys: Key...) {
    self.keys = keys
  }

  var names: [String] { keys.map(\.rawValue) }

  func contains(_ key: Key?) -> Bool {
    key.map { keys.contains($0) } ?? false
  }

  static func + (one: KeySet, other: KeySet) -> KeySet {
    KeySet(one.keys + other.keys)
  }
}
