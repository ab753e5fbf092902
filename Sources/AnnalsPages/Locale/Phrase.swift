/// What is counted, in the plural forms of a language.
enum CountedNoun: UInt8, CaseIterable, Sendable {
  case events
  case reports
  case towns
  case factions
  case accounts
  case sources
  case parts

  /// In locale files: `counts.events`, with a form below it for each plural category.
  var key: String { "counts.\(snakeCased(String(describing: self)))" }
}

/// Sentences and half-sentences with places to fill.
enum Phrase: UInt8, CaseIterable, Sendable {
  case quotation
  case citedIn
  case eventTitle
  case pageTitle
  case placeNear
  case placeBetween
  case placeBeside
  case placeRoad
  case numberRange
  case withCivilians
  case bestEstimate
  case kilometres
  case period
  case periodSince
  case periodUntil
  case namedInReport
  case reportBy
  case aboutPlace
  case onDate
  case eventsOf
  case listTwo

  /// In locale files: `phrases.page_title`.
  var key: String { "phrases.\(snakeCased(String(describing: self)))" }

  var places: [String] {
    switch self {
    case .quotation: ["text"]
    case .citedIn: ["work", "archive"]
    case .eventTitle: ["type", "place"]
    case .pageTitle: ["page", "site"]
    case .placeNear, .placeBeside, .placeRoad: ["place"]
    case .placeBetween, .listTwo: ["first", "second"]
    case .numberRange: ["low", "high"]
    case .withCivilians: ["number", "civilians"]
    case .bestEstimate: ["number", "best"]
    case .kilometres: ["number"]
    case .period: ["from", "to"]
    case .periodSince: ["from"]
    case .periodUntil: ["to"]
    case .namedInReport: ["name", "given"]
    case .reportBy: ["source", "date"]
    case .aboutPlace: ["name", "events", "reports"]
    case .onDate: ["date", "events", "reports"]
    case .eventsOf: ["name", "period"]
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
