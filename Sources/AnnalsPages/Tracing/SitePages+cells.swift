import AnnalsArchive
import AnnalsTemplates
public import AnnalsVocabulary

extension SitePages {
  /// A digest of all that is made from the archive as a whole: the search index, and without the bodies
  /// the data files, which hold none.
  ///
  /// Nil when not everything is known. Templates and the sizes of pictures do not count, since they
  /// make pages only.
  public static func model(of cells: CellTable, _ key: DigestKey, bodies: Bool) -> Digest? {
    var bytes = CellBytes()
    for list in SharedList.allCases where list != .templates && list != .mediaFiles {
      if !bodies && list.isOfBodies { continue }
      guard let digests = cells.digests(of: list.cells) else { return nil }
      bytes.add(digests.count)
      for digest in digests { bytes.add(digest) }
    }
    return bytes.take(key)
  }

  /// What every cell that a page can read holds in this build.
  ///
  /// - Parameters:
  ///   - key: The secret under which digests are taken.
  ///   - environment: Of everything that a page depends on besides the archive and the templates: the
  ///     program, the configuration and the locales.
  ///   - contents: Of each file of the tree that may hold a body, by its index; nil for one that was
  ///     not read.
  ///   - copied: Of a file of the tree that is copied, what stands for its bytes; nil when nothing does.
  /// - Returns: A digest of every cell.
  public func cells(
    _ key: DigestKey,
    environment: Digest,
    contents: [Digest?],
    copied: (Int) -> Digest?
  ) -> CellTable {
    var table = CellTableBuilder(key)
    guard let main = editions.first else { return table.table }
    table.add(.configuration, [true]) { cell, _ in
      cell.add(environment)
      cell.add(main.archive.showsDrafts)
    }
    table.addArchive(main.archive)
    table.addRelations(main.archive.relations)
    table.addIndex(main.index)
    table.addPeriods(main.index.periods, main)
    table.addMaps(main.index.maps, environment)
    table.addBodies(main.archive, contents)
    let media = main.archive.media.map { copied($0.file) }
    let known = media.compactMap(\.self)
    if known.count == media.count { table.add(.mediaFiles, known) { $0.add($1) } }
    let links = bodies.linksDigest(key)
    table.add(.documentLinks, [links]) { $0.add($1) }
    table.add(.templates, Self.schemas) { cell, schema in
      let closure = templates.closure(of: schema.template)
      cell.add(closure.count)
      for name in closure {
        cell.add(name.description)
        cell.add(sources.bytes(of: name) ?? [])
      }
    }
    for edition in editions { table.addEdition(edition, environment) }
    return table.table
  }
}

/// Collects the digests of lists.
private struct CellTableBuilder: ~Copyable {
  private(set) var table = CellTable()
  private let key: DigestKey
  private var cell = CellBytes()

  init(_ key: DigestKey) {
    self.key = key
  }

  mutating func add<Elements: Collection>(
    _ list: CellList,
    _ elements: Elements,
    _ write: (inout CellBytes, Elements.Element) -> Void
  ) {
    var digests: [Digest] = []
    digests.reserveCapacity(elements.count)
    for element in elements {
      write(&cell, element)
      digests.append(cell.take(key))
    }
    table.add(list, digests)
  }

  mutating func add<Elements: Collection>(
    _ list: SharedList,
    _ elements: Elements,
    _ write: (inout CellBytes, Elements.Element) -> Void
  ) {
    add(list.cells, elements, write)
  }

  private mutating func add<Value: Digested>(_ list: SharedList, _ values: [Value]) {
    add(list, values) { $0.add($1) }
  }

  mutating func addArchive(_ archive: PublicArchive) {
    add(.articles, archive.articles)
    add(.events, archive.events)
    add(.accounts, archive.accounts)
    add(.towns, archive.towns)
    add(.factions, archive.factions)
    add(.types, archive.types)
    add(.sources, archive.sources)
    add(.pages, archive.pages)
    add(.tombstones, archive.tombstones)
    add(.media, archive.media.map(\.path))
    // The matcher is made from these two lists alone; see Redaction.mentions().
    add(.mentions, [archive]) { cell, archive in
      cell.add(archive.towns)
      cell.add(archive.factions)
    }
  }

  private mutating func add<From, To>(
    _ list: SharedList,
    _ count: Int,
    _ relation: Relation<From, To>
  ) {
    add(list, 0..<count) { $0.add(relation[ID($1)]) }
  }

  mutating func addRelations(_ relations: Relations) {
    add(.eventsOfTown, relations.eventsOfTown.count, relations.eventsOfTown)
    add(.articlesOfTown, relations.articlesOfTown.count, relations.articlesOfTown)
    add(.eventsOfFaction, relations.eventsOfFaction.count, relations.eventsOfFaction)
    add(.articlesOfFaction, relations.articlesOfFaction.count, relations.articlesOfFaction)
    add(.townsOfFaction, relations.townsOfFaction.count, relations.townsOfFaction)
    add(.factionsOfTown, relations.factionsOfTown.count, relations.factionsOfTown)
    add(.eventsOfType, relations.eventsOfType.count, relations.eventsOfType)
    add(.articlesOfSource, relations.articlesOfSource.count, relations.articlesOfSource)
    add(.eventsOfSource, relations.eventsOfSource.count, relations.eventsOfSource)
    add(.eventsOfArticle, relations.eventsOfArticle.count, relations.eventsOfArticle)
    add(.townsOfArticle, relations.townsOfArticle.count, relations.townsOfArticle)
    add(.factionsOfArticle, relations.factionsOfArticle.count, relations.factionsOfArticle)
    add(.partsOfTown, relations.partsOfTown.count, relations.partsOfTown)
  }

  mutating func addIndex(_ index: ArchiveIndex) {
    let (archive, calendar) = (index.archive, index.calendar)
    add(.days, calendar.days)
    add(.months, calendar.months)
    add(.years, calendar.years) { $0.add($1) }
    add(.eventsOfDay, calendar.eventsOfDay.count, calendar.eventsOfDay)
    add(.articlesOfDay, calendar.articlesOfDay.count, calendar.articlesOfDay)
    add(.eventsOfMonth, calendar.eventsOfMonth.count, calendar.eventsOfMonth)
    add(.undatedEventsOfMonth, calendar.undatedEventsOfMonth.count, calendar.undatedEventsOfMonth)
    add(.eventsOfYear, calendar.eventsOfYear.count, calendar.eventsOfYear)
    add(.undatedEventsOfYear, calendar.undatedEventsOfYear.count, calendar.undatedEventsOfYear)
    add(.articleCounts, calendar.articleCounts) { $0.add($1) }
    add(.nearbyTowns, archive.towns.indices) { $0.add(index.nearby[ID($1)]) }
    add(.relatedArticles, archive.articles.indices) { $0.add(index.related[ID($1)]) }
    add(.factionRelations, archive.factions.indices) { $0.add(index.factionRelations[$1]) }
    // Renamings are read from the relations of factions.
    add(.renamings, [archive]) { $0.add($1.factions) }
  }

  mutating func addPeriods(_ periods: Periods, _ edition: EditionPlan) {
    // The address of a period is that of its subject, in every edition after the same prefix.
    add(.periods, periods.all.indices) { cell, index in
      cell.add(periods.all[index])
      cell.add(edition.addresses.periods[index])
    }
    let archive = edition.archive
    add(.periodsOfTowns, archive.towns.indices) { $0.add(periods.years(of: .town(ID($1)))) }
    add(.periodsOfFactions, archive.factions.indices) {
      $0.add(periods.years(of: .faction(ID($1))))
    }
    add(.periodsOfTypes, archive.types.indices) { $0.add(periods.years(of: .type(ID($1)))) }
    add(.periodsOfSources, archive.sources.indices) { $0.add(periods.years(of: .source(ID($1)))) }
  }

  mutating func addMaps(_ maps: ArchiveMaps, _ environment: Digest) {
    add(.townMaps, maps.towns)
    add(.factionMaps, maps.factions)
    add(.dayMaps, maps.days)
    add(.mapOfAll, [maps.all])
    // What lies under maps is cut to the frames of all of them; the layers are in the environment.
    add(.mapLayers, [maps]) { cell, maps in
      cell.add(environment)
      for map in [maps.all] + maps.towns + maps.factions + maps.days {
        cell.add(map.rows.count)
        for row in map.rows { cell.add(optional: row.location) { $0.add($1) } }
      }
    }
  }

  mutating func addBodies(_ archive: PublicArchive, _ contents: [Digest?]) {
    addBodies(.articleBodies, archive.articles.map(\.body), contents)
    addBodies(.eventBodies, archive.events.map(\.body), contents)
    addBodies(.townBodies, archive.towns.map(\.body), contents)
    addBodies(.factionBodies, archive.factions.map(\.body), contents)
    addBodies(.pageBodies, archive.pages.map(\.body), contents)
  }

  /// A list with a body whose file was not read is left out, and so never what it was.
  private mutating func addBodies(
    _ list: SharedList,
    _ bodies: [BodyReference?],
    _ contents: [Digest?]
  ) {
    let known = bodies.allSatisfy { body in
      guard let body else { return true }
      return contents.indices.contains(body.file) && contents[body.file] != nil
    }
    guard known else { return }
    add(list, bodies) { cell, body in
      guard let body, let content = contents[body.file] else { return }
      cell.add(body)
      cell.add(content)
    }
  }

  mutating func addEdition(_ edition: EditionPlan, _ environment: Digest) {
    let addresses = edition.addresses
    func own(_ list: EditionList) -> CellList { list.cells(of: edition.ordinal) }
    add(own(.texts), [true]) { cell, _ in
      cell.add(environment)
      cell.add(edition.ordinal)
      cell.add(texts: edition.editions.map(\.prefix))
      cell.add(texts: edition.editions.map(\.language.text))
      for path in edition.assets.paths { cell.add(path) }
      cell.add(optional: edition.logo) { cell, logo in
        cell.add(logo.path)
        cell.add(logo.size?.width ?? 0)
        cell.add(logo.size?.height ?? 0)
      }
      cell.add(edition.ownPages)
      // Only what is published anew each time speaks of its release.
      cell.add(edition.release != nil)
    }
    add(own(.articles), edition.articles.indices) { cell, index in
      cell.add(edition.articles[index])
      cell.add(edition.articleDates[index])
      cell.add(edition.articleTimes[index])
      cell.add(addresses.articles[index])
    }
    add(own(.events), edition.events.indices) { cell, index in
      cell.add(edition.events[index])
      cell.add(edition.eventDates[index])
      cell.add(edition.eventTimes[index])
      cell.add(optional: edition.eventSummaries[index]) { $0.add($1) }
      cell.add(addresses.events[index])
    }
    addNamed(own(.towns), edition.towns, addresses.towns)
    addNamed(own(.factions), edition.factions, addresses.factions)
    addNamed(own(.types), edition.types, addresses.types)
    addNamed(own(.sources), edition.sources, addresses.sources)
    add(own(.pages), addresses.pages) { $0.add($1) }
    add(own(.tombstones), addresses.tombstones) { $0.add($1) }
    add(own(.townNames), [edition.townIndex]) { $0.add($1) }
    add(own(.factionNames), [edition.factionIndex]) { $0.add($1) }
  }

  private mutating func addNamed(
    _ list: CellList,
    _ names: [DisplayText],
    _ addresses: [SitePath]
  ) {
    add(list, names.indices) { cell, index in
      cell.add(names[index])
      cell.add(addresses[index])
    }
  }
}
