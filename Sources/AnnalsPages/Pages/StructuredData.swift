import AnnalsArchive
import AnnalsVocabulary

/// JSON-LD: what a page is about, in the words of schema.org.
extension EditionArchive {
  func writeStructuredData(of key: PageKey, into writer: inout ByteWriter) {
    var object = JSONObject(into: &writer)
    defer { object.close(into: &writer) }
    object.text("@context", "https://schema.org", into: &writer)
    switch key {
    case .article(let id): write(article: id, into: &object, &writer)
    case .event(let id): write(event: id, into: &object, &writer)
    case .town(let id): write(town: id, into: &object, &writer)
    case .faction(let id): write(faction: id, into: &object, &writer)
    case .home: writeSite(into: &object, &writer)
    case .page, .search, .tombstone, .removals, .verify, .changes, .notFound:
      object.text("@type", "WebPage", into: &writer)
      object.text("name", title(of: key), into: &writer)
    case .type, .source, .period, .day, .month, .year, .dates, .towns, .factions, .types,
      .sources, .map, .townsUnder, .factionsUnder:
      object.text("@type", "CollectionPage", into: &writer)
      object.text("name", title(of: key), into: &writer)
      if let coverage = temporalCoverage(of: key) {
        object.text("temporalCoverage", coverage, into: &writer)
      }
    }
    // An event, a place and an organisation have no language of their own.
    switch key {
    case .article, .event, .town, .faction: break
    default: object.text("inLanguage", language.text, into: &writer)
    }
    if let base = archive.configuration.baseURL {
      object.text("url", base + path(of: key).text, into: &writer)
    }
  }

  private func writeSite(into object: inout JSONObject, _ writer: inout ByteWriter) {
    let configuration = archive.configuration
    object.text("@type", "WebSite", into: &writer)
    object.text("name", archiveTitle, into: &writer)
    if let description = archiveDescription {
      object.text("description", description, into: &writer)
    }
    if let author = configuration.author {
      object.named("publisher", type: "Organization", author, into: &writer)
    }
  }

  private func temporalCoverage(of key: PageKey) -> String? {
    switch key {
    case .day(let id): index.calendar.days[id.index].description
    case .month(let id): MonthRecord(edition: self, id: id).month.description
    case .year(let id): String(index.calendar.years[id.index])
    default: nil
    }
  }

  private func write(
    article id: ID<Article>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let article = archive.articles[id.index]
    object.text("@type", "NewsArticle", into: &writer)
    object.text("headline", article.title, into: &writer)
    object.text("datePublished", article.published.day.description, into: &writer)
    object.text("inLanguage", article.language.text, into: &writer)
    if let author = article.author {
      object.named("author", type: "Person", author, into: &writer)
    }
    if let source = article.source {
      object.named("publisher", type: "Organization", sources[source.index].text, into: &writer)
    }
    if let url = article.url { object.text("isBasedOn", url, into: &writer) }
    if let copy = article.archivedURL { object.text("archivedAt", copy, into: &writer) }
    if let last = article.corrections.map(\.day).max() {
      object.text("dateModified", last.description, into: &writer)
    }
    object.objects("correction", article.corrections, into: &writer) { correction, inner, writer in
      inner.text("@type", "CorrectionComment", into: &writer)
      inner.text("text", correction.text, into: &writer)
      inner.text("datePublished", correction.day.description, into: &writer)
    }
    let told = archive.relations.eventsOfArticle[id]
    object.objects("about", told, into: &writer) { event, inner, writer in
      inner.text("@type", "Event", into: &writer)
      inner.text("name", events[event.index].text, into: &writer)
      inner.text("identifier", archive.events[event.index].key, into: &writer)
      inner.text("startDate", archive.events[event.index].date.first.description, into: &writer)
    }
  }

  private func write(
    event id: ID<Event>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let event = archive.events[id.index]
    object.text("@type", "Event", into: &writer)
    object.text("name", events[id.index].text, into: &writer)
    object.text("identifier", event.key, into: &writer)
    object.text("startDate", event.date.first.description, into: &writer)
    object.text("endDate", event.date.last.description, into: &writer)
    if let place = event.places.first {
      object.named("location", type: "Place", towns[place.town.index].text, into: &writer)
    }
    if let summary = eventSummaries[id.index] {
      object.text("description", summary.text, into: &writer)
    }
    object.objects("subjectOf", articles(telling: id), into: &writer) { article, inner, writer in
      inner.text("@type", "NewsArticle", into: &writer)
      inner.text("headline", archive.articles[article.index].title, into: &writer)
      let day = archive.articles[article.index].published.day
      inner.text("datePublished", day.description, into: &writer)
    }
  }

  private func write(
    town id: ID<Town>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let town = archive.towns[id.index]
    object.text("@type", "Place", into: &writer)
    object.text("name", towns[id.index].text, into: &writer)
    let others = [town.name] + town.names.map(\.name) + town.aliases
    object.texts("alternateName", distinct(others, but: towns[id.index].text), into: &writer)
    if let coordinates = town.coordinates {
      object.key("geo", into: &writer)
      var geo = JSONObject(into: &writer, isInner: true)
      geo.text("@type", "GeoCoordinates", into: &writer)
      geo.key("latitude", into: &writer)
      writer.append(decimals(coordinates.latitude))
      geo.key("longitude", into: &writer)
      writer.append(decimals(coordinates.longitude))
      geo.close(into: &writer)
    }
    if let parent = town.parents.first {
      object.named("containedInPlace", type: "Place", towns[parent.index].text, into: &writer)
    }
    object.texts("sameAs", town.externalIDs.compactMap(\.address), into: &writer)
  }

  private func write(
    faction id: ID<Faction>,
    into object: inout JSONObject,
    _ writer: inout ByteWriter
  ) {
    let faction = archive.factions[id.index]
    object.text("@type", "Organization", into: &writer)
    object.text("name", factions[id.index].text, into: &writer)
    let others = [faction.name] + faction.names.map(\.name) + faction.aliases
    object.texts("alternateName", distinct(others, but: factions[id.index].text), into: &writer)
    // Dates known to the year or the month are written so, as ISO 8601 has it.
    if let date = faction.activeFrom {
      object.text("foundingDate", date.machineText, into: &writer)
    }
    if let date = faction.activeTo {
      object.text("dissolutionDate", date.machineText, into: &writer)
    }
    if let parent = faction.relations.first(where: { $0.kind == .partOf }) {
      let name = factions[parent.other.index].text
      object.named("parentOrganization", type: "Organization", name, into: &writer)
    }
  }
}

/// Each name once, without the one that stands beside them; compared by bytes.
private func distinct(_ names: [String], but shown: String) -> [String] {
  var kept: [String] = []
  for name in names
  where !([shown] + kept).contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
    kept.append(name)
  }
  return kept
}
