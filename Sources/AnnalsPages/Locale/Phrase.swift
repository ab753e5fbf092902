/// What is counted, in the plural forms of a language.
enum CountedNoun: UInt8, CaseIterable, Sendable {
  case events
  case reports
  case towns
  case factions
  case sources
  case days

  var name: String { snakeCased(String(describing: self)) }

  /// In locale files: `counts.events`, with a form below it for each plural category.
  var key: String { "counts.\(name)" }
}

/// Sentences and half-sentences with places to fill.
enum Phrase: UInt8, CaseIterable, Sendable {
  case quotation
  case citedIn
  case eventOnDate
  case inPeriod
  case counted
  case countedTwice
  case eventTitle
  case pageTitle
  case placeNear
  /// Before a name that begins with a vowel: French says `près d’Idlib`.
  case placeNearVowel
  case placeBetween
  case placeBeside
  case placeRoad
  case numberRange
  case withCivilians
  case bestEstimate
  case kilometres
  case period
  case periodSince
  /// Where the date is a day: French says `depuis 2017` and `depuis le 28 janvier 2017`.
  case periodSinceDay
  case periodUntil
  case periodUntilDay
  case reportBy
  case agreement
  case against
  case mapOf
  case mapWithin

  /// In locale files: `phrases.page_title`.
  var key: String { "phrases.\(snakeCased(String(describing: self)))" }

  var places: [String] {
    switch self {
    case .quotation: ["text"]
    case .citedIn: ["work", "archive"]
    case .eventOnDate: ["event", "date"]
    case .inPeriod: ["name", "period"]
    case .counted: ["name", "count"]
    case .countedTwice: ["name", "first", "second"]
    case .eventTitle: ["type", "place"]
    case .pageTitle: ["page", "site"]
    case .placeNear, .placeNearVowel, .placeBeside, .placeRoad: ["place"]
    case .placeBetween: ["first", "second"]
    case .numberRange: ["low", "high"]
    case .withCivilians: ["number", "civilians"]
    case .bestEstimate: ["number", "best"]
    case .kilometres: ["number"]
    case .period: ["from", "to"]
    case .periodSince, .periodSinceDay: ["from"]
    case .periodUntil, .periodUntilDay: ["to"]
    case .reportBy: ["source", "date"]
    case .agreement: ["most", "all"]
    case .against: ["first", "second"]
    case .mapOf: ["name"]
    case .mapWithin: ["distance"]
    }
  }
}

/// `latestReports` as locale files write it: `latest_reports`.
func snakeCased(_ name: String) -> String {
  var text = ""
  for byte in name.utf8 {
    if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte { text += "_" }
    text.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
  }
  return text
}
