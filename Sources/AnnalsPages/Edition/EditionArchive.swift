import AnnalsArchive
import AnnalsVocabulary

/// The archive as readers of one edition see it: addresses, names in their language, and texts that
/// many pages show, formatted once.
///
/// A class, so that a record is one reference and an id.
final class EditionArchive: Sendable {
  let edition: Edition
  let index: ArchiveIndex
  let archive: PublicArchive
  let addresses: EditionAddresses
  let stylesheet: SitePath
  let towns: [DisplayText]
  let factions: [DisplayText]
  let types: [DisplayText]
  let sources: [DisplayText]
  let articles: [DisplayText]
  /// `Airstrike, near Khan Sheikhun`
  let events: [DisplayText]
  /// What each event's date is in words.
  let eventDates: [String]

  var locale: Locale { edition.locale }
  var language: LanguageTag { edition.language }

  init(_ index: ArchiveIndex, _ edition: Edition, stylesheet: SitePath) {
    let archive = index.archive
    let language = edition.language
    let locale = edition.locale
    self.edition = edition
    self.index = index
    self.archive = archive
    self.stylesheet = stylesheet
    addresses = EditionAddresses(index, prefix: edition.prefix)
    let towns = archive.towns.map { displayName($0.name, $0.names, in: language) }
    let types = archive.types.map { type in
      let name = locale.types[type.id] ?? type.id
      return type.names.isEmpty
        ? DisplayText(name, language, on: language)
        : displayName(name, type.names, in: language)
    }
    self.towns = towns
    self.types = types
    factions = archive.factions.map { displayName($0.name, $0.names, in: language) }
    sources = archive.sources.map { DisplayText($0.name, nil, on: language) }
    articles = archive.articles.map { DisplayText($0.title, $0.language, on: language) }
    events = archive.events.map { event in
      eventLabel(types[event.type.index], event.places, towns, locale)
    }
    eventDates = archive.events.map { locale.dates.text($0.date) }
  }
}

/// The name a thing has in a language, or else the one it goes by.
private func displayName(
  _ name: String,
  _ names: [LocalizedName],
  in language: LanguageTag
) -> DisplayText {
  let own = names.first { $0.language == language }
  if let own = own ?? names.first(where: { $0.language.primary == language.primary }) {
    return DisplayText(own.name, language, on: language)
  }
  let known = names.first { $0.name.utf8.elementsEqual(name.utf8) }
  return DisplayText(name, known?.language, on: language)
}

private func eventLabel(
  _ type: DisplayText,
  _ places: [EventPlace],
  _ towns: [DisplayText],
  _ locale: Locale
) -> DisplayText {
  guard let place = placeText(places, towns, locale) else { return type }
  var label = RichText()
  label.append(locale.pattern(.eventTitle), type, place)
  return DisplayText(label, locale.language)
}

/// `near Khan Sheikhun, between Morek and Kafr Zita`: at most three places, then `…`.
private func placeText(
  _ places: [EventPlace],
  _ towns: [DisplayText],
  _ locale: Locale
) -> DisplayText? {
  var rest = places.prefix(3)
  guard !rest.isEmpty else { return nil }
  var text = RichText()
  while let place = rest.popFirst() {
    if !text.text.isEmpty { text.append(locale[.listSeparator]) }
    let name = towns[place.town.index]
    switch place.relation {
    case .in: text.append(name)
    case .near: text.append(locale.pattern(.placeNear), name)
    case .road: text.append(locale.pattern(.placeRoad), name)
    case .between:
      if let other = rest.first, other.relation == .between {
        rest.removeFirst()
        text.append(locale.pattern(.placeBetween), name, towns[other.town.index])
      } else {
        text.append(locale.pattern(.placeBeside), name)
      }
    }
  }
  if places.count > 3 { text.append(locale[.listSeparator] + "…") }
  return DisplayText(text, locale.language)
}
