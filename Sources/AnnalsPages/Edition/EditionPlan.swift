import AnnalsArchive
import AnnalsVocabulary

/// What an edition has: addresses, names in its language, and texts that many pages show, formatted
/// once.
///
/// It says which pages there are. Pages read it through an `EditionArchive`, which notes what they
/// read.
final class EditionPlan: Sendable {
  let edition: Edition
  /// Its position among the editions.
  let ordinal: Int
  let index: ArchiveIndex
  let archive: PublicArchive
  let addresses: EditionAddresses
  let assets: ThemeAssets
  let logo: Logo?
  /// Every edition of the site.
  let editions: [Edition]
  let towns: [DisplayText]
  let factions: [DisplayText]
  let types: [DisplayText]
  let sources: [DisplayText]
  let articles: [DisplayText]
  /// What and where: `Airstrike, near Khan Sheikhun`.
  let events: [DisplayText]
  /// What each event's date is in words, and for `datetime`.
  let eventDates: [String]
  let eventTimes: [String]
  /// In the edition's language where an account is, or else as the event has it.
  let eventSummaries: [DisplayText?]
  let articleDates: [String]
  let articleTimes: [String]
  /// The archive's own pages, those in the edition's language first.
  let ownPages: [ID<Page>]
  let townIndex: NameList
  let factionIndex: NameList
  /// What the site says of the release that it is; nil for a plain site.
  let release: ReleaseNotice?
  /// Where the name each town and faction is shown by stands among all, in the edition's order.
  let townRanks: [UInt32]
  let factionRanks: [UInt32]

  init(
    _ index: ArchiveIndex,
    _ ordinal: Int,
    of editions: [Edition],
    assets: ThemeAssets,
    logo: Logo?,
    release: ReleaseNotice?
  ) {
    let edition = editions[ordinal]
    let archive = index.archive
    let language = edition.language
    let locale = edition.locale
    self.edition = edition
    self.release = release
    self.ordinal = ordinal
    self.index = index
    self.archive = archive
    self.editions = editions
    self.assets = assets
    self.logo = logo
    addresses = EditionAddresses(index, prefix: edition.prefix)
    let towns = archive.towns.map { displayName($0.name, $0.language, $0.names, in: language) }
    let types = archive.types.map { type in
      let name = locale.types[type.id] ?? type.id
      return type.names.isEmpty
        ? DisplayText(interface: name, language)
        : displayName(name, nil, type.names, in: language)
    }
    self.towns = towns
    self.types = types
    let factions = archive.factions.map {
      displayName($0.name, $0.language, $0.names, in: language)
    }
    self.factions = factions
    sources = archive.sources.map { DisplayText($0.name, nil, on: language) }
    articles = archive.articles.map { DisplayText($0.title, $0.language, on: language) }
    events = archive.events.map { event in
      eventLabel(types[event.type.index], event.places, towns, archive, locale)
    }
    eventDates = archive.events.map { locale.dates.text($0.date) }
    eventTimes = archive.events.map(\.date.machineText)
    eventSummaries = archive.events.map { summary(of: $0, in: archive, on: language) }
    articleDates = archive.articles.map { locale.dates.text($0.published.day) }
    articleTimes = archive.articles.map(\.published.day.description)
    let isOwn = { (page: Int) in archive.pages[page].language == language }
    ownPages = (archive.pages.indices.filter(isOwn) + archive.pages.indices.filter { !isOwn($0) })
      .map { ID($0) }
    townIndex = NameList(
      shown: towns,
      aliases: { index in
        let town = archive.towns[index]
        return spellings(town.name, town.names, town.aliases, on: language)
      },
      on: language
    )
    factionIndex = NameList(
      shown: factions,
      aliases: { index in
        let faction = archive.factions[index]
        return spellings(faction.name, faction.names, faction.aliases, on: language)
      },
      on: language
    )
    townRanks = townIndex.ranks(of: towns.count)
    factionRanks = factionIndex.ranks(of: factions.count)
  }
}

/// Every name of a thing, whatever its language.
private func spellings(
  _ name: String,
  _ names: [LocalizedName],
  _ aliases: [String],
  on language: LanguageTag
) -> [DisplayText] {
  [DisplayText(name, nil, on: language)]
    + names.map { DisplayText($0.name, $0.language, on: language) }
    + aliases.map { DisplayText($0, nil, on: language) }
}

/// The name a thing has in a language, or else the one it goes by.
private func displayName(
  _ name: String,
  _ written: LanguageTag?,
  _ names: [LocalizedName],
  in language: LanguageTag
) -> DisplayText {
  let own = names.first { $0.language == language }
  if let own = own ?? names.first(where: { $0.language.primary == language.primary }) {
    return DisplayText(own.name, language, on: language)
  }
  let known = names.first { $0.name.hasSameBytes(as: name) }
  return DisplayText(name, known?.language ?? written, on: language)
}

private func eventLabel(
  _ type: DisplayText,
  _ places: [EventPlace],
  _ towns: [DisplayText],
  _ archive: PublicArchive,
  _ locale: Locale
) -> DisplayText {
  guard let place = placeText(places, towns, archive, locale) else { return type }
  var label = RichText()
  label.append(locale.pattern(.eventTitle), type, place)
  return DisplayText(label, locale.language)
}

/// `near Khan Sheikhun, between Morek and Kafr Zita`: at most three places, then `…`.
private func placeText(
  _ places: [EventPlace],
  _ towns: [DisplayText],
  _ archive: PublicArchive,
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
    case .road where archive.towns[place.town.index].kind == .road: text.append(name)
    case .near: text.append(locale.near(name.text), name)
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

/// The summary of an account in the edition's language, or else the event's own.
private func summary(
  of event: Event,
  in archive: PublicArchive,
  on language: LanguageTag
) -> DisplayText? {
  var fallback: (text: String, language: LanguageTag?)?
  for index in event.accounts {
    guard let summary = archive.accounts[index].summary else { continue }
    let article = archive.accounts[index].article
    let written = article.map { archive.articles[$0.index].language } ?? event.language
    if written == language { return DisplayText(summary, written, on: language) }
    if fallback == nil, let own = event.summary, own.hasSameBytes(as: summary) {
      fallback = (summary, written)
    }
  }
  if let fallback { return DisplayText(fallback.text, fallback.language, on: language) }
  return event.summary.map { DisplayText($0, nil, on: language) }
}
