import AnnalsVocabulary

/// The lists that all editions share, by the numbers that traces hold.
enum SharedList: UInt32, CaseIterable {
  case articles, events, accounts, towns, factions, types, sources, pages, tombstones, media
  case eventsOfTown, articlesOfTown, eventsOfFaction, articlesOfFaction, townsOfFaction
  case factionsOfTown, eventsOfType, articlesOfSource, eventsOfSource, eventsOfArticle
  case townsOfArticle, factionsOfArticle, partsOfTown
  case days, months, years
  case eventsOfDay, articlesOfDay, eventsOfMonth, undatedEventsOfMonth
  case eventsOfYear, undatedEventsOfYear, articleCounts
  case nearbyTowns, relatedArticles, factionRelations
  case periods, periodsOfTowns, periodsOfFactions, periodsOfTypes, periodsOfSources
  /// What the map of each shows (`EventMap`); under it lies what `mapLayers` and the program hold.
  case townMaps, factionMaps, dayMaps
  /// Bodies as they stand in their files.
  case articleBodies, eventBodies, townBodies, factionBodies, pageBodies
  /// The files of media as they stood when the folder was listed, for what pages read from them.
  case mediaFiles
  /// Lists of one element, for what is looked up as a whole.
  case configuration, mentions, renamings, documentLinks, mapOfAll, mapLayers
  /// The files each template is made from, in the order of `SitePages.schemas`.
  case templates

  var cells: CellList { CellList(number: rawValue) }

  /// Whether its cells are texts that only pages and the search hold.
  var isOfBodies: Bool {
    switch self {
    case .articleBodies, .eventBodies, .townBodies, .factionBodies, .pageBodies: true
    default: false
    }
  }
}

/// The lists that every edition has of its own: names, words and addresses as its readers see them.
enum EditionList: UInt32, CaseIterable {
  case articles, events, towns, factions, types, sources, pages, tombstones
  /// Lists of one element.
  case texts, townNames, factionNames

  /// `edition` is its position among the editions.
  func cells(of edition: Int) -> CellList {
    CellList(number: UInt32(edition + 1) * 256 + rawValue)
  }
}
